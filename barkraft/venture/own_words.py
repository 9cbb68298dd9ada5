"""What one person wrote in a group: what she may take away when she leaves, and all of it on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.people.models import User
from barkraft.shared import clock, formats, pdf
from barkraft.venture import printing
from barkraft.venture.actions import own_rows
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import contents
from barkraft.venture.binder.display import shown
from barkraft.venture.dossier import Column, Field, Section
from barkraft.venture.models import Afterword, Answer, Decision, Disagreement, Photo, Question, Row, Venture


@dataclass(frozen=True)
class OwnThing:
    """Something that she alone wrote. `key` names it in a form."""

    key: str
    where: str
    is_swedish: bool  # whether `where` is the dossier's own word
    words: list[str]


def own_things(venture: Venture, user: User) -> list[OwnThing]:
    """What she may take away: rows that only she wrote in, her words after a meeting, her questions."""
    return [*_rows(venture, user), *_afterwords(venture, user), *_questions(venture, user)]


def _rows(venture: Venture, user: User) -> Iterable[OwnThing]:
    rows = {row.pk: row for row in own_rows(venture=venture, user=user) if row.removed_at is None}
    if not rows:
        return
    found = contents(venture, {row.field for row in rows.values()})
    for definition in chapters.dossier().fields:
        for line in found.lines(definition) if definition.id in found.rows else []:
            if line.row is not None and line.row.pk in rows:
                words = [_told(column, line.value(column.key)) for column in definition.columns]
                yield OwnThing(f"row:{line.row.uid}", definition.label, True, [one for one in words if one])


def _told(column: Column, value: Any) -> str:
    """A cell by itself: a bare number or a yes says nothing without what it is of."""
    words = shown(column, value)
    return words if column.type in {"text", "longtext"} or not words else _labelled(column.label, words)


def _labelled(label: str, words: str) -> str:
    return f"{label} {words}" if label.endswith("?") else f"{label}: {words}"


def _afterwords(venture: Venture, user: User) -> Iterable[OwnThing]:
    for one in Afterword.objects.filter(meeting__venture=venture, by=user):
        yield OwnThing(f"after:{one.uid}", _("Du sa efter ett möte"), False, [one.text])


def _questions(venture: Venture, user: User) -> Iterable[OwnThing]:
    for one in Question.objects.filter(venture=venture, user=user):
        yield OwnThing(f"question:{one.uid}", _("Du frågade coachen"), False, [one.text])


def picked(venture: Venture, user: User, keys: Iterable[str]) -> tuple[list[Row], list[Afterword | Question]]:
    """The things that the keys name, where they are hers: rows, and other words."""
    uids: dict[str, list[str]] = {"row": [], "after": [], "question": []}
    for key in keys:
        kind, _colon, uid = key.partition(":")
        uids.get(kind, []).append(uid)
    rows = Row.objects.filter(venture=venture, uid__in=uids["row"])
    said = Afterword.objects.filter(meeting__venture=venture, by=user, uid__in=uids["after"])
    asked = Question.objects.filter(venture=venture, user=user, uid__in=uids["question"])
    return list(rows), [*said, *asked]


def own_pdf(venture: Venture, user: User, language: str) -> bytes:
    """All that the person wrote in this group, for her or for those whom it belongs to after her, as PDF bytes."""
    pictures: dict[str, bytes] = {}
    with override(language):
        title = _("Det {name} skrev").format(name=user.first_name)
        sections = [_section(section, venture, user, pictures) for section in chapters.dossier().sections]
        sections += [_said(venture, user)]
        data = {
            "group": title,
            "forming": venture.name,
            "date": formats.day(clock.today()),
            "reader": user.first_name,
            "empty": _("Här står inget än."),
            "heading": _("Dina egna ord"),
            "sections": [section for section in sections if section["fields"]],
        }
    return pdf.render("venture/binder", data, title=title, language=language, files=pictures)


def _section(section: Section, venture: Venture, user: User, pictures: dict[str, bytes]) -> dict[str, Any]:
    ids = {definition.id: definition for definition in section.fields}
    written: dict[str, list[str]] = {}
    for answer in _last_of_hers(venture, user, list(ids)):
        if words := _with_its_column(ids[answer.field], answer):
            written.setdefault(answer.field, []).append(words)
    photos: dict[str, list[dict[str, str]]] = {}
    for photo in Photo.objects.filter(venture=venture, by=user, field__in=ids):
        if name := printing.kept(photo, pictures):
            photos.setdefault(photo.field, []).append({"name": name, "alt": photo.alt})
    fields = [
        _field(definition.label, written.get(id, []), photos.get(id, []))
        for id, definition in ids.items()
        if id in written or id in photos
    ]
    return {"title": section.title, "becomes": "", "fields": fields}


def _last_of_hers(venture: Venture, user: User, fields: list[str]) -> Iterable[Answer]:
    """Her newest version in each place, in the order of the rows. One query."""
    mine = Answer.objects.filter(venture=venture, by=user, field__in=fields).select_related("row")
    newest = {(one.field, one.row_id, one.column): one for one in mine.order_by("at", "id")}
    return sorted(newest.values(), key=lambda one: (one.row.position, one.row.pk) if one.row else (0, 0))


def _with_its_column(definition: Field, answer: Answer) -> str:
    if not answer.column:
        return shown(definition, answer.value)
    try:
        column = definition.column(answer.column)
    except KeyError:
        return ""
    words = shown(column, answer.value)
    return _labelled(column.label, words) if words else ""


def _field(label: str, lines: list[str], photos: list[dict[str, str]]) -> dict[str, Any]:
    return {"label": label, "kind": "list", "note": "", "text": "", "lines": lines, "photos": photos}


def _said(venture: Venture, user: User) -> dict[str, Any]:
    """What stands outside the binder: decisions that she typed, words after meetings, questions and their answers."""

    def lines(rows: QuerySet[Any], *names: str) -> list[str]:
        return [" – ".join(text for text in row if text) for row in rows.values_list(*names)]

    told = {
        _("Beslut du skrev in"): lines(Decision.objects.filter(venture=venture, by=user), "text"),
        _("Det du sa efter ett möte"): lines(Afterword.objects.filter(meeting__venture=venture, by=user), "text"),
        _("Det ni inte var överens om"): lines(Disagreement.objects.filter(venture=venture, by=user), "about", "words"),
        _("Dina frågor till coachen"): lines(Question.objects.filter(venture=venture, user=user), "text", "answer"),
    }
    fields = [_field(label, found, []) for label, found in told.items() if found]
    return {"title": _("Annat du skrev"), "becomes": "", "fields": fields}
