"""A group asks for help, and what comes of it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support import catalogue, facts, states
from barkraft.support.kept_words import clean
from barkraft.support.models import Request, RequestStep
from barkraft.venture import facts as group_facts
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture

State = Request.State


@transaction.atomic
def ask_for_help(
    *,
    venture: Venture,
    function_id: str,
    text: str,
    by: User,
    urgency: str = Request.Urgency.SOON,
    wanted_by: date | None = None,
    by_phone: bool = False,
) -> Request:
    """The group asks, or its coach writes what was said on the telephone. Some words make it a question for today."""
    answers.hold(venture)
    if not group_facts.may_write(by, venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
    if facts.offer(function_id) is None:
        raise Refused(_("Den hjälpen finns inte här nu."))
    words = clean(text, _("Skriv vad ni vill ha hjälp med. En mening räcker."))
    if wanted_by and wanted_by < clock.today():
        raise Refused(_("Dagen har varit. Välj en dag som kommer."))
    now = clock.now()
    request = Request.objects.create(
        venture=venture,
        function_id=function_id,
        asked_by=None if by_phone else by,
        by_phone=by_phone,
        text=words,
        urgency=Request.Urgency.TODAY if catalogue.urgent_words(words) else Request.Urgency(urgency),
        wanted_by=wanted_by,
        opened_at=now,
    )
    RequestStep.objects.create(request=request, state=State.SENT, by=by, at=now)
    if by_phone:  # somebody has heard it already
        move_request(request=request, state=State.TRIAGED, by=by)
    return request


@transaction.atomic
def move_request(*, request: Request, state: str, by: User, words: str = "", as_group: bool = False) -> Request:
    """Let the request go to another state, with what is said about it. Who first answers for the staff has it."""
    answers.hold(request.venture)
    kept = Request.objects.select_related("venture").get(pk=request.pk)
    _may(kept, by, as_group)
    if not states.may_move(kept, state, as_group=as_group):
        raise Refused(_("Ärendet har ändrats. Läs vad som står nu."))
    said = clean(words, _("Skriv en mening till gruppen.")) if state in states.NEEDS_WORDS else clean(words)
    now = clock.now()
    if not as_group and state != State.WITHDRAWN:
        kept.first_answer_at = kept.first_answer_at or now
        kept.assigned_to = kept.assigned_to or by
    if state == State.DELIVERED:
        kept.delivered_at = now
    if state in states.ENDED:
        kept.closed_at = now
    kept.state = state
    kept.save()
    RequestStep.objects.create(request=kept, state=state, words=said, by=by, at=now)
    _show(request, kept)
    return kept


@transaction.atomic
def say_whether_it_helped(
    *, request: Request, helped: str, by: User, words: str = "", as_group: bool = True
) -> Request:
    """The one question afterwards. Yes ends it; partly and no come back to the coach."""
    if helped not in Request.Helped.values:
        raise Refused(_("Välj ett av de tre svaren."))
    kept = move_request(request=request, state=State.FOLLOWED_UP, by=by, words=words, as_group=as_group)
    kept.helped = helped
    kept.save(update_fields=["helped"])
    if helped == Request.Helped.YES:
        kept.state, kept.closed_at = State.CLOSED, clock.now()
        kept.save(update_fields=["state", "closed_at"])
        RequestStep.objects.create(request=kept, state=State.CLOSED, by=None, at=kept.closed_at)
    _show(request, kept)
    return kept


@transaction.atomic
def add_words(*, request: Request, words: str, by: User) -> RequestStep:
    """The group or its coach says more about a request that is open. Its state stays."""
    answers.hold(request.venture)
    kept = Request.objects.select_related("venture").get(pk=request.pk)
    _may(kept, by, as_group=True)
    if kept.state in states.ENDED:
        raise Refused(_("Ärendet är avslutat. Fråga på nytt."))
    said = clean(words, _("Skriv en mening."))
    if catalogue.urgent_words(said) and kept.state in states.WAITS_FOR_US:
        kept.urgency = Request.Urgency.TODAY
        kept.save(update_fields=["urgency"])
    return RequestStep.objects.create(request=kept, state=kept.state, words=said, by=by, at=clock.now())


@transaction.atomic
def assign_request(*, request: Request, by: User) -> Request:
    """This coach has it from now on. One that nobody has read is read by that."""
    answers.hold(request.venture)
    kept = Request.objects.select_related("venture").get(pk=request.pk)
    _may(kept, by, as_group=False)
    kept.assigned_to = by
    kept.save(update_fields=["assigned_to"])
    if kept.state == State.SENT:
        kept = move_request(request=kept, state=State.TRIAGED, by=by)
    _show(request, kept)
    return kept


def _may(request: Request, by: User, as_group: bool) -> None:
    allowed = group_facts.may_write if as_group else group_facts.is_coach
    if not allowed(by, request.venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))


def _show(shown: Request, kept: Request) -> None:
    """What the caller holds says what is kept."""
    for column in ("state", "assigned_to", "first_answer_at", "delivered_at", "closed_at", "helped"):
        setattr(shown, column, getattr(kept, column))
