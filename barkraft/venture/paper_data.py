"""A worksheet on paper as plain data, for a document to draw. What stands there, and why, is barkraft.venture.paper's.

The binder's own words are Swedish; what somebody wrote may run any way.
"""

from typing import Any

from django.utils.translation import gettext as _

from barkraft.venture.controls import OwnField
from barkraft.venture.dossier import Column, Field
from barkraft.venture.paper import Across, Cell, Paper, Sheet

BENEFIT_QUESTIONS = "personal.benefit_questions"  # after the call one writes with whom one spoke, and the answer
Data = dict[str, Any]


def sheet_data(made: Sheet, *, answers: bool = True) -> Data:
    """The head of a worksheet and its fields. `answers`: with room for what one was told."""
    return {
        "alone": made.alone,
        "group": made.group,
        "day": made.day,
        "group_label": _("Grupp:"),
        "day_label": _("Datum:"),
        "whose": _("Bara du ser det.") if made.alone else _("För gruppen"),
        "papers": [_paper(one, answers) for one in made.papers],
    }


def _paper(one: Paper, answers: bool) -> Data:
    return {
        "kind": one.kind,
        "ask": one.field.ask,
        "hint": "" if one.kind == "closed" else one.field.hint,
        "closed": one.closed,
        "words": list(one.words),
        "two": _("Här finns två svar") if len(one.words) > 1 else "",
        "blank": len(one.blank),
        "starters": list(one.field.prompts),
        "boxes": [{"label": box.label, "ticked": box.ticked} for box in one.boxes],
        "columns": [column.label for column in one.field.columns],
        "rows": [[_cell(cell) for cell in row] for row in one.rows],
        "turned": [_across(part) for part in one.turned],
        "choices": [{"label": column.label, "options": _options(column)} for column in one.choices],
        "own": _own(one.own, answers) if one.own else None,
        "photos": _photos(one.photos),
    }


def _photos(number: int) -> str:
    if not number:
        return ""
    return _("En bild av papperet finns i pärmen.") if number == 1 else _("Bilder av papperet finns i pärmen.")


def _cell(cell: Cell) -> Data:
    return {"text": cell.text, "boxes": [box.label for box in cell.boxes]}


def _across(part: Across) -> list[Data]:
    return [{"label": column.label, "cells": [_cell(cell) for cell in cells]} for column, cells in part.lines]


def _options(column: Column) -> list[str]:
    return [option.label for option in column.options]


def _own(own: OwnField, answers: bool) -> Data:
    """A field of the own card: lines, a table, or a block of lines for each row."""
    kind = "lines" if own.kind == "list" else "text" if own.kind == "text" else own.on_paper
    return {"kind": kind, "number": len(own.lines), "asks": [_ask(column) for column in own.field.columns]} | {
        "after": _after(own.field, answers)
    }


def _ask(column: Column) -> Data:
    return {
        "label": column.label,
        "options": _options(column) if column.type == "enum" else [],
        "lines": 2 if column.type == "longtext" else 1,
    }


def _after(definition: Field, answers: bool) -> list[Data]:
    """What is written when the question has been asked."""
    if definition.id != BENEFIT_QUESTIONS:
        return []
    found = [{"label": _("Jag pratade med (namn):").rstrip(":"), "options": [], "lines": 1}]
    return [*found, {"label": _("Svaret jag fick:").rstrip(":"), "options": [], "lines": 2}] if answers else found
