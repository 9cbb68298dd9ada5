"""A field in short, as it stands in its chapter."""

from dataclasses import dataclass

from barkraft.venture import binder, worksheet
from barkraft.venture.binder import BinderField
from barkraft.venture.binder.contents import Contents
from barkraft.venture.binder.display import row_title, said_by, shown
from barkraft.venture.dossier import Field
from barkraft.venture.models import Venture


@dataclass(frozen=True)
class Summary:
    """A field as it stands in its chapter: what is written, by whom, and the way to write."""

    field: Field
    url: str
    filled: bool
    closed: str
    on_device: bool
    text: str
    rows: list[str]  # titles of a table's answered rows
    photos: int
    by: str
    conflict: bool


def summary(venture: Venture, definition: Field, found: Contents) -> Summary:
    """One field for the chapter's page. No query: everything is in `found`."""
    bound = binder.bind(definition)
    heads = [head for (id, _r, _c), kept in found.heads.items() if id == definition.id for head in kept]
    newest = max(heads, key=lambda head: head.at, default=None)
    lines = [line for line in found.lines(definition) if line.is_answered()] if definition.is_table else []
    return Summary(
        field=definition,
        url=worksheet.field_url(venture, definition),
        filled=bound.filled(venture, found),
        closed=bound.closed,
        on_device=definition.on_device,
        text="" if definition.is_table else _written(bound, found),
        rows=[row_title(definition, line) for line in lines],
        photos=len(found.photos.get(definition.id, [])),
        by=said_by(newest) if newest else "",
        conflict=bool(worksheet.conflicts(definition, found)),
    )


def _written(bound: BinderField, found: Contents) -> str:
    """What stands in the field, also where it could not be read."""
    heads = found.at(bound.definition.id)
    value = heads[-1].value if heads else bound.read(found.venture, found)
    return shown(bound.definition, value)
