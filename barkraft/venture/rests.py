"""How long what a group wrote is kept after it chose a pause or a stop."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from barkraft.shared import clock
from barkraft.venture.models import Gate, Venture

KEPT_MONTHS = 12  # of a group that rests or has stopped
CALL_AFTER_MONTHS = 6
WARNED = timedelta(days=30)  # so long before its binder goes by itself, the coach is told to call
RESTING = (Venture.State.PAUSED, Venture.State.STOPPED)


@dataclass(frozen=True)
class Rest:
    """A group that rests or has stopped: since when, and until when all is kept."""

    since: date
    kept_until: date
    by_itself: bool  # whether the binder goes then by itself; a registered association decides over its own

    @property
    def is_over(self) -> bool:
        """Whether the time that was promised has passed."""
        return clock.today() >= self.kept_until


def rest(venture: Venture) -> Rest | None:
    """None for a group that goes on, that is done, or whose binder is gone already."""
    if venture.state not in RESTING or venture.ended_on is not None:
        return None
    chosen = Gate.objects.filter(venture=venture, result__in=[Gate.Result.PAUSE, Gate.Result.STOP])
    newest = chosen.order_by("-created_at", "-id").first()
    # From the day that it was written down: a day of long ago that was typed must not shorten what is promised.
    since = timezone.localtime(newest.created_at).date() if newest else clock.today()
    by_itself = newest is not None and venture.registered_on is None and not venture.is_demo
    return Rest(since, months_on(since, KEPT_MONTHS), by_itself)


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
