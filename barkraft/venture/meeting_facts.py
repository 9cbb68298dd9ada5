"""What can be asked about meetings that have been: what was decided at each, who was there, who was not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import takewhile
from operator import attrgetter

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts
from barkraft.venture.models import Access, Afterword, Decision, Meeting, Presence, Venture

MOST_AWAY = 2  # meetings in a row that one is told of: more is read among the decisions
MOST_DECISIONS = 3
NEAR = timedelta(hours=3)  # a meeting planned so near is the one that goes on


def going_on(venture: Venture, *, to_come: bool = True) -> Meeting | None:
    """The group's meeting that goes on, or has been today, and is not logged. `to_come`: or begins within hours."""
    now = clock.now()
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    near = venture.meetings.filter(logged_at=None, starts_at__lte=now + NEAR if to_come else now)
    near = near.filter(starts_at__gte=min(today, now - NEAR))
    return min(near, key=lambda one: abs(one.starts_at - now), default=None)


def decided_at(meeting: Meeting) -> tuple[list[Decision], list[Decision]]:
    """What the group itself wrote down that day, and what its coach did: only the latter is the log's to change."""
    day = timezone.localtime(meeting.starts_at).date()
    rows = Decision.objects.filter(Q(meeting=meeting) | Q(meeting=None, decided_on=day), venture=meeting.venture_id)
    members = set(Access.objects.filter(venture=meeting.venture_id, ended_on=None).values_list("user", flat=True))
    own: list[Decision] = []
    logged: list[Decision] = []
    for row in rows.order_by("id"):
        (own if row.by_id in members else logged).append(row)
    return own, logged


@dataclass(frozen=True)
class Away:
    """A meeting that somebody was not at: what the group decided there, and the next step."""

    meeting: Meeting
    decisions: list[Decision]


def away(user: User, venture: Venture) -> list[Away]:
    """The logged meetings, the newest first, that she has not been told of and was not at, back to one that she was at.

    None while she is long away, and none from before she came. Two queries; one where there is nothing to tell.
    """
    mine = Access.objects.filter(venture=OuterRef("venture"), user=user, ended_on=None)
    came = mine.filter(away_since=None, started_on__lte=OuterRef("starts_at__date"))
    said = Afterword.objects.filter(meeting=OuterRef("pk"), by=user)
    was_there = Presence.objects.filter(meeting=OuterRef("pk"), user=user)
    held = venture.meetings.filter(Exists(came), logged_at__gte=facts.since_when(user)).order_by("-starts_at", "-id")
    held = held.annotate(was_there=Exists(was_there), said=Exists(said))
    knows = attrgetter("was_there", "said")
    return _with_words(list(takewhile(lambda meeting: not any(knows(meeting)), held[:MOST_AWAY])))


def _with_words(meetings: list[Meeting]) -> list[Away]:
    """Without those of which nothing was written: there is nothing to tell."""
    if not meetings:
        return []
    decided: dict[int, list[Decision]] = {meeting.pk: [] for meeting in meetings}
    for row in Decision.objects.filter(meeting__in=meetings).order_by("id"):
        decided[row.meeting_id or 0].append(row)
    told = [Away(meeting, decided[meeting.pk][:MOST_DECISIONS]) for meeting in meetings]
    return [one for one in told if one.decisions or one.meeting.next_words]


def was_away(user: User, venture: Venture) -> QuerySet[Meeting]:
    """The group's logged meetings that the person could have been at, and was not."""
    mine = venture.access.filter(user=user, ended_on=None, started_on__lte=OuterRef("starts_at__date"))
    was_there = Presence.objects.filter(meeting=OuterRef("pk"), user=user)
    return venture.meetings.exclude(logged_at=None).filter(Exists(mine), ~Exists(was_there))


@dataclass
class Day:
    """A day on which the group decided something, or somebody said something afterwards.

    `away`: the uid of that day's meeting, where the reader was not at it and may say something; else "".
    """

    on: date
    decisions: list[Decision] = field(default_factory=list)
    afterwords: list[Afterword] = field(default_factory=list)
    away: str = ""


def days(user: User, venture: Venture, decisions: Iterable[Decision]) -> list[Day]:
    """The decisions by day, the newest first, each with what was said afterwards of that day's meeting. Two queries."""
    found: dict[date, Day] = {}
    missed = {meeting.pk: meeting.uid for meeting in was_away(user, venture)}
    for one in decisions:
        day = found.setdefault(one.decided_on, Day(one.decided_on))
        day.decisions.append(one)
        day.away = day.away or missed.get(one.meeting_id or 0, "")
    for word in Afterword.objects.filter(meeting__venture=venture).select_related("by", "meeting"):
        on = timezone.localtime(word.meeting.starts_at).date()
        found.setdefault(on, Day(on)).afterwords.append(word)
    return sorted(found.values(), key=lambda day: day.on, reverse=True)


def afterwords(decisions: Sequence[Decision]) -> list[Afterword]:
    """What was said afterwards of the meetings at which these were decided. One query, none without such a meeting."""
    meetings = {one.meeting_id for one in decisions if one.meeting_id}
    return list(Afterword.objects.filter(meeting__in=meetings).select_related("by")) if meetings else []


def said_since(user: User, venture: Venture, start: datetime) -> list[Afterword]:
    """What others have said after meetings since a moment."""
    said = Afterword.objects.filter(meeting__venture=venture, at__gte=start).exclude(by=user).exclude(by=None)
    return list(said.select_related("by"))


def held(venture: Venture) -> QuerySet[Meeting]:
    """The meetings that have been, the newest first, with all that their log says. Five queries, however many."""
    names = Presence.objects.select_related("user").order_by("user__first_name", "id")
    been = venture.meetings.filter(Q(starts_at__lt=clock.now()) | Q(logged_at__isnull=False))
    return (
        been.select_related("logged_by")
        .prefetch_related(
            Prefetch("presences", queryset=names),
            Prefetch("decisions", queryset=Decision.objects.order_by("id")),
            Prefetch("afterwords", queryset=Afterword.objects.select_related("by")),
        )
        .order_by("-starts_at", "-id")
    )
