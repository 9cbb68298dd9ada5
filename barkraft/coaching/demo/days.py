"""Days that have been, seen from today."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from barkraft.shared import clock


def ago(days: int, *, today: date | None = None) -> datetime:
    """That day at ten in the morning, Swedish time."""
    day = (today or clock.today()) - timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(10, 0)))


def written(value: str) -> str:
    """A cell of a story: `@-12` is the day twelve days ago, as people type it."""
    return ago(int(value[2:])).date().isoformat() if value.startswith("@-") else value
