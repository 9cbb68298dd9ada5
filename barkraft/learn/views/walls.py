"""A unit on a wall, one card at a time, and a unit in two languages beside each other. The same for everybody."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from barkraft.learn import beside as two_languages
from barkraft.learn import unit_page, wall
from barkraft.learn.book import Book
from barkraft.learn.views.finding import language, unit_or_404, unit_titles
from barkraft.learn.wall_cards import Deck
from barkraft.shared import addresses, page_cache
from barkraft.translate import languages
from barkraft.translate.facts import words_of


@login_not_required
def public_wall(request: HttpRequest, slug: str, version: int, unit: str) -> HttpResponse:
    """The cards of a unit, for whoever has a projector. Nobody is signed in, and what is asked goes on paper."""
    book, found = unit_or_404(slug, version, unit)
    deck = wall.deck(book, found, wall_words(book, found))
    context = page(book, found, deck) | {
        "slides": [{"card": card} for card in deck.cards],
        "people": (),
        "under_round": "learn/wall_paper.html",
        "at_the_end": "learn/wall_end.html",
    }
    return page_cache.keep(render(request, "learn/wall.html", context))


@login_not_required
def beside(request: HttpRequest, slug: str, version: int, unit: str) -> HttpResponse:
    """The unit in Swedish and in the language of the address. From Swedish one chooses the other."""
    book, found = unit_or_404(slug, version, unit)
    made = two_languages.pairs(book, found, wall_words(book, found)) if _differs(language()) else None
    context: dict[str, Any] = {
        "book": book,
        "unit": found,
        "title": unit_page.title_of(book, unit, unit_titles(book), language()),
        "swedish_title": found["title"],
        "made": made,
        "others": [_in(code, name, request.path) for code, name in settings.LANGUAGES if _differs(code)],
    }
    return page_cache.keep(render(request, "learn/beside.html", context))


def _differs(code: str) -> bool:
    """Whether it is another language than Swedish. Easy Swedish and Swedish are one."""
    return languages.base(code) != languages.SOURCE


def _in(code: str, name: str, path: str) -> dict[str, str]:
    """A language to choose, and where it is."""
    return {"code": code, "name": name, "address": addresses.in_language(path, code)}


def wall_words(book: Book, unit: dict[str, Any]) -> Any:
    """The words of a unit and of its module, in the language of the address."""
    return words_of([UUID(unit["uid"]), book.uid], language(), locked=book.locked)


def page(book: Book, unit: dict[str, Any], deck: Deck) -> dict[str, Any]:
    """What every wall needs."""
    titles = unit_titles(book)
    return {
        "book": book,
        "unit": unit,
        "deck": deck,
        "count": len(deck.cards),
        "title": unit_page.title_of(book, unit["id"], titles, language()),
        "place": book.order.index(unit["id"]) + 1,
        "after": book.neighbour(unit["id"], 1),
    }
