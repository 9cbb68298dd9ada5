"""What goes, or ends, by itself in this room when its time has come."""

from datetime import timedelta

from django.db.models import Q

from barkraft.shared import clock
from barkraft.support.models import AdviceNote, Request, RequestStep, TimeEntry
from barkraft.support.states import ENDED

CLOSED_REQUESTS = timedelta(days=730)
AUDIT = timedelta(days=3653)  # ten years
NOBODY_SAID = timedelta(days=42)  # whether it helped: asked from the first day, on the coach's list after 14


def erase_what_is_due() -> None:
    """Notes past their last day, requests closed two years ago, hours ten years old. Safe to repeat."""
    now = clock.now()
    AdviceNote.objects.filter(until__lt=clock.today()).delete()
    TimeEntry.objects.filter(on__lt=clock.today() - AUDIT).delete()
    ended = Q(state__in=ENDED, closed_at__lt=now - CLOSED_REQUESTS)
    Request.objects.filter(ended).delete()
    for request in Request.objects.filter(state=Request.State.DELIVERED, delivered_at__lt=now - NOBODY_SAID):
        _close(request)


def _close(request: Request) -> None:
    """Nobody said whether it helped: that is an answer too."""
    now = clock.now()
    closed = Request.objects.filter(pk=request.pk, state=Request.State.DELIVERED)
    if closed.update(state=Request.State.CLOSED, closed_at=now):  # another process may have been quicker
        RequestStep.objects.create(request=request, state=Request.State.CLOSED, by=None, at=now)
