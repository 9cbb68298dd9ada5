"""The rows of a table: found by what names them in a form, and made when somebody first writes in them."""

from barkraft.shared.models import UID_LENGTH
from barkraft.venture.binder import chapters
from barkraft.venture.dossier import Field
from barkraft.venture.models import Row, Venture


def shown_row(definition: Field, venture: Venture, row: Row | str | None) -> Row:
    """The row that a page shows: one that is there, or one of the dossier's ready-made ones, which is made now.

    Raises KeyError for any other.
    """
    found = find_row(definition, venture, row, make=_ready_made(definition, row) is not None)
    if found is None:
        raise KeyError(f"{definition.id} has no row {row}.")
    return found


def find_row(definition: Field, venture: Venture, row: Row | str | None, *, make: bool = True) -> Row | None:
    """The row that is meant: a Row, a Line's ref, a fresh uid, or None for a new one at the end.

    One that is not there yet is made, or is None where `make` is false. Raises KeyError for what is no row of
    this group's table.
    """
    found = row if isinstance(row, Row) else _stored(definition, venture, row)
    if found is not None:
        if (found.venture_id, found.field) != (venture.pk, definition.id):
            raise KeyError(f"{definition.id} has no row {row}.")
        return found
    first = _ready_made(definition, row)
    if first is None and row is not None and not is_fresh(str(row)):
        raise KeyError(f"{definition.id} has no row {row}.")
    if not make:
        return None
    if first is not None:
        made = {"position": first}
        return Row.objects.get_or_create(venture=venture, field=definition.id, first=first, defaults=made)[0]
    last = Row(venture=venture, field=definition.id, position=place_after_last(venture, definition.id))
    if row is not None:
        last.uid = str(row)  # the form brought the new row's uid along: sent twice, it is still one row
    last.save()
    return last


def _stored(definition: Field, venture: Venture, ref: Row | str | None) -> Row | None:
    first = _ready_made(definition, ref)
    if first is not None:
        return Row.objects.filter(venture=venture, field=definition.id, first=first).first()
    return Row.objects.filter(uid=ref).first() if ref else None


def _ready_made(definition: Field, ref: Row | str | None) -> int | None:
    """The number of a ready-made row that `f2` names."""
    text = str(ref)
    if not (text.startswith("f") and len(text) < 5 and text[1:].isdecimal()):
        return None
    number = int(text[1:])
    return number if number < len(definition.first_rows) else None


def is_fresh(ref: str) -> bool:
    """Whether it looks like a uid, as a form brings along for a row that is not there yet."""
    return len(ref) == UID_LENGTH and ref.isalnum() and ref.isascii()


def place_after_last(venture: Venture, field: str) -> int:
    """The position of a new row at the end of a table, ready-made rows counted. Also of a table that is no more."""
    newest = Row.objects.filter(venture=venture, field=field).order_by("-position").first()
    return max(newest.position + 1 if newest else 0, len(_first_rows(field)))


def ready_words(row: Row) -> dict[str, str]:
    """Our own words in a ready-made row, by column; none in another."""
    ready = _first_rows(row.field)
    return dict(ready[row.first]) if row.first is not None and row.first < len(ready) else {}


def _first_rows(field: str) -> tuple[dict[str, str], ...]:
    try:
        return chapters.field(field).first_rows
    except KeyError:
        return ()
