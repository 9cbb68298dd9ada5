"""A unit in two languages beside each other, block by block. Reads no database, writes nothing."""

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from barkraft.learn import render
from barkraft.learn.book import Book
from barkraft.learn.unit_page import with_scenes
from barkraft.translate import glossary, languages
from barkraft.translate.facts import Words
from barkraft.translate.glossary import Explained, Term

SWEDISH = "sv-"  # before the id of a block in the Swedish column


@dataclass(frozen=True)
class Pair:
    """A block: the Swedish, and the same in the reader's language, "" where nobody has translated it yet.

    A picture stands once, in the reader's language.
    """

    swedish: SafeString | str
    other: SafeString | str


@dataclass(frozen=True)
class Pairs:
    """All blocks. `terms`: words of the glossary that they meet. `missing` and `machine`: see render.Rendered."""

    rows: tuple[Pair, ...]
    terms: tuple[Term, ...]
    missing: bool
    machine: bool


def pairs(book: Book, unit: dict[str, Any], words: Words) -> Pairs:
    """Draw every block twice. Each column keeps its own language, also in the words of the interface."""
    known = render.place_glossary(glossary.locked())
    given = (book.structure, book.version, unit)
    swedish = render.Drawing(*given, Words(languages.SOURCE), Explained(known), anchor=SWEDISH)
    other = render.Drawing(*given, words, Explained(known))
    rows = tuple(_pair(block, swedish, other) for block in unit["blocks"])
    met = other.explained.met | swedish.explained.met
    return Pairs(rows, tuple(met.values()), any(not row.other for row in rows), bool(other.machine))


def _pair(block: dict[str, Any], swedish: render.Drawing, other: render.Drawing) -> Pair:
    if block["kind"] == "scene":
        with translation.override(other.words.language):
            return Pair("", _drawn(other.block(block)))
    with translation.override(languages.SOURCE):
        first = swedish.block(block)
    with translation.override(other.words.language):
        context = other.context(block)
        second = "" if context["foreign"] else other.draw(block, context)
    if block["kind"] == "heading":
        other.level = 3  # also where it was not drawn
    return Pair(_drawn(first), _drawn(second) if second else "")


def _drawn(html: str) -> SafeString:
    return mark_safe(with_scenes(html))  # noqa: S308  made of escaped templates
