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


@dataclass(frozen=True)
class Left:
    """A question or an exercise of the unit. `state`: klar, öva or "" (not tried, or not known here)."""

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


def left(book: Book, unit: dict[str, Any], user: Any, words: Words) -> list[Left]:
    """The questions and exercises of the unit, and how far this person has come with the questions."""
    states = _states(user, UUID(unit["uid"])) if user.is_authenticated else {}
    return [
        _left(book, unit, block, states.get(block["key"], ""), words)
        for block in unit["blocks"]
        if block["kind"] in {"quiz", "worksheet"}
    ]


def next_address(book: Book, after: dict[str, Any] | None) -> str:
    """The next unit, or the module's page after the last."""
    if after is None:
        return reverse("learn:module_version", args=[book.slug, book.version])
    return reverse("learn:unit", args=[book.slug, book.version, after["id"]])


def _states(user: Any, unit_uid: UUID) -> dict[str, str]:
    rows = QuizAnswer.objects.filter(user=user, unit_uid=unit_uid).values_list("key", "right")
    return {key: reader_state.KNOWS if right else reader_state.PRACTISES for key, right in rows}


def _left(book: Book, unit: dict[str, Any], block: dict[str, Any], state: str, words: Words) -> Left:
    ref = block["attrs"].get("ref", "")
    if block["kind"] == "quiz":
        source, name = book.structure["quiz"].get(ref, {}).get("q_sv", ""), "question"
    else:
        source, name = programme.variant(book.structure["exercises"].get(ref, {})).get("title_sv", ""), "title"
    text = words.text(book.uid, ref, name, source)
    address = reverse("learn:block", args=[book.slug, book.version, unit["id"], block["key"]])
    return Left(block["kind"], fill(text.words), words.is_foreign(text), address, state)
