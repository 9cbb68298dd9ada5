"""One field of the binder as a form, in a lesson's worksheet or on a page of its own.

    context["editors"] = [worksheet.editor(request, venture, field_id, back_url) for field_id in exercise_writes]
    {% for editor in editors %}{% include "venture/field_editor.html" %}{% endfor %}

It posts to venture:field, which comes back to `back_url` at the field. Works without JavaScript; worksheet.js
saves as one types.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from barkraft.people.beside import who_sits_beside
from barkraft.people.sessions import signed_in
from barkraft.shared import formats
from barkraft.shared.models import new_uid
from barkraft.venture import actions, binder, controls, facts, tickets
from barkraft.venture.binder import BinderField
from barkraft.venture.binder.contents import Contents, Line, contents, ready_lines
from barkraft.venture.binder.display import row_title, said_by, saved, shown
from barkraft.venture.binder.rows import is_fresh
from barkraft.venture.controls import Control, Posted
from barkraft.venture.dossier import Column, Field
from barkraft.venture.models import Answer, Venture

NEW = "ny"  # in an address: a row that is not there yet
SHORT_TABLE = 5  # columns that fit beside one another; a longer row is asked one question at a time


@dataclass(frozen=True)
class Cell:
    """One value of a table as it is shown."""

    label: str
    text: str
    problem: str
    ours: bool  # our own ready words


@dataclass(frozen=True)
class RowShown:
    """One row of a table as it is shown. `cells` leave out the first column, which is the title."""

    ref: str
    title: str
    title_is_ours: bool
    cells: list[Cell]
    by: str
    edit_url: str
    step_url: str  # the same row, one question at a time


@dataclass(frozen=True)
class Choice:
    """One of two versions that were written at once."""

    uid: str
    text: str
    by: str


@dataclass(frozen=True)
class Conflict:
    """A place where two people wrote at once. `label` says which cell, "" for a field."""

    label: str
    choices: list[Choice]
    can_join: bool


def editor(
    request: HttpRequest,
    venture: Venture | None,
    field_id: str,
    back_url: str,
    *,
    posted: Posted | None = None,
    found: Contents | None = None,
    level: int = 3,
) -> dict[str, Any]:
    """What "venture/field_editor.html" needs, as `editor`. `venture` None: nobody signed in, or in no group.

    `found` spares queries where a page shows several fields; `level` is that of the headings inside. Raises KeyError
    for a field that is not there.
    """
    bound = binder.field(field_id)
    definition = bound.definition
    made: dict[str, Any] = {
        "field": definition,
        "anchor": controls.anchor(definition),
        "closed": bound.closed,
        "kind": _kind(bound),
        "back_url": back_url,
        "level": level,
        "signed_in": request.user.is_authenticated,
        "sign_in_url": f"{reverse('people:sign_in')}?{urlencode({'next': request.get_full_path()})}",
        "can_write": venture is not None,
        "local_draft": definition.sensitivity != "personal",
    }
    if definition.on_device and who_sits_beside(request):
        return made | {"kind": "beside"}
    if definition.on_device:
        return made | {"own": controls.own(definition)}
    if venture is None:
        return made | _empty(definition, posted)
    found = found or contents(venture, [definition.id])
    return made | _filled(request, venture, bound, back_url, posted, found)


def _kind(bound: BinderField) -> str:
    if bound.definition.on_device:
        return "device"
    if bound.closed:
        return "closed"
    return "table" if bound.definition.is_table else "single"


def _empty(definition: Field, posted: Posted | None) -> dict[str, Any]:
    """The form before there is a group: it shows what will be asked."""
    return {
        "control": None if definition.is_table else controls.single(definition, [], posted),
        "rows": [_row(definition, line, "") for line in ready_lines(definition)],
        "new_row": new_uid(),
        "next_row": None,
        "add": controls.cells(definition, None, posted) if _is_short(definition) else [],
        "value": "",
        "by": "",
        "saved": "",
        "conflicts": [],
        "removed": [],
        "photos": [],
        "takes_photo": False,
    }


def _filled(
    request: HttpRequest,
    venture: Venture,
    bound: BinderField,
    back_url: str,
    posted: Posted | None,
    found: Contents,
) -> dict[str, Any]:
    definition = bound.definition
    post_url = field_url(venture, definition)
    onward = urlencode({"next": back_url})
    heads = [head for (id, _r, _c), kept in found.heads.items() if id == definition.id for head in kept]
    newest = max(heads, key=lambda head: head.at, default=None)
    lines = found.lines(definition) if definition.is_table else []
    # The new row has its name in the address: a reload or another language shows what has been written in it.
    new_row = posted.row if posted and posted.row else new_uid()
    return {
        "control": None if definition.is_table else controls.single(definition, found.at(definition.id), posted),
        "value": "" if definition.is_table else shown(definition, bound.read(venture, found)),
        "rows": [_row(definition, line, post_url, onward) for line in lines],
        "next_row": next((_row(definition, line, post_url, onward) for line in lines if _stands_ready(line)), None),
        "add": controls.cells(definition, None, posted) if _is_short(definition) else [],
        "new_row": new_row,
        "removed": [_row(definition, line, post_url) for line in found.removed(definition)],
        "by": said_by(newest) if newest else "",
        "saved": saved(newest) if newest else "",
        "conflicts": conflicts(definition, found),
        "photos": found.photos.get(definition.id, []),
        "takes_photo": actions.takes_photo(definition),
        "post_url": post_url,
        "step_url": f"{post_url}?{urlencode({'rad': new_row, 'steg': 0})}&{onward}",
        "all_url": f"{post_url}?{urlencode({'rad': new_row, 'alla': 1})}&{onward}",
        "photo_url": f"{post_url}?{urlencode({'bild': 1})}&{onward}",
        "history_url": f"{post_url}?{urlencode({'historik': 1})}&{onward}",
        "ticket": ticket(request, venture),
        "venture_uid": venture.uid,
        "is_coach": not facts.roles(request.user, venture),
    }


def ticket(request: HttpRequest, venture: Venture) -> str:
    """What lets the page save as one types, also after the session has ended."""
    return tickets.issue(signed_in(request), venture)


def field_url(venture: Venture, definition: Field) -> str:
    """The address of the field's own page."""
    return reverse("venture:field", args=[venture.uid, definition.section, definition.id.partition(".")[2]])


