"""What stays of a group when its binder is erased: that it was, when it met, which ways it chose. No word of it."""

from typing import Any

from django.db.models import QuerySet

from barkraft.shared import clock
from barkraft.venture.belongings import Rows
from barkraft.venture.models import Afterword, Meeting, Presence, Reminder

NO_WORDS: dict[str, Any] = {
    **dict.fromkeys(("place", "travel", "bring", "next_words", "worked", "not_worked", "asked"), ""),
    "beside": [],
    "logged_by": None,
}


def end_people(rows: Rows) -> None:
    """That somebody was in the group stays with her account; nobody is in it now."""
    rows.filter(ended_on=None).update(ended_on=clock.today(), away_since=None)


def keep_results(rows: Rows) -> None:
    """Which way the group chose and when, without its words and who wrote them."""
    rows.update(words="", by=None)


def keep_meeting_days(rows: QuerySet[Meeting]) -> None:
    """That the group met, when and for how long, for the project's hours. No word of it, and nobody who was there."""
    for model in (Presence, Afterword, Reminder):
        model._default_manager.filter(meeting__in=rows).delete()
    rows.filter(starts_at__gte=clock.now()).delete()
    rows.update(**NO_WORDS)
