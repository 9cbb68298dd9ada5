"""What goes along when a row goes, whichever way it went."""

from typing import Any

from django.db import transaction

from barkraft.venture.models import Photo


def erase_file(sender: type[Photo], instance: Photo, **kwargs: Any) -> None:
    """A photo's file, when it is certain that the row is gone; of a deleted group too. What fails is swept up later."""
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)
