"""Publications in the worker's memory. They never change, so a question page costs no query for its text.

Which one is the newest does change: the page cache's generation file, touched by every
publishing, empties the shelf in all workers.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from barkraft.learn.book import Book
from barkraft.learn.models import Publication
from barkraft.shared import page_cache
from barkraft.translate.facts import Words, words_of

MOST_DRAWINGS = 2000  # pages of some 6 kB


class _Shelf:
    """All that was read while `generation` held. Replaced whole: another thread may be using the old one."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        self.books: dict[tuple[str, int], Book] = {}
        self.newest: dict[str, Book] | None = None
        self.units: dict[UUID, tuple[Book, str]] | None = None
        self.words: dict[tuple[UUID, str, bool], Words] = {}
        self.drawings: dict[tuple[Any, ...], str] = {}

    def put(self, row: Publication) -> Book:
        book = Book(row.pk, row.module, row.number, row.structure)
        self.books[row.module, row.number] = book
        return book


def _generation() -> int:
    try:
        return page_cache.generation_file().stat().st_mtime_ns
    except FileNotFoundError:
        return 0


_shelf = _Shelf(-1)


def _current() -> _Shelf:
    """This worker's shelf; an empty one when something was published since the last look."""
    global _shelf
    now = _generation()
    if _shelf.generation != now:
        _shelf = _Shelf(now)
    return _shelf


def forget() -> None:
    """Empty the shelf of this worker: after a publishing that is not committed yet, and between tests."""
    global _shelf
    _shelf = _Shelf(-1)


def book(slug: str, version: int) -> Book | None:
    """One version of a module."""
    shelf = _current()
    found = shelf.books.get((slug, version))
    if found is None:
        row = Publication.objects.filter(module=slug, number=version).first()
        found = shelf.put(row) if row else None
    return found


def newest() -> dict[str, Book]:
    """The newest version of each published module, by slug."""
    return _newest(_current())


def _newest(shelf: _Shelf) -> dict[str, Book]:
    if shelf.newest is None:
        last = dict(Publication.objects.order_by("module", "number").values_list("module", "pk"))
        rows = Publication.objects.filter(pk__in=last.values()).order_by("module")
        shelf.newest = {row.module: shelf.put(row) for row in rows}
    return shelf.newest


def by_unit(uid: UUID) -> tuple[Book, str] | None:
    """The newest version that holds a unit, and the unit's id in it."""
    shelf = _current()
    if shelf.units is None:
        books = _newest(shelf).values()
        shelf.units = {UUID(unit["uid"]): (each, unit["id"]) for each in books for unit in each.structure["units"]}
    return shelf.units.get(uid)


def words(owner: UUID, language: str, *, locked: bool = False) -> Words:
    """The texts of a module or a unit in one language. They change only with a renewal of the page cache."""
    known, place = _current().words, (owner, language, locked)
    if place not in known:
        known[place] = words_of([owner], language, locked=locked)
    return known[place]


def drawn(place: tuple[Any, ...], draw: Callable[[], str]) -> str:
    """What `draw` gave for the place the first time: HTML that is the same for everybody."""
    drawings = _current().drawings
    html = drawings.get(place)
    if html is None:
        if len(drawings) >= MOST_DRAWINGS:
            drawings.clear()  # rare, and simpler than knowing which was used last
        html = drawings[place] = draw()
    return html
