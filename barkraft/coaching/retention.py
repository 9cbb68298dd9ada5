"""What goes by itself in this room, when its time has come."""

from barkraft.coaching.facts.calls import KEPT
from barkraft.coaching.models import Call, Curious
from barkraft.shared import clock


def erase_what_is_due() -> None:
    """Who was curious 90 days ago, whatever came of it, and calls that were made so long ago."""
    before = clock.now() - KEPT
    Curious.objects.filter(asked_at__lt=before).delete()
    Call.objects.filter(done_at__lt=before).delete()
