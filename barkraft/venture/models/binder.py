"""What lies in a group's binder: rows, answers with their versions, photos."""

import hashlib
import json

from django.conf import settings
from django.db import models

from barkraft.shared.models import NOTHING, Base, Privacy
from barkraft.venture.models.groups import Venture

PERSON = settings.AUTH_USER_MODEL


class Row(Base):
    """A row of a table in the binder. Removed rows can be brought back for 30 days.

    `first`: which of the dossier's ready-made rows it is. Such a row is made when somebody first writes in it.
    """

    privacy = NOTHING
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="rows")
    field = models.CharField(max_length=60)
    first = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["venture", "field"])]
        constraints = [
            models.UniqueConstraint(fields=["venture", "field", "first"], name="a_ready_made_row_once_a_venture")
        ]


class Answer(Base):
    """A version of one value in the binder: a field, or one cell of a table's row.

    `is_head`: it counts now. Two heads of the same place = two people wrote at once;
    both are kept until the group chooses. One version per author and ten minutes.
    """

    privacy = Privacy(
        holds="the group's words about its company; who typed them. Sensitivity per field in content/dossier.yaml",
        why="the binder, with history",
        until="with the group; the name goes when the person leaves",
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="answers")
    field = models.CharField(max_length=60)
    row = models.ForeignKey(Row, on_delete=models.CASCADE, null=True, blank=True, related_name="answers")
    column = models.CharField(max_length=60, blank=True)
    value = models.JSONField(null=True)  # what dossier.check_text returned; {"raw": "..."} where it could not be read
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")  # words stay, the name goes
    by_group = models.BooleanField(default=False)  # typed for the group, by the coach or together
    started_at = models.DateTimeField()
    at = models.DateTimeField()
    based_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_head = models.BooleanField(default=True)
    page = models.CharField(max_length=36, blank=True)  # the open page that last wrote it, by a random id: binder.Step
    turn = models.PositiveIntegerField(default=0)
    brought_back = models.BooleanField(default=False)  # its row was removed, and came back with these words

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["venture", "field", "is_head"])]

    @property
    def mark(self) -> str:
        """What a client hands back as `based_on`: this version with these words, since its author may still type."""
        words = json.dumps(self.value, sort_keys=True)
        return f"{self.uid}{hashlib.sha256(words.encode()).hexdigest()[:8]}"


class Delivery(Base):
    """A client's id of an answer that has been taken in: repeats are dropped."""

    privacy = Privacy(
        holds="a random id and a time", why="a queued answer is counted once", until="60 days", about_people=False
    )
    key = models.UUIDField(unique=True)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True)


PHOTOS = "photos"  # their folder


def photo_path(photo: "Photo", name: str) -> str:
    """Where a photo lies: by random id, never by the name that the phone gave it."""
    return f"{PHOTOS}/{photo.uid}.jpg"


class Photo(Base):
    """A photo of the paper wall as an answer. Stripped of position data, resized. Its file goes with its row."""

    privacy = Privacy(
        holds="a photo of paper on a wall, and what it shows in words; the page asks for no faces and no names",
        why="paper counts",
        until="with the group, or at once when it is taken away",
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="photos")
    field = models.CharField(max_length=60)
    file = models.FileField(upload_to=photo_path)
    alt = models.CharField("vad visar bilden", max_length=200)
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]


class FileToErase(models.Model):
    """A file whose photo is gone: written with the photo's erasure, and gone itself when the file is."""

    privacy = Privacy(
        holds="the random name of a photo's file that is to be erased",
        why="what was taken away goes from the disk too, also when the disk was away just then",
        until="when the file is gone, as a rule at once",
        about_people=False,
    )
    name = models.CharField(max_length=100, unique=True)
