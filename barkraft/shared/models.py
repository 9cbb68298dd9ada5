"""What every stored thing has: a random public id, a birth time, and a confession of what it knows about people."""

import secrets
from dataclasses import dataclass

from django.db import models

# No 0/O or 1/l: the id may be read aloud on the telephone.
_ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz"
UID_LENGTH = 12


def new_uid() -> str:
    """Twelve random characters (60 bits): what stands in an address instead of a row number."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(UID_LENGTH))


@dataclass(frozen=True)
class Privacy:
    """What a model holds about people; docs/personal-data.md is made from these."""

    holds: str  # what, in one line; "nothing about people" where so
    why: str = ""  # purpose and legal ground
    until: str = ""  # when it is erased
    about_people: bool = True


NOTHING = Privacy(holds="nothing about people", about_people=False)


class Base(models.Model):
    """Abstract. Subclasses set `privacy`; a house test fails on one that does not."""

    uid = models.CharField(max_length=UID_LENGTH, unique=True, default=new_uid, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class SentForm(models.Model):
    """A form that has been taken in: the same one sent once more leads to the same page and does nothing (once.py)."""

    privacy = Privacy(
        holds="a keyed digest of a sent form, and the address where it led",
        why="what is sent twice counts once",
        until="15 minutes",
    )
    key = models.CharField(max_length=64, unique=True)
    address = models.TextField()
    at = models.DateTimeField()
