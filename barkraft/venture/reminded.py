"""Who is to be reminded of a meeting, who has been, whom somebody is to call, and who has heard enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, Max, Model, OuterRef, QuerySet
from django.utils import timezone

from barkraft.people.models import Reach, User
from barkraft.shared import clock
from barkraft.venture.models import (
    Access,
    Afterword,
    Answer,
    Cohort,
    Decision,
    Meeting,
    Presence,
    Question,
    Reminder,
    Venture,
)

SOONEST, LATEST = timedelta(hours=20), timedelta(hours=28)  # before the meeting: the day before
MOST_IN_A_ROW = 2
Pair = tuple[int, int]  # of a person and a group, by their keys


def due(now: datetime) -> list[tuple[Meeting, User]]:
    """Everybody who is to be reminded now and has no reminder yet of that meeting. A constant number of queries."""
    soon = Meeting.objects.filter(starts_at__gte=now + SOONEST, starts_at__lte=now + LATEST)
    meetings = list(soon.filter(venture__state=Venture.State.ACTIVE).select_related("venture"))
    if not meetings:
        return []
    people = _wanting([meeting.venture_id for meeting in meetings if meeting.venture_id])
    known = set(Reminder.objects.filter(meeting__in=meetings).values_list("meeting", "user"))
    wanted = [
        (meeting, user)
        for meeting in meetings
        for user in people.get(meeting.venture_id or 0, {}).values()
        if (meeting.pk, user.pk) not in known
    ]
    if not wanted:
        return []
    rows = in_a_row({meeting.venture_id for meeting, _user in wanted})
    return [
        (meeting, user)
        for meeting, user in wanted
        if len(rows.get((user.pk, meeting.venture_id or 0), [])) < MOST_IN_A_ROW
    ]


def _wanting(ventures: Iterable[int]) -> dict[int, dict[int, User]]:
    """Those in each group now who have said how to be reminded, and are not long away."""
    found: dict[int, dict[int, User]] = {}
    rows = Access.objects.filter(venture__in=ventures, ended_on=None, user__is_active=True).exclude(user__reach="")
    away: set[Pair] = set()
    for access in rows.select_related("user").order_by("id"):
        found.setdefault(access.venture_id, {})[access.user_id] = access.user
        if access.away_since:
            away.add((access.user_id, access.venture_id))
    for user, venture in away:
        del found[venture][user]
    return found


def still_wanted(reminders: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Those of meetings to come, of groups that go on, for people who still are there."""
    held = Access.objects.filter(user=OuterRef("user"), venture=OuterRef("meeting__venture"), ended_on=None)
    coming = reminders.filter(meeting__starts_at__gt=clock.now(), meeting__venture__state=Venture.State.ACTIVE)
    here = coming.filter(Exists(held), ~Exists(held.exclude(away_since=None)), user__is_active=True)
    return here.exclude(user__reach="").select_related("user", "meeting__venture")


def in_a_row(ventures: Iterable[Any]) -> dict[Pair, list[Reminder]]:
    """Her reminders since she was last there or said something, the oldest first. Six queries, however many groups."""
    ventures = list(ventures)
    heard = _last_heard(ventures)
    found: dict[Pair, list[Reminder]] = {}
    rows = Reminder.objects.filter(meeting__venture__in=ventures).select_related("meeting")
    for reminder in rows.order_by("meeting__starts_at", "id"):
        pair = (reminder.user_id, reminder.meeting.venture_id or 0)
        if pair not in heard or _at(reminder) > heard[pair]:
            found.setdefault(pair, []).append(reminder)
    return found


def _at(reminder: Reminder) -> datetime:
    return reminder.done_at or reminder.meeting.starts_at - timedelta(days=1)


def _last_heard(ventures: list[Any]) -> dict[Pair, datetime]:
    """When each was last at a meeting, or wrote something in her group."""
    signs: list[tuple[type[Model], str, str, str]] = [
        (Presence, "meeting__venture", "user", "meeting__starts_at"),
        (Afterword, "meeting__venture", "by", "at"),
        (Question, "venture", "user", "asked_at"),
        (Answer, "venture", "by", "at"),
        (Decision, "venture", "by", "created_at"),
    ]
    heard: dict[Pair, datetime] = {}
    for model, venture, person, at in signs:
        mine = model._default_manager.filter(**{f"{venture}__in": ventures}).exclude(**{person: None}).order_by()
        for user, group, last in mine.values_list(person, venture).annotate(last=Max(at)):
            heard[(user, group)] = max(last, heard.get((user, group), last))
    return heard


@dataclass(frozen=True)
class CallToMake:
    """Somebody who wants to be called before a meeting, or who could not be reached in her own way."""

    reminder: Reminder
    person: User
    phone: str
    meeting: Meeting
    venture: Venture


def calls_to_make(user: Any) -> list[CallToMake]:
    """What this coach's groups wait for her to call about, the next meeting first. One query."""
    rows = reminders_to_call(user).order_by("meeting__starts_at", "id")
    return [
        CallToMake(row, row.user, row.user.phone, row.meeting, row.meeting.venture)
        for row in rows
        if row.meeting.venture
    ]


def reminders_to_call(user: Any) -> QuerySet[Reminder]:
    """The same as rows, to be counted or found."""
    waiting = Reminder.objects.filter(way=Reach.CALL, done_at=None, meeting__venture__in=_coached(user))
    return still_wanted(waiting)


def _coached(user: Any) -> Any:
    return Venture.objects.coached_by(user).values("pk")


@dataclass(frozen=True)
class Silent:
    """Somebody who was reminded twice and neither came nor said anything: she is not reminded more."""

    person: User
    phone: str
    venture: Venture
    since: datetime  # the second meeting that she was reminded of


def silent_after_two(cohorts: Iterable[Cohort]) -> list[Silent]:
    """Those of whom nothing was heard after two reminders, from the day after the second meeting. Nine queries."""
    ventures = {one.pk: one for one in Venture.objects.filter(cohort__in=cohorts, state=Venture.State.ACTIVE)}
    rows = in_a_row(ventures)
    wanting = _wanting(ventures)
    silent = []
    for (user, venture), reminders in rows.items():
        person, last = wanting.get(venture, {}).get(user), reminders[-1].meeting.starts_at
        if person and len(reminders) >= MOST_IN_A_ROW and timezone.localtime(last).date() < clock.today():
            silent.append(Silent(person, person.phone, ventures[venture], last))
    return sorted(silent, key=lambda one: (one.since, one.person.first_name))


def were_reminded(meeting: Meeting) -> list[User]:
    """Those who were told when the meeting is; not those who have left since."""
    told = Reminder.objects.filter(meeting=meeting).exclude(done_at=None)
    return [reminder.user for reminder in still_wanted(told).order_by("id")]


def to_tell_of_move(meeting: Meeting, told: list[User]) -> list[User]:
    """Whom the new time is told: those who were told of the old one; everybody where it is too late to be reminded."""
    now = clock.now()
    if not meeting.venture_id or not now < meeting.starts_at < now + SOONEST:
        return told
    return list(_wanting([meeting.venture_id]).get(meeting.venture_id, {}).values())
