"""What goes by itself in this room, when its time has come."""

from datetime import timedelta

from barkraft.learn.models import Effort, EffortAsked
from barkraft.shared import clock

EFFORTS = timedelta(days=730)


def erase_what_is_due() -> None:
    """How much strength meetings took, two years back; and who was asked about it, from yesterday."""
    EffortAsked.objects.filter(on__lt=clock.today()).delete()
    Effort.objects.filter(on__lt=clock.today() - EFFORTS).delete()
