"""A field of the binder on a sheet of paper: what is written, and lines to write on where nothing is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from barkraft.shared import clock, formats
from barkraft.venture import binder, controls
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import Contents, Line, ready_lines
from barkraft.venture.binder.display import shown
from barkraft.venture.controls import OwnField
from barkraft.venture.dossier import Column, Field
from barkraft.venture.models import Venture

BLANK_ROWS = 5  # empty rows to write in, at least
MOST_COLUMNS = 5  # beside one another on A4; in a wider table the columns stand under one another
ROWS_ABREAST = 3  # of such a table
MOST_BOXES = 3  # choices with a box each in a narrow cell; more are named under the table
LINES = {"longtext": 4, "list": 5, "text": 2}
BLANK_PROMPTS = 2  # lines after each sentence starter


@dataclass(frozen=True)
class Box:
    """One choice with a box to tick."""

    label: str
    ticked: bool = False


@dataclass(frozen=True)
class Cell:
    """One place of a table. `boxes`: the choices, where it is empty and they are few."""

    text: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Across:
    """Some rows of a wide table, turned: one line a column of it."""

    lines: list[tuple[Column, list[Cell]]]


@dataclass(frozen=True)
class Paper:
    """One field. `kind` is own, closed, boxes, words, table or wide."""

    field: Field
    kind: str
    own: OwnField | None = None
    closed: str = ""
    words: tuple[str, ...] = ()  # what is written; two versions where two wrote at once
    blank: range = range(0)  # lines to write on
    boxes: tuple[Box, ...] = ()
    rows: tuple[list[Cell], ...] = ()  # of a table
    turned: tuple[Across, ...] = ()
    choices: tuple[Column, ...] = ()  # columns whose choices are named under the table
    photos: int = 0
    filled: bool = False


@dataclass(frozen=True)
class Sheet:
    """What stands at the top of the paper, and its fields. `group` and `day` are "" where one writes them by hand."""

    alone: bool  # it is one person's own
    group: str
    day: str
    papers: list[Paper]


def sheet(fields: Sequence[str], venture: Venture | None, found: Contents | None) -> Sheet:
    """The fields (ids) on paper. `found` holds them all; None, as `venture`, where there is no group."""
    definitions = [chapters.field(id) for id in fields]
    papers = [one for definition in definitions if (one := paper(definition, found)).kind != "closed" or one.filled]
    return Sheet(
        alone=bool(papers) and all(one.kind == "own" for one in papers),
        group=_group(venture) if venture else "",
        day=formats.day(clock.today()) if any(one.filled for one in papers) else "",
        papers=papers,
    )


def _group(venture: Venture) -> str:
    return venture.name if venture.registered_on else f"{venture.name}, {_('under bildande')}"


def paper(definition: Field, found: Contents | None) -> Paper:
    """One field on paper, empty where `found` is None."""
    if definition.on_device:
        return Paper(definition, "own", own=controls.own(definition))
    bound = binder.bind(definition)
    if bound.closed:
        text = shown(definition, bound.read(found.venture, found)) if found else ""
        return Paper(definition, "closed", closed=bound.closed, words=(text,) if text else (), filled=bool(text))
    if definition.is_table:
        made = _table(definition, found)
    else:
        made = _single(definition, found)
    return replace(made, photos=len(found.photos.get(definition.id, [])) if found else 0)


def _single(definition: Field, found: Contents | None) -> Paper:
    values = [head.value for head in found.at(definition.id)] if found else []
    words = tuple(text for value in values if (text := shown(definition, value)))
    if boxes := _boxes(definition, values, controls.MOST_CARDS):
        return Paper(definition, "boxes", boxes=boxes, filled=any(box.ticked for box in boxes))
    if not words:
        short = definition.id in controls.ONE_LINE
        lines = BLANK_PROMPTS if definition.prompts else 1 if short else LINES.get(definition.type, 1)
    else:
        lines = 2 if definition.type == "list" else 0  # a list goes on
    return Paper(definition, "words", words=words, blank=range(lines), filled=bool(words))


def _boxes(asked: Field | Column, values: list[Any], most: int) -> tuple[Box, ...]:
    """A box for each choice; none where there are more than `most`, or what is written is no choice."""
    options = controls.options(asked) if asked.type in {"enum", "bool"} else ()
    chosen = {_stored(value) for value in values if value is not None}
    if len(options) > most or not chosen <= {option.value for option in options}:
        return ()
    return tuple(Box(option.label, option.value in chosen) for option in options)


def _stored(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return str(value)


def _table(definition: Field, found: Contents | None) -> Paper:
    lines = found.lines(definition) if found else ready_lines(definition)
    named = [column for column in definition.columns if column.type == "enum" and len(column.options) > MOST_BOXES]
    answered = [line for line in lines if line.is_answered()]
    made = Paper(definition, "table", choices=tuple(named), filled=bool(answered))
    if len(definition.columns) <= MOST_COLUMNS:
        lines += _empty_lines(BLANK_ROWS + len(answered) - len(lines))
        return replace(made, rows=tuple(_cells(definition, line) for line in lines))
    waiting = [line for line in lines if not line.is_answered()]
    waiting += _empty_lines(ROWS_ABREAST * (1 if answered else 2) - len(waiting))
    abreast = [waiting[start : start + ROWS_ABREAST] for start in range(0, len(waiting), ROWS_ABREAST)]
    few = [*([line] for line in answered), *abreast]  # what is written needs the whole width
    return replace(made, kind="wide", turned=tuple(_across(definition, part) for part in few))


def _empty_lines(number: int) -> list[Line]:
    return [Line("", None, {}, {}) for _number in range(number)]


def _across(definition: Field, lines: list[Line]) -> Across:
    rows = [_cells(definition, line) for line in lines]
    return Across([(column, [row[place] for row in rows]) for place, column in enumerate(definition.columns)])


def _cells(definition: Field, line: Line) -> list[Cell]:
    return [_cell(column, line) for column in definition.columns]


def _cell(column: Column, line: Line) -> Cell:
    text = " / ".join(shown(column, head.value) for head in line.answers.get(column.key, []) if head.value is not None)
    if text or column.key in line.ready:
        return Cell(text or shown(column, line.ready[column.key]))
    return Cell("", boxes=_boxes(column, [], MOST_BOXES))
