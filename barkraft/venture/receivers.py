"""What goes along when a row goes, whichever way it went."""

from typing import Any

from django.db import transaction

from barkraft.venture import retention
from barkraft.venture.models import FileToErase, Photo


def erase_file(sender: type[Photo], instance: Photo, **kwargs: Any) -> None:
    """A photo's file, when it is certain that the row is gone; of a deleted group too.

    That it is to go is written with the row's going: what fails now is done by the tick.
    """
    if instance.file.name:
        gone, _made = FileToErase.objects.get_or_create(name=instance.file.name)
        transaction.on_commit(lambda: retention.erase_file(gone), robust=True)
