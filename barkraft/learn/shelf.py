"""Publications in the worker's memory. They never change, so a question page costs no query for its text.

Which one is the newest does change: the page cache's generation file, touched by every
publishing, empties the shelf in all workers.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.cache import cache

from barkraft.shared import page_cache
from barkraft.translate.facts import Words, words_of

from .book import Book
from .models import Publication

_MARK = "learn.shelf"
MOST_DRAWINGS = 2000  # pages of some 6 kB


class _Shelf:
    def __init__(self) -> None:
        self.books: dict[tuple[str, int], Book] = {}
        self.newest: dict[str, Book] | None = None
        self.units: dict[UUID, tuple[Book, str]] = {}
        self.words: dict[tuple[UUID, str], Words] = {}
        self.drawings: dict[tuple[Any, ...], str] = {}

    def check(self) -> None:
        """Empty the shelf when something was published, or when this worker's cache was emptied."""
        now = _generation()
        if cache.get(_MARK) != now:
            self.clear()
            cache.set(_MARK, now, None)

    def clear(self) -> None:
        self.books.clear()
        self.units.clear()
        self.words.clear()
        self.drawings.clear()
        self.newest = None

    def put(self, row: Publication) -> Book:
        book = Book(row.pk, row.module, row.number, row.structure)
        self.books[row.module, row.number] = book
        return book


_shelf = _Shelf()


def _generation() -> int:
    try:
        return page_cache.generation_file().stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def forget() -> None:
    """Empty the shelf of this worker: after a publishing that is not committed yet, and between tests."""
    _shelf.clear()


def book(slug: str, version: int) -> Book | None:
    """One version of a module."""
    _shelf.check()
    if (slug, version) not in _shelf.books:
        row = Publication.objects.filter(module=slug, number=version).first()
        return _shelf.put(row) if row else None
    return _shelf.books[slug, version]


def newest() -> dict[str, Book]:
    """The newest version of each published module, by slug."""
    _shelf.check()
    if _shelf.newest is None:
        last = dict(Publication.objects.order_by("module", "number").values_list("module", "pk"))
        rows = Publication.objects.filter(pk__in=last.values()).order_by("module")
        _shelf.newest = {row.module: _shelf.put(row) for row in rows}
    return _shelf.newest


def by_unit(uid: UUID) -> tuple[Book, str] | None:
    """The newest version that holds a unit, and the unit's id in it."""
    _shelf.check()
    if uid not in _shelf.units:
        for each in newest().values():
            _shelf.units.update({UUID(unit["uid"]): (each, unit["id"]) for unit in each.structure["units"]})
    return _shelf.units.get(uid)


def words(owner: UUID, language: str) -> Words:
    """The texts of a module or a unit in one language. They change only with a renewal of the page cache."""
    _shelf.check()
    if (owner, language) not in _shelf.words:
        _shelf.words[owner, language] = words_of([owner], language)
    return _shelf.words[owner, language]


def drawn(place: tuple[Any, ...], draw: Callable[[], str]) -> str:
    """What `draw` gave for the place the first time: HTML that is the same for everybody."""
    _shelf.check()
    html = _shelf.drawings.get(place)
    if html is None:
        if len(_shelf.drawings) >= MOST_DRAWINGS:
            _shelf.drawings.clear()  # rare, and simpler than knowing which was used last
        html = _shelf.drawings[place] = draw()
    return html
