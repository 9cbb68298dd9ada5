"""Företagspärmen: every field of the dossier, each with exactly one provider.

    binder.field("group.agreement").read(venture)
    binder.write(Place(venture, "group.agreement"), "...", Writing(person))

The default provider keeps answers. A room above takes a field over in its apps.ready() with
`binder.provide(field_id, provider)`, so the binder stays a view and never becomes a second database.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.shared import clock
from barkraft.shared.signs import plain
from barkraft.venture.binder import answers, chapters
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.contents import RAW, Contents, contents
from barkraft.venture.binder.places import Place, Writing
from barkraft.venture.binder.providers import Closed, Provider, Stage, StoredAnswers
from barkraft.venture.binder.rows import find_row
from barkraft.venture.dossier import Column, Field, check_text
from barkraft.venture.models import Answer, Row, Venture

MOST_SIGNS = 20_000  # in one answer; ten pages of text


class AlreadyProvided(Exception):
    """Two rooms want the same field."""


@dataclass(frozen=True)
class Written:
    """What came of writing. `problem` says what to do with what could not be read; it is kept all the same."""

    answer: Answer | None
    problem: str | None = None
    conflict: bool = False


_taken_over: dict[str, Provider] = {"enterprise.stage": Stage()}
_stored = StoredAnswers()


def provide(field_id: str, provider: Provider) -> None:
    """Take a field over. Raises AlreadyProvided when another room has it."""
    if field_id in _taken_over:
        raise AlreadyProvided(f"{field_id} already has a provider: {type(_taken_over[field_id]).__name__}.")
    _taken_over[field_id] = provider


def provided() -> dict[str, Provider]:
    """The fields that are not kept as stored answers, with who answers for them."""
    return dict(_taken_over)


@dataclass(frozen=True)
class BinderField:
    """One field with its provider."""

    definition: Field
    provider: Provider

    @property
    def closed(self) -> str:
        """Why nobody writes here, or ""."""
        return self.provider.closed

    def read(self, venture: Venture, found: Contents | None = None) -> Any:
        """The value, see the provider; None where nothing readable is written. `found` spares queries."""
        return self.provider.read(self.definition, found or self._contents(venture))

    def filled(self, venture: Venture, found: Contents | None = None) -> bool:
        """Whether the field counts as filled. One kept on the device never does: nobody knows."""
        return self.provider.filled(self.definition, found or self._contents(venture))

    def history(self, venture: Venture) -> list[Answer]:
        """Every kept version, the newest first."""
        return self.provider.history(self.definition, venture)

    def may_keep(self, text: str) -> bool:
        """Whether these words may be kept here at all; whether they can be read is another matter."""
        try:
            self.refuse(text)
        except Refused:
            return False
        return True

    def refuse(self, text: str) -> None:
        """Raises Refused with a sentence for what may not be kept here."""
        if self.definition.on_device:
            raise Refused(_("Det här är bara ditt. Det sparas aldrig hos oss."))
        if self.closed:
            raise Refused(self.closed)
        answers.refuse_numbers(text)
        if len(text) > MOST_SIGNS:
            raise Refused(_("Texten är för lång. Dela upp den i flera delar."))

    def cell(self, column: str) -> Column | None:
        """The column of a table, None of another field. Raises KeyError for what is not there."""
        if self.definition.is_table:
            return self.definition.column(column)
        if column:
            raise KeyError(f"{self.definition.id} is no table.")
        return None

    def _contents(self, venture: Venture) -> Contents:
        return contents(venture, [self.definition.id])


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, list | tuple):
        return plain("\n".join(str(line) for line in value))
    return "" if value is None else plain(str(value))


def field(id: str) -> BinderField:
    """The field with this id. Raises KeyError with a sentence."""
    return bind(chapters.field(id))


def bind(definition: Field) -> BinderField:
    """A definition with whoever answers for it."""
    if definition.on_device:
        return BinderField(definition, Closed(_("Det här är bara ditt. Det sparas aldrig hos oss.")))
    provider = _taken_over.get(definition.id)
    if provider is None:
        provider = Closed(_("Det här räknas ut. Ni skriver inget här.")) if definition.computed else _stored
    return BinderField(definition, provider)


def _stands(place: Place, value: Any) -> bool:
    return any(head.value == value for head in Answer.objects.filter(**place.columns, is_head=True))


def _bring_back(row: Row, answer: Answer) -> None:
    """New words in a row that somebody else removed: nobody would see them, so the row comes back; it says so."""
    row.removed_at, answer.brought_back = None, True
    row.save(update_fields=["removed_at"])
    answer.save(update_fields=["brought_back"])


def write(place: Place, value: Any, writing: Writing) -> Written:
    """Write what a person typed (text; a bool or a list of lines will do) in one place.

    Raises KeyError for a place that is not there, and Refused with a sentence where nothing may be kept: a field
    of the person's own card, a personnummer, far too much text. New words in a removed row bring it back.
    """
    bound, text = field(place.field), _as_text(value)
    bound.refuse(text)
    cell = bound.cell(place.column)
    read, problem = check_text(bound.definition, cell, text, today=clock.today())
    kept: Any = {RAW: read} if problem else read
    with transaction.atomic():
        answers.hold(place.venture)  # before the row: it is made once
        row = find_row(bound.definition, place.venture, place.row, make=kept is not None) if cell else None
        if cell and row is None:
            return Written(None)  # nothing written in a row that is not there yet
        place = replace(place, row=row)
        is_news = row is not None and row.removed_at is not None and kept is not None and not _stands(place, kept)
        answer = bound.provider.store(place, kept, writing)
        if is_news and row and answer and answer.value == kept:
            _bring_back(row, answer)
        conflict = answer is not None and len(answers.heads_beside(answer)) > 1
    return Written(answer, _(problem) if problem else None, conflict)
