"""What is done in a group's binder: answers, rows and photos. Every action refuses with a sentence (Refused)."""

from typing import IO, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.rules import personal_numbers
from barkraft.shared import clock, files
from barkraft.venture import binder, facts
from barkraft.venture.binder import Written, answers, chapters
from barkraft.venture.binder.answers import BY_FORM, LATEST, Refused, Step
from barkraft.venture.binder.contents import UNDO_DAYS, contents
from barkraft.venture.binder.rows import find_row
from barkraft.venture.dossier import Field
from barkraft.venture.models import Answer, Photo, Row, Venture


def write_answer(
    *,
    venture: Venture,
    field: str,
    value: Any,
    by: User,
    row: Row | str | None = None,
    column: str = "",
    based_on: str = LATEST,
    by_group: bool = False,
    step: Step = BY_FORM,
) -> Written:
    """Write in one field, or one cell of a table, what a person typed.

    `based_on` is the `mark` of the version that she saw ("" for none): if another's newer version counts by now,
    both are kept. `by_group`: typed for the group. Raises KeyError for a field, column or row that is not there.
    """
    _refuse_stranger(by, venture)
    return binder.field(field).write(
        venture=venture, value=value, by=by, row=row, column=column, based_on=based_on, by_group=by_group, step=step
    )


@transaction.atomic
def add_line(*, venture: Venture, field: str, line: str, by: User, by_group: bool = False) -> Written:
    """Write one more line at the end of a list, after whatever others have added meanwhile."""
    _refuse_stranger(by, venture)
    answers.hold(venture)
    before = binder.field(field).read(venture) or []
    return write_answer(venture=venture, field=field, value=[*before, line], by=by, by_group=by_group)


@transaction.atomic
def add_row(
    *,
    venture: Venture,
    field: str,
    cells: dict[str, Any],
    by: User,
    row: Row | str | None = None,
    based_on: dict[str, str] | None = None,
    by_group: bool = False,
) -> tuple[Row | None, dict[str, Written]]:
    """Write a whole row, new or old; `cells` and `based_on` go by column key. Returns the row and each cell's result.

    A refusal of one cell (Refused) undoes the row. The row is None when nothing was written in a new one.
    """
    _refuse_stranger(by, venture)
    bound = binder.field(field)
    written: dict[str, Written] = {}
    for column, value in cells.items():
        seen = LATEST if based_on is None else based_on.get(column, "")
        result = bound.write(
            venture=venture, value=value, by=by, row=row, column=column, based_on=seen, by_group=by_group
        )
        written[column] = result
        if result.answer is not None:
            row = result.answer.row  # from now on the same row
    return (row if isinstance(row, Row) else None), written


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
    Answer.objects.filter(pk__in=[head.pk for head in beside]).update(is_head=False)
    now = clock.now()
    return Answer.objects.create(
        venture=answer.venture,
        field=answer.field,
        row=answer.row,
        column=answer.column,
        value=joined,
        by=by,
        by_group=True,
        started_at=now,
        at=now,
        based_on=beside[-1],
    )


def _undecided(answer: Answer, by: User) -> list[Answer]:
    """The versions that count beside this one, itself too; none when somebody has chosen another meanwhile."""
    _refuse_stranger(by, answer.venture)
    answers.hold(answer.venture)
    beside = answers.heads_beside(answer)
    return beside if answer in beside else []


def joins(answer: Answer) -> bool:
    """Whether two versions can stand one after the other: words can, a date or a choice cannot."""
    definition = chapters.field(answer.field)
    kind = definition.column(answer.column).type if answer.column else definition.type
    return kind in {"text", "longtext", "list"}


@transaction.atomic
def remove_row(*, venture: Venture, field: str, row: Row | str, by: User) -> Row:
    """Take a row away. It can be brought back for 30 days."""
    _refuse_stranger(by, venture)
    answers.hold(venture)
    found = _row(chapters.field(field), venture, row)
    found.removed_at = clock.now()
    found.save(update_fields=["removed_at"])
    return found


@transaction.atomic
def restore_row(*, venture: Venture, field: str, row: Row | str, by: User) -> Row:
    """Bring a removed row back, with all its words."""
    _refuse_stranger(by, venture)
    answers.hold(venture)
    found = _row(chapters.field(field), venture, row)
    if found.removed_at is not None and (clock.now() - found.removed_at).days > UNDO_DAYS:
        raise Refused(_("Raden togs bort för mer än 30 dagar sen. Skriv den igen."))
    found.removed_at = None
    found.save(update_fields=["removed_at"])
    return found


@transaction.atomic
def move_row(*, venture: Venture, field: str, row: Row | str, up: bool, by: User) -> None:
    """Change places with the row above or below; at the edge nothing happens."""
    _refuse_stranger(by, venture)
    answers.hold(venture)
    definition = chapters.field(field)
    moved = _row(definition, venture, row)
    lines = contents(venture, [field]).lines(definition)
    rows = [line.row or _row(definition, venture, line.ref) for line in lines]
    place = next((number for number, other in enumerate(rows) if other.pk == moved.pk), None)
    if place is None:
        return
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for number, kept in enumerate(rows):
        if kept.position != number:
            kept.position = number
            kept.save(update_fields=["position"])


def add_photo(*, venture: Venture, field: str, file: IO[bytes], alt: str, by: User) -> Photo:
    """Keep a photo of the paper as an answer, resized and without position. `alt` says what it shows.

    Raises files.NotAPicture, with a sentence, for what is no picture.
    """
    _refuse_stranger(by, venture)
    definition = chapters.field(field)
    if definition.on_device or not takes_photo(definition):
        raise Refused(_("Här kan du inte lägga in en bild."))
    words = " ".join(alt.replace("\0", "").split())
    if not words:
        raise Refused(_("Skriv vad bilden visar. Då kan alla läsa den."))
    if personal_numbers.find(words):
        raise Refused(_("Det ser ut som ett personnummer. Skriv det inte här."))
    drawn = files.picture(file)
    photo = Photo(venture=venture, field=field, alt=words[:200], by=by)
    photo.file.save("photo.jpg", ContentFile(drawn), save=False)
    photo.save()
    return photo


def remove_photo(*, photo: Photo, by: User) -> None:
    """Take a photo away for good: the file is deleted at once, the row remembers only that it was there."""
    _refuse_stranger(by, photo.venture)
    with transaction.atomic():
        photo.removed_at = clock.now()
        photo.save(update_fields=["removed_at"])
        name, storage = photo.file.name, photo.file.storage
        transaction.on_commit(lambda: storage.delete(str(name)))


def takes_photo(definition: Field) -> bool:
    """Whether a photo of the paper is an answer here; where a paper is asked for, it always is."""
    return definition.accepts_photo or definition.type == "file"


def _row(definition: Field, venture: Venture, ref: Row | str) -> Row:
    found = find_row(definition, venture, ref)
    if found is None:
        raise KeyError(f"{definition.id} has no row {ref}.")
    return found


def _refuse_stranger(by: User, venture: Venture) -> None:
    if not facts.may_write(by, venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
