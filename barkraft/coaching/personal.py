"""This room's part of what is held about a person with an account: what a coach has promised to call her about."""

from typing import Any

from barkraft.coaching.models import Call
from barkraft.people.models import User


def export(user: User) -> dict[str, Any]:
    """What was to be said to her, and when. Who called is the coach's."""
    calls = Call.objects.filter(user=user).order_by("id")
    return {"samtal": list(calls.values("kind", "words", "due_on", "done_at"))}


def erase(user: User) -> None:
    """Calls about her go with her."""
    Call.objects.filter(user=user).delete()
