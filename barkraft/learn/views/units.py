"""A unit: the text, the same bytes for everybody. What is one's own comes from /jag/."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from barkraft.learn import facts, shelf, unit_page
from barkraft.learn.models import PublicationLayer
from barkraft.learn.views.finding import language, unit_or_404, unit_titles
from barkraft.shared import page_cache
from barkraft.translate.facts import words_of
from barkraft.venture.facts import current


@login_not_required
def newest(request: HttpRequest, slug: str, unit: str) -> HttpResponse:
    """Lead to the version that the group works with, or the newest."""
    book = shelf.newest().get(slug)
    if book is None:
        raise Http404
    pinned = facts.pinned(facts.enrolments(current(request), request.user).get(slug), book)
    if unit not in pinned.units:
        raise Http404
    return redirect("learn:unit", slug=slug, version=pinned.version, unit=unit)


@login_not_required
def unit(request: HttpRequest, slug: str, version: int, unit: str) -> HttpResponse:
    """The text of a unit in one version and language. Kept by the page cache: nothing of the reader is in it."""
    book, found = unit_or_404(slug, version, unit)
    layer = get_object_or_404(PublicationLayer, publication=book.pk, language=language(), unit=unit)
    words = words_of([UUID(found["uid"])], layer.language, locked=book.locked)
    shown = unit_page.Shown(layer.html, layer.missing, layer.machine, words, unit_titles(book))
    return page_cache.keep(render(request, "learn/unit.html", unit_page.context(book, found, shown)))
