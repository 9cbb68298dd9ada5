"""When a group meets, or a cohort; and that those who were reminded hear of a change."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.coaching.actions.calls import call_those_booked
from barkraft.coaching.models import Call
from barkraft.people.models import User
from barkraft.shared import clock, formats
from barkraft.translate import languages
from barkraft.venture import reminded
from barkraft.venture.actions import renew_reminders, tell_of_change
from barkraft.venture.models import Cohort, Meeting, Venture

FIELDS = (
    "kind", "starts_at", "minutes", "place", "travel", "bring", "language", "interpreter", "interpreter_booked"
)  # fmt: skip
SEEN = ("starts_at", "minutes", "place")  # in a calendar: with a change of these a calendar takes the newer one


@transaction.atomic
def plan_meeting(
    *, venture: Venture | None = None, cohort: Cohort | None = None, meeting: Meeting | None = None, **values: Any
) -> Meeting:
    """A new meeting of a group, or of a cohort before there is a group; or a change of `meeting`.

    `values` are some of FIELDS. Who was reminded of a meeting that is moved is told, each in her own way.
    """
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"unknown: {sorted(unknown)}")
    planned = meeting or Meeting(venture=venture, cohort=cohort)
    before = {name: getattr(planned, name) for name in SEEN}
    for name, value in values.items():
        setattr(planned, name, value)
    planned.interpreter_booked = planned.interpreter_booked and planned.interpreter
    changed = [name for name in SEEN if meeting is not None and getattr(planned, name) != before[name]]
    planned.changes += bool(changed)
    planned.save()
    if {"starts_at", "place"} & set(changed):
        _move(planned, before["starts_at"])
    return planned


def _move(meeting: Meeting, was_at: datetime) -> None:
    """Another time or place: told to those who knew the old one. What has been and stays so is a mended note."""
    call_those_booked(meeting=meeting)
    if meeting.venture and max(was_at, meeting.starts_at) > clock.now():
        people = reminded.to_tell_of_move(meeting, reminded.were_reminded(meeting))
        renew_reminders(meeting=meeting, was_at=was_at)
        _tell(meeting, people, "moved")


@transaction.atomic
def cancel_meeting(*, meeting: Meeting) -> None:
    """Take a meeting that will not be away. What was decided at it stays; who was reminded of it is told."""
    people = reminded.were_reminded(meeting)
    call_those_booked(meeting=meeting)
    meeting.delete()
    if meeting.venture:
        _tell(meeting, people, "cancelled")


def _tell(meeting: Meeting, people: list[User], what: str) -> None:
    """Once it is written: tell each; whom no word reached is to be called today."""
    if people:
        transaction.on_commit(lambda: _call(meeting, tell_of_change(meeting=meeting, people=people, what=what), what))


def _call(meeting: Meeting, people: list[User], what: str) -> None:
    assert meeting.venture is not None  # only a group's people are reminded
    with override(languages.SOURCE):
        when = {"day": formats.day(meeting.starts_at), "time": formats.moment(meeting.starts_at)}
        words = {
            "moved": _("Mötet är ändrat. Ny tid: {day} klockan {time}."),
            "cancelled": _("Mötet {day} klockan {time} blir inte av."),
        }[what].format(**when)
    for user in people:
        Call.objects.create(
            kind=Call.Kind.PROMISED,
            cohort=meeting.venture.cohort,
            venture=meeting.venture,
            user=user,
            words=words,
            due_on=clock.today(),
        )
