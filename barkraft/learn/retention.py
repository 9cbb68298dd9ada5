"""What goes by itself in this room, when its time has come."""

from datetime import timedelta

from barkraft.learn.models import Effort
from barkraft.shared import clock

EFFORTS = timedelta(days=730)


def erase_what_is_due() -> None:
    """How much strength meetings took, two years back."""
    Effort.objects.filter(on__lt=clock.today() - EFFORTS).delete()
