"""The coach's list of calls ("ringlista"): whom to call, about what, by when. And who wants to go on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from barkraft.coaching.models import Call, Curious, Slip
from barkraft.coaching.spoken import spoken
from barkraft.people.models import User
from barkraft.rules import telephones, working_days
from barkraft.shared import clock
from barkraft.translate.languages import base
from barkraft.venture.facts import calls_to_make
from barkraft.venture.models import Cohort, Meeting, Venture
from barkraft.venture.reminded import CallToMake, Silent, reminders_to_call, silent_after_two

CALL_WITHIN = 3  # working days
KEPT = timedelta(days=90)  # of one who is curious, and of a call that is made
SOON = timedelta(days=7)  # a call that is due later stands under "later"


@dataclass(frozen=True)
class ToCall:
    """One line of the list."""

    kind: str  # curious, call, reminder, silent
    uid: str
    name: str
    phone: str  # as it is read aloud; "" where we have none
    language: str
    interpreter: bool
    call_by: date
    wanted: str = ""
    about: str = ""  # what was promised, in words; "" for one who is curious
    venture: Venture | None = None
    meeting: Meeting | None = None
    tries: int = 0
    gone_by: date | None = None  # when it is taken away at the latest


@dataclass(frozen=True)
class CallList:
    """Everything that a coach is to call about, by the last day."""

    now: list[ToCall] = field(default_factory=list)
    later: list[ToCall] = field(default_factory=list)
    not_by_phone: list[ToCall] = field(default_factory=list)  # "ring inte": they come to an open meeting
    silent: list[ToCall] = field(default_factory=list)  # reminded twice, and nothing was heard
    waiting: list[ToCall] = field(default_factory=list)  # "jag väntar"


def call_list(user: User) -> CallList:
    """The list of one coach. As many queries for one line as for forty."""
    known = list(Curious.objects.visible_to(user).exclude(called_at__isnull=False, outcome=Curious.Outcome.GOING_ON))
    to_call = [one for one in known if one.outcome != Curious.Outcome.WAITING]
    lines = [_curious(one) for one in to_call if one.phone]
    lines += [_call(one) for one in _calls(user).select_related("user", "venture")]
    lines += [_reminder(one) for one in calls_to_make(user)]
    lines.sort(key=lambda line: (line.call_by, line.name))
    soon = clock.today() + SOON
    return CallList(
        now=[line for line in lines if line.call_by <= soon],
        later=[line for line in lines if line.call_by > soon],
        not_by_phone=[_curious(one) for one in to_call if not one.phone],
        silent=[_silent(one) for one in silent_after_two(Cohort.objects.visible_to(user))],
        waiting=[_curious(one) for one in known if one.outcome == Curious.Outcome.WAITING],
    )


def calls_waiting(user: User) -> int:
    """How many calls stand under "now" on her list. One query."""
    new = Curious.objects.visible_to(user).filter(called_at=None).exclude(phone="")
    due = _calls(user).filter(due_on__lte=clock.today() + SOON)
    parts = [part.order_by().values("pk") for part in (new, due, reminders_to_call(user))]
    return parts[0].union(*parts[1:], all=True).count()


def _calls(user: User) -> QuerySet[Call]:
    return Call.objects.visible_to(user).filter(done_at=None)


def promised() -> date:
    """The last day on which somebody who asks now is called."""
    return working_days.after(clock.today(), CALL_WITHIN)


def gone_by(curious: Curious) -> date:
    """The last day that we keep what she left."""
    return timezone.localtime(curious.asked_at + KEPT).date()


def _curious(one: Curious) -> ToCall:
    return ToCall(
        kind="curious",
        uid=one.uid,
        name=one.first_name,
        phone=telephones.shown(one.phone),
        language=spoken(one.language),
        interpreter=one.interpreter,
        call_by=one.call_by,
        wanted=one.get_wanted_display(),
        about=gettext("Mötet som ni kom överens om är ändrat") if one.outcome == Curious.Outcome.GOING_ON else "",
        tries=one.tries,
        gone_by=gone_by(one),
    )


def _call(one: Call) -> ToCall:
    about = one.get_kind_display()
    return ToCall(
        kind="call",
        uid=one.uid,
        name=one.user.first_name if one.user else "",
        phone=telephones.shown(one.user.phone) if one.user else "",
        language=spoken(base(one.user.language)) if one.user else "",
        interpreter=False,
        call_by=one.due_on,
        about=f"{about}: {one.words}" if one.words else about,
        venture=one.venture,
    )


def _reminder(one: CallToMake) -> ToCall:
    return ToCall(
        kind="reminder",
        uid=one.reminder.uid,
        name=one.person.first_name,
        phone=telephones.shown(one.phone),
        language=spoken(base(one.person.language)),
        interpreter=False,
        call_by=timezone.localtime(one.meeting.starts_at).date(),
        venture=one.venture,
        meeting=one.meeting,
    )


def _silent(one: Silent) -> ToCall:
    return ToCall(
        kind="silent",
        uid=one.person.uid,
        name=one.person.first_name,
        phone=telephones.shown(one.phone),
        language=spoken(base(one.person.language)),
        interpreter=False,
        call_by=clock.today(),
        venture=one.venture,
    )


def going_on(cohort: Cohort) -> list[Curious]:
    """Those who want to go on and are in no group yet, in the order that they asked."""
    return list(cohort.curious.filter(outcome=Curious.Outcome.GOING_ON).order_by("asked_at", "id"))


def open_meetings(cohorts: Iterable[Cohort]) -> list[Meeting]:
    """The cohorts' own meetings to come, before there is a group: where those who are curious can come."""
    coming = Meeting.objects.filter(cohort__in=cohorts, starts_at__gte=clock.now())
    return list(coming.select_related("cohort").order_by("starts_at", "id"))


def meetings_to_come_to(slip: Slip | None, most: int = 3) -> list[Meeting]:
    """Open meetings for anybody who asks: of the cohort whose slip it is, else of all. A talk is between two."""
    coming = Meeting.objects.filter(starts_at__gte=clock.now()).exclude(cohort=None).exclude(kind=Meeting.Kind.TALK)
    if slip is not None:
        coming = coming.filter(cohort=slip.cohort_id)
    return list(coming.order_by("starts_at", "id")[:most])
