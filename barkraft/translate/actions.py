"""Writing down what a text is called in another language."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from barkraft.translate.models import Segment, source_hash


@dataclass(frozen=True)
class NewSegment:
    """One translated text, as it comes from a file."""

    owner: UUID
    key: str
    field: str
    language: str
    source: str  # the Swedish that was translated
    text: str
    state: str = Segment.State.MACHINE  # until somebody vouches for it


@transaction.atomic
def store_segments(*, segments: Iterable[NewSegment]) -> int:
    """Write translations from files. Returns how many were new or changed.

    A row that a person has worked on here (`by`) is left as it is: the file never overwrites a reader.
    """
    wanted = {(new.owner, new.key, new.field, new.language): new for new in segments}
    owners = {new.owner for new in wanted.values()}
    stored = {
        (row.owner_uid, row.block_key, row.field, row.language): row
        for row in Segment.objects.filter(owner_uid__in=owners)
    }
    fresh = [_row(new) for place, new in wanted.items() if place not in stored]
    changed = [row for place, row in stored.items() if place in wanted and _differs(row, wanted[place])]
    for row in changed:
        new = wanted[row.owner_uid, row.block_key, row.field, row.language]
        row.text, row.source_hash, row.state = new.text, source_hash(new.source), new.state
        row.save(update_fields=["text", "source_hash", "state", "at"])
    Segment.objects.bulk_create(fresh)
    return len(fresh) + len(changed)


def _row(new: NewSegment) -> Segment:
    return Segment(
        owner_uid=new.owner,
        block_key=new.key,
        field=new.field,
        language=new.language,
        source_hash=source_hash(new.source),
        text=new.text,
        state=new.state,
    )


def _differs(row: Segment, new: NewSegment) -> bool:
    if row.by_id is not None:
        return False
    return (row.text, row.source_hash, row.state) != (new.text, source_hash(new.source), new.state)
