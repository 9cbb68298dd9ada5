"""What the page of a unit shows. Knows no database: the editor's preview is made here too."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib.staticfiles.storage import staticfiles_storage

from barkraft.learn import programme
from barkraft.learn.book import Book
from barkraft.shared import clock
from barkraft.shared.place_words import fill
from barkraft.translate.facts import Words
from barkraft.translate.languages import SOURCE, base

_SCENE = re.compile(r'<figure class="scene"[^>]*><img src="scene:([\w-]*)"[^>]*></figure>')


@dataclass(frozen=True)
class Shown:
    """The finished body in one language. `titles`: of the units by id, "" is the module.

    `missing`, `machine`: see PublicationLayer.
    """

    html: str
    missing: int
    machine: int
    words: Words
    titles: dict[str, str]


def context(book: Book, unit: dict[str, Any], shown: Shown) -> dict[str, Any]:
    """What learn/unit.html needs."""
    uid, words = UUID(unit["uid"]), shown.words
    title = words.text(uid, "", "title", unit["title"])
    lead = words.text(uid, "", "lead", unit["lead"])
    alt = words.text(uid, "", "scene_alt", unit["scene_alt"])
    return {
        "book": book,
        "unit": unit,
        "body": with_scenes(shown.html),
        "title": fill(title.words),
        "title_foreign": words.is_foreign(title),
        "module_title": title_of(book, "", shown.titles, words.language),
        "place": book.order.index(unit["id"]) + 1,
        "where_words": programme.WHERE.get(unit["where"], ""),
        "lead": fill(lead.words),
        "lead_foreign": words.is_foreign(lead),
        "scene": scene_address(unit["scene"]),
        "scene_alt": alt.words,
        "alt_foreign": words.is_foreign(alt),
        "before": _neighbour(book, unit["id"], -1, shown),
        "after": _neighbour(book, unit["id"], 1, shown),
        "missing": _missing(unit, shown.missing),
        "machine": shown.machine or any(text.unread for text in (title, lead, alt)),
        "sources": [{"url": source["url"], "host": _host(source["url"])} for source in unit["sources"]],
        "checked": _checked(book),
        "overdue": _overdue(book),
    }


def title_of(book: Book, unit: str, titles: dict[str, str], language: str) -> dict[str, Any]:
    """{"words", "foreign"} of a unit's title, or of the module's ("").

    One that reads as the Swedish has not been translated.
    """
    source: str = book.units[unit]["title"] if unit else book.structure["title"]
    words = titles.get(unit, source)
    foreign = words in {source, fill(source)} and base(language) != SOURCE
    return {"words": words, "foreign": foreign}


def with_scenes(html: str) -> str:
    """Put in the addresses of the drawn scenes; one that is not drawn yet is left out."""

    def place(found: re.Match[str]) -> str:
        address = scene_address(found[1])
        return found[0].replace(f"scene:{found[1]}", address) if address else ""

    return _SCENE.sub(place, html)


def scene_address(name: str) -> str:
    """The address of a drawn scene, or "" where there is none."""
    path = f"scenes/{name}.svg"
    try:
        # Without hashed names (in tests) any name has an address.
        return staticfiles_storage.url(path) if name else ""
    except ValueError:
        return ""


def _neighbour(book: Book, unit: str, step: int, shown: Shown) -> dict[str, Any] | None:
    found = book.neighbour(unit, step)
    if found is None:
        return None
    return {"id": found["id"], "title": title_of(book, found["id"], shown.titles, shown.words.language)}


def _missing(unit: dict[str, Any], missing: int) -> str:
    """`all`, `some` or "": how much of the unit is shown in Swedish for want of a translation."""
    if not missing:
        return ""
    return "all" if missing >= sum(bool(block["text"]) for block in unit["blocks"]) else "some"


def _host(url: str) -> str:
    """Whose page it is: what our own notes say about it is English and for the team."""
    return urlsplit(url).netloc.removeprefix("www.").removeprefix("mobil.")


def _checked(book: Book) -> date | None:
    checked: str = book.structure["last_checked"]
    return date.fromisoformat(checked) if checked else None


def _overdue(book: Book) -> bool:
    """Nobody has looked at a text about rules that change, since before it should have been looked at."""
    structure = book.structure
    return bool(structure["volatile"] and structure["next_check"] < clock.today().isoformat())
