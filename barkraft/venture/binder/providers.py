"""Who answers for a field of the binder: kept answers, the venture itself, or nobody yet."""

from typing import Any, Protocol

from django.utils.translation import gettext as _

from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.contents import Contents, clean
from barkraft.venture.binder.places import Place, Writing
from barkraft.venture.dossier import Field
from barkraft.venture.models import Answer, Venture


class Provider(Protocol):
    """Who answers for a field. `closed` is the sentence shown where nobody writes in it, "" where one can."""

    @property
    def closed(self) -> str: ...

    def read(self, field: Field, found: Contents) -> Any: ...

    def filled(self, field: Field, found: Contents) -> bool: ...

    def store(self, place: Place, value: Any, writing: Writing) -> Answer | None: ...

    def history(self, field: Field, venture: Venture) -> list[Answer]: ...


class StoredAnswers:
    """The default: rows of Answer, with history."""

    closed = ""

    def read(self, field: Field, found: Contents) -> Any:
        """The value; for a table a list of {column: value}. None, or [], for nothing that can be read."""
        if not field.is_table:
            heads = found.at(field.id)
            return clean(heads[-1].value) if heads else None
        lines = [line for line in found.lines(field) if line.is_answered()]
        return [{column.key: clean(line.value(column.key)) for column in field.columns} for line in lines]

    def filled(self, field: Field, found: Contents) -> bool:
        """Whether something can be read there, or a photo stands in for it."""
        if field.accepts_photo and found.photos.get(field.id):
            return True
        if field.is_table:
            return any(line.is_answered() for line in found.lines(field))
        if field.type == "file" and found.photos.get(field.id):
            return True
        return any(clean(head.value) is not None for head in found.at(field.id))

    def store(self, place: Place, value: Any, writing: Writing) -> Answer | None:
        return answers.store(place, value, writing)

    def history(self, field: Field, venture: Venture) -> list[Answer]:
        """Every version of the field and its cells, the newest first."""
        kept = Answer.objects.filter(venture=venture, field=field.id).select_related("by", "row")
        return list(kept.order_by("-at", "-id"))


class Closed(StoredAnswers):
    """Nobody writes here: a computed field before the room that counts it is built, or a field on the device."""

    def __init__(self, closed: str) -> None:
        self.closed = closed

    def read(self, field: Field, found: Contents) -> Any:
        return [] if field.is_table else None

    def filled(self, field: Field, found: Contents) -> bool:
        return False

    def store(self, place: Place, value: Any, writing: Writing) -> Answer | None:
        raise Refused(self.closed)

    def history(self, field: Field, venture: Venture) -> list[Answer]:
        return []


class Stage(Closed):
    """enterprise.stage: the phase of the venture itself, which moves at a gate."""

    STATES = {Venture.State.PAUSED: "paus", Venture.State.STOPPED: "stopp", Venture.State.DONE: "klar"}

    def __init__(self) -> None:
        """The sentence comes when somebody asks: its language is not known here."""

    @property
    def closed(self) -> str:  # type: ignore[override]  # a plain attribute elsewhere: see __init__
        return _("Fasen byts när ni gör ett vägval ihop med coachen.")

    def read(self, field: Field, found: Contents) -> Any:
        return self.STATES.get(Venture.State(found.venture.state), found.venture.phase)

    def filled(self, field: Field, found: Contents) -> bool:
        return True
