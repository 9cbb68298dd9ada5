"""What the pages have in common: the book and unit of an address, and the frame that a page stands in."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from barkraft.learn import shelf
from barkraft.learn.book import Book
from barkraft.learn.models import PublicationLayer
from barkraft.translate import languages
from barkraft.translate.facts import Words


def book_or_404(slug: str, version: int) -> Book:
    """The publication of an address."""
    book = shelf.book(slug, version)
    if book is None:
        raise Http404
    return book


def unit_or_404(slug: str, version: int, unit: str) -> tuple[Book, dict[str, Any]]:
    """The publication and the unit of an address."""
    book = book_or_404(slug, version)
    if unit not in book.units:
        raise Http404
    return book, book.units[unit]


def frame(request: HttpRequest) -> str:
    """The template to extend: that of a signed-in person, or the one that is the same for everybody."""
    return "page.html" if request.user.is_authenticated else "public.html"


def language() -> str:
    """The language of the address."""
    return get_language() or languages.SOURCE


def module_words(book: Book) -> Words:
    """The module's own words, its questions and exercises, in the language of the address."""
    return shelf.words(book.uid, language(), locked=book.locked)


def unit_titles(book: Book) -> dict[str, str]:
    """Titles in the language of the address, by unit id; "" is the module."""
    layers = PublicationLayer.objects.filter(publication=book.pk, language=language())
    return dict(layers.values_list("unit", "title"))
