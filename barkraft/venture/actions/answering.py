"""What is done in a group's binder: answers, rows and photos. Every action refuses with a sentence (Refused)."""

from dataclasses import replace
from typing import IO, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock, files
from barkraft.shared.signs import plain
from barkraft.venture import binder, facts
from barkraft.venture.binder import Place, Writing, Written, answers, chapters
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.contents import UNDO_DAYS, contents
from barkraft.venture.binder.rows import shown_row
from barkraft.venture.dossier import Field
from barkraft.venture.models import Answer, Photo, Row, Venture


@transaction.atomic
def write_answer(*, place: Place, value: Any, writing: Writing) -> Written:
    """Write in one field, or one cell of a table, what a person typed.

    If another's version counts by now than the one that she saw, both are kept. Raises KeyError for a field, column
    or row that is not there.
    """
    return binder.write(place, value, _admitted(writing, place.venture))


@transaction.atomic
def add_line(*, place: Place, line: str, writing: Writing) -> Written:
    """Write one more line at the end of a list, after whatever others have added meanwhile."""
    _let_in(writing.by, place.venture)
    before = binder.field(place.field).read(place.venture) or []
    return write_answer(place=place, value=[*before, line], writing=writing)


@transaction.atomic
def add_row(
    *, place: Place, cells: dict[str, Any], writing: Writing, seen: dict[str, str] | None = None
) -> tuple[Row | None, dict[str, Written]]:
    """Write a whole row, new or old; `cells`, and `seen` for what she saw in each, go by column key.

    Returns the row and each cell's result. A refusal of one cell (Refused) undoes the row. The row is None when
    nothing was written in a new one.
    """
    writing = _admitted(writing, place.venture)
    written: dict[str, Written] = {}
    for column, value in cells.items():
        known = writing if seen is None else replace(writing, seen=seen.get(column, ""))
        written[column] = result = binder.write(replace(place, column=column), value, known)
        if result.answer is not None:
            place = replace(place, row=result.answer.row)  # from now on the same row
    return (place.row if isinstance(place.row, Row) else None), written


@transaction.atomic
def choose_answer(*, answer: Answer, by: User) -> Answer:
    """The group takes one of two versions; the other stays in the history. What was chosen first stands."""
    others = [head.pk for head in _undecided(answer, by) if head != answer]
    Answer.objects.filter(pk__in=others).update(is_head=False)
    return answer


@transaction.atomic
def keep_both(*, answer: Answer, by: User) -> Answer:
    """The group keeps all versions of a text or list, one after the other, as its own text."""
    beside = _undecided(answer, by)
    if not beside:
        return answer
    if not (joins(answer) and all(isinstance(head.value, str | list) for head in beside)):
        raise Refused(_("Här får bara ett svar plats. Välj ett av dem."))
    joined: Any = "\n".join(head.value for head in beside if isinstance(head.value, str))
    if any(isinstance(head.value, list) for head in beside):
        lines = [line for head in beside for line in (head.value if isinstance(head.value, list) else [head.value])]
        joined = list(dict.fromkeys(lines))
    _refuse_joined(answer, "\n".join(joined) if isinstance(joined, list) else joined)
    Answer.objects.filter(pk__in=[head.pk for head in beside]).update(is_head=False)
    now = clock.now()
    return Answer.objects.create(
        **Place.of(answer).columns,
        value=joined,
        by=by,
        by_group=True,
        started_at=now,
        at=now,
        based_on=beside[-1],
    )


def _refuse_joined(answer: Answer, text: str) -> None:
    """What is kept as one must be such that somebody can change it: no longer than what anyone may write."""
    if len(text) > binder.MOST_SIGNS:
        raise Refused(_("Det blir för långt tillsammans. Välj ett av dem."))
    binder.field(answer.field).refuse(text)


def _undecided(answer: Answer, by: User) -> list[Answer]:
    """The versions that count beside this one, itself too; none when somebody has chosen another meanwhile."""
    _let_in(by, answer.venture)
    beside = answers.heads_beside(answer)
    return beside if answer in beside else []


