"""The binder's fields as cards on a wall: a field a card, and of a table a row at a time, two questions on each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from barkraft.venture import binder, controls
from barkraft.venture.binder.contents import Contents, Line, ready_lines
from barkraft.venture.binder.display import row_title, shown
from barkraft.venture.dossier import Column, Field

QUESTIONS_A_CARD = 2
MOST_BESIDE = 5  # columns of a new row that fit on one card; a longer one is talked through, two at a time
FILE = "file"


@dataclass(frozen=True)
class Asked:
    """What one card asks of the group. `id` is a place on the page.

    `row`: "" for a field; of a table what names the row, or NEW for one that is not there yet. `columns`: those that
    the card asks. `stands`: what the rows that are there already are called.
    """

    id: str
    field: Field
    title: str
    title_is_ours: bool  # our own words, in Swedish
    row: str = ""
    columns: tuple[Column, ...] = ()
    stands: tuple[str, ...] = ()
    is_long: bool = False  # a new row that is written on a page of its own

    @property
    def hint(self) -> str:
        return "" if self.columns else self.field.hint


NEW = "ny"


def asked_of(ids: Iterable[str], found: Contents | None) -> list[Asked]:
    """A card a field, or a row. Fields that nobody writes in, and the person's own, are left out."""
    bound = [binder.field(id) for id in ids]
    return [one for each in bound if not each.closed for one in _of(each.definition, found)]


def has_own(ids: Iterable[str]) -> bool:
    """Whether something among the fields is kept by each person alone."""
    return any(binder.field(id).definition.on_device for id in ids)


def _of(definition: Field, found: Contents | None) -> Iterator[Asked]:
    anchor = controls.anchor(definition)
    if not definition.is_table:
        yield Asked(anchor, definition, definition.ask, True)
    elif definition.first_rows:
        lines = found.lines(definition) if found else ready_lines(definition)
        yield from _rows(definition, anchor, lines)
    else:
        yield from _new_row(definition, anchor, found.lines(definition) if found else [])


def _rows(definition: Field, anchor: str, lines: list[Line]) -> Iterator[Asked]:
    """Each row that stands ready, and those that the group has added."""
    place = 0
    for line in lines:
        first = definition.columns[0].key
        ours = first in line.ready and first not in line.answers
        asked = [column for column in definition.columns if column.key not in line.ready and column.type != FILE]
        for start in range(0, len(asked), QUESTIONS_A_CARD):
            columns = tuple(asked[start : start + QUESTIONS_A_CARD])
            id = f"{anchor}-{place}" if place else anchor
            yield Asked(id, definition, row_title(definition, line), ours, line.ref, columns)
            place += 1


def _new_row(definition: Field, anchor: str, lines: list[Line]) -> Iterator[Asked]:
    columns = tuple(column for column in definition.columns if column.type != FILE)
    stands = tuple(shown(definition.columns[0], line.value(definition.columns[0].key)) or "–" for line in lines)
    if len(columns) <= MOST_BESIDE:
        yield Asked(anchor, definition, definition.ask, True, NEW, columns, stands)
        return
    for start in range(0, len(columns), QUESTIONS_A_CARD):
        id = f"{anchor}-{start}" if start else anchor
        part = columns[start : start + QUESTIONS_A_CARD]
        yield Asked(id, definition, definition.ask, True, NEW, part, () if start else stands, is_long=True)
