"""When a group meets."""

from typing import Any

from barkraft.venture.models import Meeting, Venture

FIELDS = ("starts_at", "minutes", "place", "travel", "bring", "language", "interpreter")


def plan_meeting(*, venture: Venture, meeting: Meeting | None = None, **values: Any) -> Meeting:
    """A new meeting, or a change of `meeting`. `values` are some of FIELDS."""
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"unknown: {sorted(unknown)}")
    meeting = meeting or Meeting(venture=venture)
    for name, value in values.items():
        setattr(meeting, name, value)
    meeting.save()
    return meeting


def cancel_meeting(*, meeting: Meeting) -> None:
    """Take a meeting that will not be away. What was decided at it stays."""
    meeting.delete()
