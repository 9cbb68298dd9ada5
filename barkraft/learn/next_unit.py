"""Where a group goes on: the unit that it works with next, told by what its people have read and written."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from barkraft.learn import facts
from barkraft.learn.book import Book
from barkraft.learn.models import UnitProgress
from barkraft.venture import binder
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import Contents, contents
from barkraft.venture.models import Access, Venture


@dataclass(frozen=True)
class Walk:
    """The published modules as a group walks them, each in the version that it works with, and the one it is in."""

    books: list[Book]
    now: Book | None  # None where no module is published


def walk_of(venture: Venture | None) -> Walk:
    """The modules of a group; of a meeting before there is a group, those that a new one begins with."""
    newest = facts.walk()
    if venture is None:
        return Walk(newest, newest[0] if newest else None)
    known = facts.states(venture)
    states = [known[book.slug] for book in newest]
    ahead = [state for state in states if not state.done]
    begun = [state for state in ahead if state.enrolment]
    now = next(iter(begun or ahead or states[-1:]), None)
    return Walk([state.book for state in states], now.book if now else None)


def next_unit(venture: Venture | None, book: Book) -> str:
    """The id of the first unit after the last that the group has been through; the first one where that is none.

    It has been through a unit when half of its people have read it, or all that the unit writes is in the binder.
    """
    if venture is None:
        return book.order[0]
    read = _read_by_half(venture, book)
    found = contents(venture, [id for unit in book.order for id in _fields(book, unit)])
    through = [unit for unit in book.order if unit in read or _written(book, unit, found)]
    after = book.order.index(through[-1]) + 1 if through else 0
    left = [*book.order[after:], *(unit for unit in book.order if unit not in through)]
    return left[0] if left else book.order[-1]


def _read_by_half(venture: Venture, book: Book) -> set[str]:
    people = set(Access.objects.filter(venture=venture, ended_on=None).values_list("user", flat=True))
    units = {UUID(unit["uid"]): unit["id"] for unit in book.structure["units"]}
    rows = UnitProgress.objects.filter(user__in=people, unit_uid__in=units).exclude(read_at=None)
    readers = Counter(units[uid] for uid in rows.values_list("unit_uid", flat=True))
    return {unit for unit, many in readers.items() if many * 2 >= len(people)}


def _fields(book: Book, unit: str) -> list[str]:
    """What the unit's exercises write in the binder."""
    refs = [block["attrs"].get("ref", "") for block in book.blocks(unit, "worksheet")]
    return [id for ref in refs for id in book.structure["exercises"].get(ref, {}).get("writes", [])]


def _written(book: Book, unit: str, found: Contents) -> bool:
    bound = [binder.bind(chapters.field(id)) for id in _fields(book, unit)]
    open_ones = [one for one in bound if not one.closed]
    return bool(open_ones) and all(one.filled(found.venture, found) for one in open_ones)
