"""What goes by itself in this room, when its time has come."""

from datetime import timedelta

from barkraft.shared import clock
from barkraft.venture.models import Delivery, Invitation, Photo, Row

REGRET = timedelta(days=30)  # a removed row can be brought back for so long
DELIVERIES = timedelta(days=60)  # longer than a ticket lives, so that a repeat is always known


def erase_what_is_due() -> None:
    """Invitations past their day, what was removed a month ago, delivery notes that no ticket can repeat."""
    now = clock.now()
    Invitation.objects.filter(expires_at__lt=now).delete()
    Row.objects.filter(removed_at__lt=now - REGRET).delete()
    for photo in Photo.objects.filter(removed_at__lt=now - REGRET):
        photo.file.delete(save=False)
        photo.delete()
    Delivery.objects.filter(created_at__lt=now - DELIVERIES).delete()
