"""A module: why, what will have been made, how long, its units, and what is missing for it to be done."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from barkraft.learn import facts, module_page, shelf
from barkraft.learn.book import Book
from barkraft.learn.models import Enrolment, ModulePage
from barkraft.learn.views.finding import book_or_404, frame, language, module_words, unit_titles
from barkraft.translate.facts import words_of
from barkraft.venture.facts import current, is_coach
from barkraft.venture.models import Venture
from barkraft.venture.standing import enter


@login_not_required
def newest(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the version that the group works with, or the newest; show the plan of a module that is being written.

    `?grupp=` names the group that a coach comes for.
    """
    if request.user.is_authenticated and (uid := request.GET.get("grupp")):
        enter(request, get_object_or_404(Venture.objects.visible_to(request.user), uid=uid))
    book = shelf.newest().get(slug)
    if book is None:
        return _planned(request, slug)
    venture = current(request)
    enrolment = facts.enrolments(venture, request.user).get(slug)
    pinned = facts.pinned(enrolment, book)
    return redirect("learn:module_version", slug=slug, version=pinned.version)


@login_not_required
def module(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """One version of a module. With a group: what is missing for it to be done."""
    book = book_or_404(slug, version)
    venture = current(request)
    state = facts.module_state(venture, slug) if venture else None
    enrolment = state.enrolment if state else facts.enrolments(None, request.user).get(slug)
    page = module_page.describe(book, module_words(book), unit_titles(book))
    read = facts.read_units(request.user, book) if request.user.is_authenticated else set()
    context: dict[str, Any] = {
        "frame": frame(request),
        "venture": venture,
        "book": book,
        "page": page,
        "state": state,
        "enrolment": enrolment,
        "continue_at": next((unit.address for unit in page.units if unit.id not in read), ""),
        "newer": _newer(slug, enrolment),
        "filled": module_page.filled(venture, book) if venture else frozenset(),
        "read": read,
        "coach": bool(venture and is_coach(request.user, venture)),
    }
    return render(request, "learn/module.html", context)


def _newer(slug: str, enrolment: Enrolment | None) -> Book | None:
    """The newest version, where an older one is pinned."""
    newest_book = shelf.newest().get(slug)
    if enrolment is None or newest_book is None or newest_book.pk == enrolment.publication_id:
        return None
    return newest_book


def _planned(request: HttpRequest, slug: str) -> HttpResponse:
    page = ModulePage.objects.live().filter(slug=slug).first()
    if page is None:
        raise Http404
    words = words_of([page.uid], language(), locked=bool(page.data.get("locked")))
    context = {"frame": frame(request), "venture": current(request), "page": module_page.plan(page, words)}
    return render(request, "learn/module_planned.html", context)
