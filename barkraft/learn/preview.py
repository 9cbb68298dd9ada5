"""A draft of a unit as learners would see it. Knows pages by their shape; writes nothing."""

from typing import Any

from barkraft.learn import render, unit_page
from barkraft.learn.assemble import ModuleLike, UnitLike, module_structure, unit_structure
from barkraft.learn.book import Book
from barkraft.translate import glossary, languages
from barkraft.translate.facts import Words

DRAFT = 0  # no publication has this number


def context(module: ModuleLike, unit: UnitLike) -> dict[str, Any]:
    """What learn/unit.html needs, for a draft that stands alone in its module."""
    structure = module_structure(module, [unit_structure(unit, {})])
    words = Words(languages.SOURCE)
    drawn = structure["units"][0]
    body = render.unit_body(structure, DRAFT, drawn, words, render.place_glossary(glossary.locked()))
    book = Book(0, structure["slug"], DRAFT, structure)
    return unit_page.context(book, drawn, unit_page.Shown(body.html, body.missing, body.machine, words, {}))
