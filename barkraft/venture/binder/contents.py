"""What lies in one group's binder, read with three queries however many fields it has."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Q

from barkraft.shared import clock
from barkraft.venture.dossier import Field
from barkraft.venture.models import Answer, Photo, Row, Venture

UNDO_DAYS = 30
RAW = "raw"  # the key under which lies what could not be read


def clean(value: Any) -> Any:
    """The value as it counts: None for nothing, and for what could not be read."""
    if value is None or value in ("", []) or isinstance(value, dict):
        return None
    return value


@dataclass(frozen=True)
class Line:
    """One row of a table as it is shown: stored, or one of the dossier's ready-made rows that nobody has touched.

    `ref` names it in addresses: `f0`, `f1` ... for a ready-made row, else the row's uid.
    """

    ref: str
    row: Row | None
    ready: dict[str, str]  # column -> our words, where the row is ready-made
    answers: dict[str, list[Answer]]  # column -> heads

    @property
    def position(self) -> tuple[int, int]:
        return (self.row.position, self.row.pk) if self.row else (int(self.ref[1:]), 0)

    def value(self, column: str) -> Any:
        """The value in a column: the newest head, or our words."""
        heads = self.answers.get(column)
        return heads[-1].value if heads else self.ready.get(column)

    def is_answered(self) -> bool:
        """Whether somebody wrote something here that can be read. Our own words are no answer."""
        return any(
            column not in self.ready and any(clean(head.value) is not None for head in heads)
            for column, heads in self.answers.items()
        )


@dataclass
class Contents:
    """Heads, rows and photos of a venture, or of some of its fields."""

    venture: Venture
    heads: dict[tuple[str, int | None, str], list[Answer]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    photos: dict[str, list[Photo]] = field(default_factory=lambda: defaultdict(list))

    def at(self, field_id: str, row: Row | None = None, column: str = "") -> list[Answer]:
        """The versions that count in one place, oldest first. More than one: two people wrote at once."""
        return self.heads.get((field_id, row.pk if row else None, column), [])

    def lines(self, definition: Field) -> list[Line]:
        """A table's rows in order, removed ones left out."""
        rows = self.rows.get(definition.id, [])
        touched = {row.first for row in rows if row.first is not None}
        lines = [self._line(definition, row) for row in rows if row.removed_at is None]
        lines += [line for number, line in enumerate(ready_lines(definition)) if number not in touched]
        return sorted(lines, key=lambda line: line.position)

    def removed(self, definition: Field) -> list[Line]:
        """Rows that can still be brought back, the last removed first."""
        since = clock.now() - timedelta(days=UNDO_DAYS)
        gone = [row for row in self.rows.get(definition.id, []) if row.removed_at and row.removed_at >= since]
        gone.sort(key=lambda row: row.removed_at or since, reverse=True)
        return [self._line(definition, row) for row in gone]

    def _line(self, definition: Field, row: Row) -> Line:
        ready: dict[str, str] = {}
        if row.first is not None and row.first < len(definition.first_rows):
            ready = definition.first_rows[row.first]
        columns = (column.key for column in definition.columns)
        answers = {key: heads for key in columns if (heads := self.at(definition.id, row, key))}
        return Line(row_ref(row), row, ready, answers)


def ready_lines(definition: Field) -> list[Line]:
    """The dossier's ready-made rows, before anybody has touched them."""
    return [Line(f"f{number}", None, ready, {}) for number, ready in enumerate(definition.first_rows)]


def row_ref(row: Row) -> str:
    """What names a row in addresses and drafts: it stays when a ready-made row becomes a stored one."""
    return row.uid if row.first is None else f"f{row.first}"


def contents(venture: Venture, fields: Iterable[str] | None = None) -> Contents:
    """Read the binder of a venture, or only `fields` (ids) of it. Three queries."""
    return contents_of([venture], fields)[venture.pk]


def contents_of(ventures: Iterable[Venture], fields: Iterable[str] | None = None) -> dict[int, Contents]:
    """The binders of many ventures, by the venture's key. Three queries, however many they are."""
    found = {venture.pk: Contents(venture) for venture in ventures}
    wanted = Q(venture__in=found) if fields is None else Q(venture__in=found, field__in=list(fields))
    for row in Row.objects.filter(wanted):
        found[row.venture_id].rows[row.field].append(row)
    for answer in Answer.objects.filter(wanted, is_head=True).select_related("by"):
        found[answer.venture_id].heads[answer.field, answer.row_id, answer.column].append(answer)
    for photo in Photo.objects.filter(wanted).select_related("by"):
        found[photo.venture_id].photos[photo.field].append(photo)
    return found
