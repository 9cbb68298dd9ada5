"""The coach's board: her groups in the order that they wait, each as one row that a substitute can read cold."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, datetime

from barkraft.coaching.board import said
from barkraft.coaching.board.needs import Need, needs_of, to_log
from barkraft.coaching.board.said import Said
from barkraft.coaching.board.words import (
    Latest,
    Planned,
    Shown,
    Ways,
    calm_words,
    field_label,
    latest_words,
    met_words,
    more_words,
    phase_words,
    planned,
)
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Cohort, Venture

MOST_MISSING = 3  # fields named on the board; the module's page has them all
MOST_LINES = 2  # of what a group does not agree on
_AT_REST = frozenset({Venture.State.STOPPED, Venture.State.DONE})
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class LastMeeting(Shown):
    """What was written from the last meeting: enough to begin the next one."""

    words: str  # "Mötet torsdag 19 november"
    present: int
    decided: list[str]
    next_words: str
    worked: str
    not_worked: str
    asked: str


@dataclass(frozen=True)
class Row(Shown):
    """One group on the board."""

    venture: Venture
    address: str
    phase_words: str
    calm_words: str  # where it waits for nothing
    next_meeting: Planned | None
    has_modules: bool  # any that are published, of the phase that the group is in
    missing: list[str]
    more_words: str
    needs: list[Need]
    latest: Latest | None
    last_meeting: LastMeeting | None
    disagreed: list[str]
    log_address: str  # of the meeting that waits for its log, else ""
    new_log_address: str  # where a log is begun without a planned meeting
    opened: bool  # another cohort's, open to her for a day


def board(user: User, own: Container[int], cohort: Cohort | None = None) -> list[Row]:
    """The groups that the person coaches, or those of one cohort: who waits first, then by the next meeting.

    One query when what is kept of every group still holds. What does not is read anew, with as many queries for one
    group as for twenty; nothing is written. `own`: the keys of her cohorts.
    """
    known = Venture.objects.coached_by(user).select_related("board_row")
    ventures = list(known.filter(cohort=cohort) if cohort else known)
    told = _kept(ventures)
    lacking = [venture for venture in ventures if venture.pk not in told]
    if lacking:
        told |= said.said_of(lacking)
    now, ways = clock.now(), Ways()
    rows = [_row(venture, told[venture.pk], now, ways, venture.cohort_id not in own) for venture in ventures]
    return sorted(rows, key=_order)


def needs_from_coach(venture: Venture) -> list[Need]:
    """What one group waits for its coach to do, as its row on the board says."""
    told = _kept([venture]) or said.said_of([venture])
    return _row(venture, told[venture.pk], clock.now(), Ways(), opened=False).needs


def _kept(ventures: list[Venture]) -> dict[int, Said]:
    """What lies in the table and still holds."""
    found = {}
    for venture in ventures:
        row = getattr(venture, "board_row", None)
        if row is not None and not row.is_stale and row.said.get("form") == said.FORM:
            found[venture.pk] = said.of(row.said)
    return found


def _order(row: Row) -> tuple[bool, datetime, str]:
    coming = row.next_meeting
    return not row.needs, coming.starts_at if coming else _NEVER, row.venture.name


def _row(venture: Venture, told: Said, now: datetime, ways: Ways, opened: bool) -> Row:
    times = [(datetime.fromisoformat(met.at), met) for met in told.meetings]
    held = [pair for pair in times if pair[0] < now]
    coming = next((pair for pair in times if pair[0] >= now), None)
    unlogged = to_log(told, held, now)
    missing = [label for field in told.missing if (label := field_label(field))]
    needs = needs_of(venture, told, held, coming, now, ways)
    return Row(
        venture=venture,
        address=ways.to("coaching:venture", venture.uid),
        phase_words=ways.say(phase_words, venture.phase, venture.state, told.before + len(held)),
        calm_words=ways.say(calm_words, _resting_since(venture, told, ways)),
        next_meeting=planned(venture, *coming, ways) if coming else None,
        has_modules=told.has_modules,
        missing=missing[:MOST_MISSING],
        more_words=ways.say(more_words, max(0, len(missing) - MOST_MISSING)),
        needs=needs,
        latest=latest_words(venture, told, held, ways),
        last_meeting=_last_meeting(told, ways),
        disagreed=told.disagreed[:MOST_LINES],
        new_log_address="" if venture.state in _AT_REST else ways.to("coaching:meeting_now", venture.uid),
        log_address=ways.to("coaching:meeting_log", venture.uid, unlogged.uid) if unlogged else "",
        opened=opened,
    )


def _resting_since(venture: Venture, told: Said, ways: Ways) -> str:
    rests = venture.state == Venture.State.PAUSED and told.rested
    return ways.day(datetime.fromisoformat(told.rested)) if rests else ""


def _last_meeting(told: Said, ways: Ways) -> LastMeeting | None:
    log = told.log
    if log is None:
        return None
    words = ways.say(met_words, ways.day(datetime.fromisoformat(log.at)))
    return LastMeeting(words, log.present, log.decided, log.next_words, log.worked, log.not_worked, log.asked)
