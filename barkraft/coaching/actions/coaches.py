"""Who coaches a cohort: for good, or instead of another up to a day."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from barkraft.people.actions import let_go_of_staff, make_staff, record_event
from barkraft.people.models import AccountEvent, User
from barkraft.shared import clock
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Cohort, CohortStaff, Venture

COACH, SUBSTITUTE = CohortStaff.Role.COACH, CohortStaff.Role.SUBSTITUTE


@transaction.atomic
def add_coach(*, cohort: Cohort, user: User, by: User | None, until: date | None = None) -> CohortStaff:
    """Let the person coach the cohort; with a last day, as a substitute. She becomes staff, so a card of hers dies.

    A coach stays one: she is not made a substitute. A substitute can be given a later day, or stay.
    """
    make_staff(user=user, by=by)
    _end_past(CohortStaff.objects.filter(cohort=cohort, user=user))
    role = SUBSTITUTE if until else COACH
    said = {"role": role, "until": until}
    staff, is_new = CohortStaff.objects.get_or_create(cohort=cohort, user=user, ended_on=None, defaults=said)
    longer = staff.until is not None and (until is None or until > staff.until)
    if not is_new and longer:
        staff.role, staff.until = role, until
        staff.save(update_fields=["role", "until"])
    if is_new or longer:
        note = f"{staff.get_role_display()}, {cohort.name}"
        record_event(user=user, by=by, kind=AccountEvent.Kind.ROLE_GIVEN, note=note)
    return staff


@transaction.atomic
def end_coach(*, staff: CohortStaff, by: User) -> None:
    """She coaches the cohort no more. Refused where its groups would have nobody who stays."""
    cohort = Cohort.objects.select_for_update().get(pk=staff.cohort_id)
    others = cohort.staff.now().filter(until=None).exclude(user=staff.user_id)
    going_on = cohort.ventures.filter(state__in=[Venture.State.ACTIVE, Venture.State.PAUSED])
    if staff.until is None and going_on.exists() and not others.exists():
        raise Refused(_("Omgången har bara en coach. Bjud in en till först."))
    _end(staff, clock.today(), by)


@transaction.atomic
def end_substitutes() -> int:
    """Those whose last day has been: their account says that the role is over. Safe to repeat."""
    return _end_past(CohortStaff.objects.all())


def _end_past(rows: QuerySet[CohortStaff]) -> int:
    past = rows.filter(ended_on=None, until__lt=clock.today()).select_related("user", "cohort")
    ended = 0
    for staff in past.order_by("id"):
        assert staff.until is not None
        _end(staff, staff.until, None)
        ended += 1
    return ended


def _end(staff: CohortStaff, on: date, by: User | None) -> None:
    staff.ended_on = on
    staff.save(update_fields=["ended_on"])
    note = f"{staff.get_role_display()}, {staff.cohort.name}"
    record_event(user=staff.user, by=by, kind=AccountEvent.Kind.ROLE_ENDED, note=note)
    let_go_of_staff(user=staff.user)
