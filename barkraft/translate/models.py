"""Words in other languages, block by block, beside one Swedish original."""

import hashlib

from django.conf import settings
from django.db import models

from barkraft.shared.models import Base, Privacy


def source_hash(text: str) -> str:
    """Sixteen hex digits that tell whether a source text has changed since it was translated."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Segment(Base):
    """One text of one owner in one language. Missing = no row; behind = `source_hash` differs from the source's.

    `state`: who made it, and whether somebody has read it. A text that nobody vouches for counts as a machine's.
    """

    privacy = Privacy(
        holds="who translated or read a text",
        why="a named reader answers for sensitive texts",
        until="with the account",
    )

    class State(models.TextChoices):
        MACHINE = "machine", "översatt av maskin, inte läst av människa"
        TRANSLATED = "translated", "översatt av människa"
        READ = "read", "läst av människa"

    owner_uid = models.UUIDField()
    block_key = models.CharField(max_length=40, blank=True)  # "" = the owner itself: title, lead
    field = models.CharField(max_length=40, default="text")
    language = models.CharField(max_length=16)
    source_hash = models.CharField(max_length=16)
    text = models.TextField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.MACHINE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner_uid", "language", "block_key", "field"], name="one_text_per_place_and_language"
            )
        ]
