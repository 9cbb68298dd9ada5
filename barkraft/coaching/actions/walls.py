"""What the coach says at the beginning of a meeting, by the wall."""

from collections.abc import Iterable

from django.db import transaction

from barkraft.people.beside import SITS_BESIDE
from barkraft.people.models import User
from barkraft.venture.actions import meeting_of_now, say_who_is_here
from barkraft.venture.models import Meeting, Venture


@transaction.atomic
def take_attendance(*, venture: Venture, present: Iterable[User], beside: Iterable[str], by: User) -> Meeting:
    """These are here, at the meeting that goes on; who sits beside somebody is a role, never a name."""
    meeting = meeting_of_now(venture=venture)
    say_who_is_here(meeting=meeting, present=present, by=by)
    meeting.beside = [role for role in SITS_BESIDE if role in set(beside)]
    meeting.save(update_fields=["beside"])
    return meeting
