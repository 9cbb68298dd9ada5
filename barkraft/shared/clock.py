"""The one clock. Tests, the demo and end-to-end runs stop it with `stopped_at`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.utils import timezone

_stopped: datetime | None = None


def now() -> datetime:
    """The time now, aware."""
    return _stopped or timezone.now()


def today() -> date:
    """The date now, in Sweden."""
    return timezone.localtime(now()).date()


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at an aware moment, in this process."""
    global _stopped
    before, _stopped = _stopped, moment
    try:
        yield
    finally:
        _stopped = before
