"""The rows of the board that are kept: emptied when something is written in a group, made anew within a minute."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from barkraft.coaching.board import said
from barkraft.coaching.models import BoardRow
from barkraft.shared import clock
from barkraft.venture.models import Venture

A_BATCH = 20  # groups at a time: while they are read, nobody else writes (SQLite)
OLD = timedelta(hours=1)  # made anew even if nothing is known to have changed: no writer is so shy that it stays wrong


def forget_rows(*, rows: QuerySet[BoardRow]) -> int:
    """Let these rows be made anew. What they said goes at once: a name that is erased is not to lie here meanwhile.

    Also the rows that are stale already, since one of those may be in the making: who makes it is waited for.
    """
    return rows.update(is_stale=True, said={})


def remake_rows() -> int:
    """Make what is due. Returns how many rows were made. Safe to repeat, and to run twice at once."""
    _make_missing()
    made = 0
    while batch := _remake_batch():
        made += batch
    return made


def _make_missing() -> None:
    """A row for each group that has none: from then on it can be emptied, and held while it is made."""
    for venture in Venture.objects.filter(board_row=None):
        BoardRow.objects.get_or_create(venture=venture)


def _due() -> QuerySet[BoardRow]:
    return BoardRow.objects.filter(Q(is_stale=True) | Q(made_at=None) | Q(made_at__lt=clock.now() - OLD))


def _remake_batch() -> int:
    if not _due().exists():  # most minutes: then nothing is held
        return 0
    with transaction.atomic():
        held = (
            _due().select_for_update(skip_locked=True, of=("self",)).order_by("pk")
        )  # who writes now is not waited for
        rows = list(held.select_related("venture")[:A_BATCH])
        told = said.said_of([row.venture for row in rows])
        for row in rows:
            row.said, row.is_stale, row.made_at = told[row.venture_id].kept(), False, clock.now()
        BoardRow.objects.bulk_update(rows, ["said", "is_stale", "made_at"])
    return len(rows)