def joins(answer: Answer) -> bool:
    """Whether two versions can stand one after the other: words can, a date or a choice cannot."""
    definition = chapters.field(answer.field)
    kind = definition.column(answer.column).type if answer.column else definition.type
    return kind in {"text", "longtext", "list"}


@transaction.atomic
def remove_row(*, place: Place, by: User) -> Row:
    """Take a row away. It can be brought back for 30 days."""
    found = _held_row(place, by)
    found.removed_at = clock.now()
    found.save(update_fields=["removed_at"])
    return found


@transaction.atomic
def restore_row(*, place: Place, by: User) -> Row:
    """Bring a removed row back, with all its words."""
    found = _held_row(place, by)
    if found.removed_at is not None and (clock.now() - found.removed_at).days > UNDO_DAYS:
        raise Refused(_("Raden togs bort för mer än 30 dagar sen. Skriv den igen."))
    found.removed_at = None
    found.save(update_fields=["removed_at"])
    return found


@transaction.atomic
def move_row(*, place: Place, up: bool, by: User) -> None:
    """Change places with the row above or below; at the edge nothing happens."""
    moved = _held_row(place, by)
    definition = chapters.field(place.field)
    lines = contents(place.venture, [place.field]).lines(definition)
    rows = [line.row or _row(replace(place, row=line.ref)) for line in lines]
    at = next((number for number, other in enumerate(rows) if other.pk == moved.pk), None)
    if at is None:
        return
    other = at - 1 if up else at + 1
    if 0 <= other < len(rows):
        rows[at], rows[other] = rows[other], rows[at]
    for number, kept in enumerate(rows):
        if kept.position != number:
            kept.position = number
            kept.save(update_fields=["position"])


def add_photo(*, place: Place, file: IO[bytes], alt: str, by: User) -> Photo:
    """Keep a photo of the paper as an answer, resized and without position. `alt` says what it shows.

    Raises files.NotAPicture, with a sentence, for what is no picture.
    """
    return keep_photo(place=place, drawn=files.picture(file), alt=alt, by=by)


@transaction.atomic
def keep_photo(*, place: Place, drawn: bytes, alt: str, by: User) -> Photo:
    """Keep what files.picture drew. To draw takes a second or more, and while the binder is held nobody else writes."""
    _let_in(by, place.venture)
    definition = chapters.field(place.field)
    if definition.on_device or not takes_photo(definition):
        raise Refused(_("Här kan du inte lägga in en bild."))
    words = " ".join(plain(alt).split())
    if not words:
        raise Refused(_("Skriv vad bilden visar. Då kan alla läsa den."))
    answers.refuse_numbers(words)
    photo = Photo(venture=place.venture, field=place.field, alt=words[:200], by=by)
    photo.file.save("photo.jpg", ContentFile(drawn), save=False)
    photo.save()
    return photo


@transaction.atomic
def remove_photo(*, photo: Photo, by: User) -> None:
    """Take a photo away for good, picture and words: there is no way back, so nothing is kept for one."""
    _let_in(by, photo.venture)
    photo.delete()


def takes_photo(definition: Field) -> bool:
    """Whether a photo of the paper is taken in here; where a paper is asked for, it always is."""
    return definition.accepts_photo or definition.asks_for_paper


def _held_row(place: Place, by: User) -> Row:
    """The row, with the binder held until the transaction ends. Raises KeyError for one that is not there."""
    _let_in(by, place.venture)
    return _row(place)


def _row(place: Place) -> Row:
    return shown_row(chapters.field(place.field), place.venture, place.row)


def _admitted(writing: Writing, venture: Venture) -> Writing:
    """The writing of somebody who may write here. Only the coach types for the group: a member's words are hers."""
    _let_in(writing.by, venture)
    return replace(writing, by_group=writing.by_group and facts.is_coach(writing.by, venture))


def _let_in(by: User, venture: Venture) -> None:
    """Hold the binder, then look whether the person may write: one who leaves meanwhile is gone before or after."""
    answers.hold(venture)
    if not facts.may_write(by, venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
