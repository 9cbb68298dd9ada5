"""What goes by itself in this room, when its time has come."""

from datetime import timedelta

from barkraft.learn.facts import FEWEST
from barkraft.learn.models import Effort, EffortAsked
from barkraft.shared import clock

EFFORTS = timedelta(days=730)


def erase_what_is_due() -> None:
    """How much strength meetings took, two years back; and who was asked about it, from yesterday.

    What fewer than five said on a day is never shown, so it goes too. That the day was asked about stays: the mean of
    a meeting before it is not the last one's.
    """
    today = clock.today()
    EffortAsked.objects.filter(on__lt=today).delete()
    Effort.objects.filter(on__lt=today, answers__range=(1, FEWEST - 1)).update(answers=0, total=0)
    Effort.objects.filter(on__lt=today - EFFORTS).delete()
