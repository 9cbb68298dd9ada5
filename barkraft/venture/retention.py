"""What goes by itself in this room, when its time has come."""

from contextlib import suppress
from datetime import timedelta

from django.core.files.storage import Storage

from barkraft.shared import clock
from barkraft.venture.models import (
    PHOTOS,
    Delivery,
    FileToErase,
    Invitation,
    Opening,
    Photo,
    Presence,
    Reminder,
    Row,
)

REGRET = timedelta(days=30)  # a removed row can be brought back for so long
DELIVERIES = timedelta(days=60)  # longer than a ticket lives, so that a repeat is always known
WHO_WAS_THERE = timedelta(days=730)  # presence, and who opened a group's case
REMINDERS = timedelta(days=90)
ON_ITS_WAY = timedelta(days=1)  # a file is there before its row is


def erase_what_is_due() -> None:
    """Invitations past their day, what was removed a month ago, delivery notes that no ticket can repeat.

    Also who was at meetings two years ago, who opened a case then, and old reminders.
    """
    now = clock.now()
    Invitation.objects.filter(expires_at__lt=now).delete()
    Row.objects.filter(removed_at__lt=now - REGRET).delete()
    Delivery.objects.filter(created_at__lt=now - DELIVERIES).delete()
    Presence.objects.filter(meeting__starts_at__lt=now - WHO_WAS_THERE).delete()
    Opening.objects.filter(at__lt=now - WHO_WAS_THERE).delete()
    Reminder.objects.filter(created_at__lt=now - REMINDERS).delete()


def erase_files_of_photos_gone() -> None:
    """Files that are to be erased and still are there: the disk was away, or we were cut short."""
    for gone in FileToErase.objects.order_by("id"):
        with suppress(OSError):  # the disk is still away: in a minute again
            erase_file(gone)


def erase_file(gone: FileToErase) -> None:
    """The file, and then that it was to go."""
    _storage().delete(gone.name)
    gone.delete()


def erase_files_of_no_photo() -> None:
    """Files that never got a row, since we were cut short between the two.

    With no photo at all nothing is touched: the database may be a new one, and the files wait for theirs. What was
    taken away does not wait for that: see FileToErase.
    """
    storage = _storage()
    known = set(Photo.objects.values_list("file", flat=True))
    if not known:
        return
    before = clock.now() - ON_ITS_WAY
    names: list[str] = []
    with suppress(FileNotFoundError):  # the folder is not there yet
        names = storage.listdir(PHOTOS)[1]
    for name in (f"{PHOTOS}/{one}" for one in names):
        with suppress(FileNotFoundError):  # another machine was quicker
            if name not in known and storage.get_modified_time(name) < before:
                storage.delete(name)


def _storage() -> Storage:
    return Photo._meta.get_field("file").storage
