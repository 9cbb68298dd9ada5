"""The end of a unit, and the places where one can pause in it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from barkraft.learn import programme, reader_state
from barkraft.learn.book import Book
from barkraft.learn.models import QuizAnswer
from barkraft.shared.place_words import fill
from barkraft.translate.facts import Words, words_of
from barkraft.venture import binder
from barkraft.venture.binder import BinderField
from barkraft.venture.binder.contents import contents
from barkraft.venture.models import Venture

PART = "skrivet"  # the group has written some of it


@dataclass(frozen=True)
class Left:
    """A question or an exercise of the unit. `state`: klar, öva, skrivet (a part) or "" (not tried, or not known)."""

    kind: str
    title: str
    foreign: bool
    address: str
    state: str = ""


@dataclass(frozen=True)
class Place:
    """A heading that a person can recognise. `foreign`: it is in Swedish on a page in another language."""

    key: str
    words: str
    foreign: bool


def headings(book: Book, unit: dict[str, Any], language: str) -> list[Place]:
    """The places where one can pause."""
    uid = UUID(unit["uid"])
    words = words_of([uid], language, locked=book.locked)
    found = [(block["key"], block["text"]) for block in unit["blocks"] if block["kind"] == "heading"]
    texts = [(key, words.text(uid, key, "text", text)) for key, text in found]
    return [Place(key, fill(text.words), words.is_foreign(text)) for key, text in texts]


def left(book: Book, unit: dict[str, Any], user: Any, venture: Venture | None, words: Words) -> list[Left]:
    """The questions and exercises of the unit: how far this person has come, and what her group has written."""
    blocks = [block for block in unit["blocks"] if block["kind"] in {"quiz", "worksheet"}]
    states = _states(user, UUID(unit["uid"])) if user.is_authenticated else {}
    if venture is not None:
        states |= _written(book, blocks, venture)
    return [_left(book, unit, block, states.get(block["key"], ""), words) for block in blocks]


def next_address(book: Book, after: dict[str, Any] | None) -> str:
    """The next unit, or the module's page after the last."""
    if after is None:
        return reverse("learn:module_version", args=[book.slug, book.version])
    return reverse("learn:unit", args=[book.slug, book.version, after["id"]])


def _states(user: Any, unit_uid: UUID) -> dict[str, str]:
    rows = QuizAnswer.objects.filter(user=user, unit_uid=unit_uid).values_list("key", "right")
    return {key: reader_state.KNOWS if right else reader_state.PRACTISES for key, right in rows}


def _written(book: Book, blocks: list[dict[str, Any]], venture: Venture) -> dict[str, str]:
    """How much of each exercise stands in the binder. What is kept on the device, or counted by us, says nothing."""
    asked = {block["key"]: _fields(book, block) for block in blocks if block["kind"] == "worksheet"}
    ids = [field.definition.id for fields in asked.values() for field in fields]
    if not ids:
        return {}
    found = contents(venture, ids)
    filled = {key: [field.filled(venture, found) for field in fields] for key, fields in asked.items()}
    return {key: reader_state.KNOWS if all(each) else PART for key, each in filled.items() if any(each)}


def _fields(book: Book, block: dict[str, Any]) -> list[BinderField]:
    entry = programme.variant(book.structure["exercises"].get(block["attrs"].get("ref", ""), {}))
    fields = [binder.field(id) for id in entry.get("writes", [])]
    return [field for field in fields if not field.closed]


def _left(book: Book, unit: dict[str, Any], block: dict[str, Any], state: str, words: Words) -> Left:
    ref = block["attrs"].get("ref", "")
    if block["kind"] == "quiz":
        source, name = book.structure["quiz"].get(ref, {}).get("q_sv", ""), "question"
    else:
        source, name = programme.variant(book.structure["exercises"].get(ref, {})).get("title_sv", ""), "title"
    text = words.text(book.uid, ref, name, source)
    address = reverse("learn:block", args=[book.slug, book.version, unit["id"], block["key"]])
    return Left(block["kind"], fill(text.words), words.is_foreign(text), address, state)
