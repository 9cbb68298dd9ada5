"""A time when somebody helps a group: proposed, agreed, moved, held."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support import catalogue, states
from barkraft.support.actions.requests import move_request
from barkraft.support.actions.time import record_time
from barkraft.support.models import Booking, Request
from barkraft.venture import facts as group_facts
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture

State = Booking.State


@transaction.atomic
def propose_booking(
    *,
    venture: Venture,
    function_id: str,
    by: User,
    starts_at: datetime,
    minutes: int = 60,
    place: str = "",
    language: str = "sv",
    interpreter: bool = False,
    interpreter_booked: bool = False,
    agreed: bool = False,
    request: Request | None = None,
) -> Booking:
    """A time with the coach who writes it in. `agreed`: the group has said yes already, on the telephone."""
    answers.hold(venture)
    _refuse(venture, by, starts_at, function_id)
    booking = Booking.objects.create(
        venture=venture,
        request=request,
        function_id=function_id,
        staff=by,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        language=language,
        interpreter=interpreter,
        interpreter_booked=interpreter and interpreter_booked,
        state=State.CONFIRMED if agreed else State.PROPOSED,
    )
    if request is not None:
        move_request(request=request, state=Request.State.BOOKED, by=by)
    return booking


@transaction.atomic
def move_booking(
    *,
    booking: Booking,
    by: User,
    starts_at: datetime,
    minutes: int,
    place: str,
    language: str,
    interpreter: bool,
    interpreter_booked: bool,
    agreed: bool = False,
) -> Booking:
    """Another time or place. The group is asked again, unless it has agreed."""
    kept = _held(booking)
    _refuse(kept.venture, by, starts_at, kept.function_id)
    _next(kept, State.MOVED)
    kept.starts_at, kept.minutes, kept.place, kept.language = starts_at, minutes, place, language
    kept.interpreter, kept.interpreter_booked = interpreter, interpreter and interpreter_booked
    if agreed:
        kept.state = State.CONFIRMED
    kept.save()
    return kept


@transaction.atomic
def answer_booking(*, booking: Booking, state: str, by: User, as_group: bool = False) -> Booking:
    """It suits, it is cancelled, or it did not come about. Without another time the request is open again."""
    kept = _held(booking)
    allowed = group_facts.may_write if as_group else group_facts.is_coach
    if not allowed(by, kept.venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
    if state == State.DONE or (as_group and state not in states.GROUP_BOOKING_MOVES):
        raise Refused(_("Tiden har ändrats. Läs vad som står nu."))
    _next(kept, state)
    kept.save(update_fields=["state"])
    if state in {State.CANCELLED, State.NO_SHOW}:
        _open_again(kept, by)
    return kept


@transaction.atomic
def hold_booking(*, booking: Booking, minutes: int, by: User, delivered: bool = True) -> Booking:
    """It took place. Its hours are counted; `delivered`: the group has got what it asked for."""
    kept = _held(booking)
    if not group_facts.is_coach(by, kept.venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
    if kept.starts_at > clock.now():
        raise Refused(_("Tiden har inte varit än."))
    _next(kept, State.DONE)
    kept.held_minutes = minutes
    kept.save(update_fields=["state", "held_minutes"])
    on = timezone.localtime(kept.starts_at).date()
    staff = kept.staff or by
    record_time(staff=staff, venture=kept.venture, function_id=kept.function_id, minutes=minutes, on=on, booking=kept)
    if delivered and kept.request and states.may_move(kept.request, Request.State.DELIVERED):
        move_request(request=kept.request, state=Request.State.DELIVERED, by=by)
    return kept


def _refuse(venture: Venture, by: User, starts_at: datetime, function_id: str) -> None:
    if not group_facts.is_coach(by, venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
    if starts_at < clock.now():
        raise Refused(_("Tiden har varit. Välj en tid som kommer."))
    if function_id not in catalogue.catalogue():
        raise Refused(_("Välj vad tiden gick till."))


def _held(booking: Booking) -> Booking:
    """The row as it is now, nobody else writing in the group."""
    answers.hold(booking.venture)
    return Booking.objects.select_related("venture", "request", "staff").get(pk=booking.pk)


def _next(booking: Booking, state: str) -> None:
    if not states.may_move_booking(booking, state):
        raise Refused(_("Tiden har ändrats. Läs vad som står nu."))
    booking.state = state


def _open_again(booking: Booking, by: User) -> None:
    """The request of a time that is off: somebody finds another, where none is left."""
    request = booking.request
    if request is None or request.state != Request.State.BOOKED:
        return
    if request.bookings.filter(state__in=states.COMING).exists():
        return
    request.state = Request.State.TRIAGED
    request.save(update_fields=["state"])
    said = _("Tiden blev inte av. Vi hittar en ny.")
    request.steps.create(state=Request.State.TRIAGED, words=said, by=by, at=clock.now())