def _is_short(definition: Field) -> bool:
    """Whether a new row is asked right there. Where rows stand ready, those come first."""
    return definition.is_table and len(definition.columns) <= SHORT_TABLE and not definition.first_rows


def _stands_ready(line: Line) -> bool:
    """Whether it is one of the dossier's rows that waits for an answer."""
    return (line.row is None or line.row.first is not None) and not line.is_answered()


def _row(definition: Field, line: Line, post_url: str, onward: str = "") -> RowShown:
    first, rest = definition.columns[0], definition.columns[1:]
    newest = max((head for heads in line.answers.values() for head in heads), key=lambda head: head.at, default=None)
    return RowShown(
        ref=line.ref,
        title=shown(first, line.value(first.key)),
        title_is_ours=first.key in line.ready and first.key not in line.answers,
        cells=[_cell(definition, column, line) for column in rest],
        by=said_by(newest) if newest else "",
        edit_url=f"{post_url}?{urlencode({'rad': line.ref})}&{onward}" if post_url else "",
        step_url=f"{post_url}?{urlencode({'rad': line.ref, 'steg': 0})}&{onward}" if post_url else "",
    )


def _cell(definition: Field, column: Column, line: Line) -> Cell:
    heads = line.answers.get(column.key)
    problem = controls.problem_of(definition, column, heads[-1] if heads else None)
    ours = not heads and column.key in line.ready
    return Cell(column.label, shown(column, line.value(column.key)), problem, ours)


def conflicts(definition: Field, found: Contents) -> list[Conflict]:
    """Every place of the field that holds two versions."""
    if not definition.is_table:
        heads = found.at(definition.id)
        return [_conflict(definition, heads, "")] if len(heads) > 1 else []
    return [
        _conflict(column, line.answers[column.key], f"{row_title(definition, line)}: {column.label}")
        for line in found.lines(definition)
        for column in definition.columns
        if len(line.answers.get(column.key, [])) > 1
    ]


def _conflict(asked: Field | Column, heads: list[Answer], label: str) -> Conflict:
    choices = [Choice(head.uid, shown(asked, head.value) or _("Tomt"), _author(head)) for head in heads]
    return Conflict(label, choices, can_join=actions.joins(heads[0]))


def _author(head: Answer) -> str:
    at = formats.moment(head.at)
    return f"{head.by.first_name}, {at}" if head.by else at


def row_controls(definition: Field, found: Contents, ref: str, posted: Posted | None, *, cards: bool) -> list[Control]:
    """The controls of one row that is shown by itself, or of a new one. Raises KeyError for what names no row."""
    line = next((line for line in found.lines(definition) if line.ref == ref), None)
    if line is None and ref != NEW and not is_fresh(ref):
        raise KeyError(f"{definition.id} has no row {ref}.")
    return controls.cells(definition, line, posted, cards=cards)
