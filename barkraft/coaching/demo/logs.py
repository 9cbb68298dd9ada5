"""The demo's meetings that have been: what was decided, and the log of most of them."""

from datetime import timedelta
from typing import Any

from barkraft.coaching.actions import Log, log_meeting
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.actions import record_decision
from barkraft.venture.models import Meeting, Venture

WORDS = ("next_words", "worked", "not_worked", "asked")


def keep(
    story: dict[str, Any], venture: Venture, meetings: dict[int, Meeting], people: dict[str, User], coach: User
) -> None:
    """As the story tells it, each on its day."""
    logs = {one["meeting"]: one for one in story.get("logs", [])}
    decided = {one["meeting"]: one["lines"] for one in story["decisions"]}
    for number, meeting in meetings.items():
        with clock.stopped_at(meeting.starts_at + timedelta(minutes=meeting.minutes)):
            if number in logs:
                _log(meeting, logs[number], decided.get(number, []), people, coach)
            elif number in decided:
                record_decision(venture=venture, lines=decided[number], by=coach, meeting=meeting)


def _log(meeting: Meeting, one: dict[str, Any], lines: list[str], people: dict[str, User], coach: User) -> None:
    log = Log(
        starts_at=meeting.starts_at,
        held_minutes=meeting.minutes,
        beside=("interpreter",) if meeting.interpreter else (),
        modules=tuple(one["modules"]),
        **{name: one.get(name, "") for name in WORDS},
    )
    log_meeting(meeting=meeting, log=log, by=coach, present=[people[key] for key in one["present"]], decided=lines)
