"""The log of a meeting ("möteslogg"): one minute of the coach's, that many things are read from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support.actions import record_time
from barkraft.venture.actions import say_what_was_decided, say_who_is_here
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused, refuse_numbers
from barkraft.venture.models import CohortStaff, Meeting, Phase, Venture

WORDS = ("next_words", "worked", "not_worked", "asked")
# Which function of content/support.yaml a group's meeting with its coach is.
FOR_A_GROUP, FOR_A_COMPANY = "advice_start", "leader_support"
RUNS = frozenset({Phase.DRIVA, Phase.BARA})
KEPT = ("starts_at", "held_minutes", "beside", "modules", "heads", *WORDS, "logged_at", "logged_by")


@dataclass(frozen=True)
class Log:
    """What a coach says of a meeting that has been. `heads`: how many came, where no names are kept."""

    starts_at: datetime
    held_minutes: int
    next_words: str = ""
    worked: str = ""
    not_worked: str = ""
    asked: str = ""
    beside: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    heads: int | None = None


@transaction.atomic
def log_meeting(
    *, meeting: Meeting, log: Log, by: User, present: Iterable[User] = (), decided: Iterable[str] = ()
) -> Meeting:
    """Keep what the coach says of a meeting. Said again it is changed: nothing is there twice.

    A meeting of a cohort has no names and no decisions. The hours are theirs who logged it first.
    """
    if meeting.venture is not None:
        answers.hold(meeting.venture)
    kept = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    _refuse(kept, log, by)
    for name, value in vars(log).items():
        setattr(kept, name, " ".join(value.split()) if name in WORDS else value)
    kept.beside, kept.modules = list(log.beside), list(log.modules)
    kept.logged_at = kept.logged_at or clock.now()
    kept.logged_by = kept.logged_by or by
    kept.save(update_fields=KEPT)
    if kept.venture is not None:
        say_who_is_here(meeting=kept, present=present, by=by)
        say_what_was_decided(meeting=kept, lines=decided, by=by)
    _count_hours(kept)
    return kept


def _count_hours(meeting: Meeting) -> None:
    """The project's hours: one entry a log, theirs who logged it first."""
    staff = meeting.logged_by
    assert staff  # log_meeting has just said whose it is
    runs = meeting.venture is not None and meeting.venture.phase in RUNS
    record_time(
        staff=staff,
        venture=meeting.venture,
        function_id=FOR_A_COMPANY if runs else FOR_A_GROUP,
        minutes=meeting.held_minutes or meeting.minutes,
        on=timezone.localtime(meeting.starts_at).date(),
        meeting=meeting,
    )


def _refuse(meeting: Meeting, log: Log, by: User) -> None:
    if not _coaches(by, meeting):
        raise Refused(_("Du är inte coach för den här gruppen längre."))
    if log.starts_at > clock.now():
        raise Refused(_("Mötet har inte börjat än. Logga när ni har setts."))
    refuse_numbers(*(getattr(log, name) for name in WORDS))


def _coaches(user: User, meeting: Meeting) -> bool:
    if meeting.venture_id:
        return Venture.objects.coached_by(user).filter(pk=meeting.venture_id).exists()
    return CohortStaff.objects.now(user).filter(cohort=meeting.cohort_id).exists()
