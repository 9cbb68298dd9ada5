"""What is a person's own in a unit: the small JSON, the pause, and the end of the unit."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from barkraft.learn import meeting_days, reader_state, shelf, unit_end, unit_page
from barkraft.learn.actions import learning
from barkraft.learn.book import Book
from barkraft.learn.views.finding import frame, language, module_words, unit_or_404, unit_titles
from barkraft.learn.views.meant import begin_by_working
from barkraft.people.sessions import signed_in
from barkraft.venture.facts import current
from barkraft.venture.models import Venture


@login_not_required
@never_cache
@require_GET
def personal(request: HttpRequest, unit_uid: UUID) -> JsonResponse:
    """Who reads, and where she is in this unit. Three queries; the text itself is the same for everybody."""
    if not request.user.is_authenticated:
        return JsonResponse({"signed_in": False})
    found = shelf.by_unit(unit_uid)
    answer = reader_state.personal(request.user, unit_uid, request.session.get("venture"))
    return JsonResponse(
        answer | {"signed_in": True, "next": reader_state.next_address(found), "token": get_token(request)}
    )


@login_not_required
@require_http_methods(["GET", "POST"])
def pause(request: HttpRequest, slug: str, version: int, unit: str) -> HttpResponse:
    """Keep the place. By script it is a POST; without, this page asks where one is."""
    book, found = unit_or_404(slug, version, unit)
    if request.method == "POST" and request.user.is_authenticated:
        return _keep_place(request, book, found)
    context = {
        "frame": frame(request),
        "venture": current(request),
        "book": book,
        "unit": found,
        "title": unit_page.title_of(book, unit, unit_titles(book), language()),
        "headings": unit_end.headings(book, found, language()),
    }
    return render(request, "learn/pause.html", context)


@login_not_required
@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, slug: str, version: int, unit: str) -> HttpResponse:
    """The end of a unit: what is left to answer, how much strength it took, and the next one."""
    book, found = unit_or_404(slug, version, unit)
    after = book.neighbour(unit, 1)
    next_address = unit_end.next_address(book, after)
    if request.method == "POST" and request.user.is_authenticated:
        learning.mark_read(user=request.user, unit_uid=UUID(found["uid"]))
        begin_by_working(request, book)
        return redirect(next_address)
    venture = current(request)
    titles = unit_titles(book)
    context: dict[str, Any] = {
        "frame": frame(request),
        "venture": venture,
        "book": book,
        "unit": found,
        "title": unit_page.title_of(book, unit, titles, language()),
        "after": unit_page.title_of(book, after["id"], titles, language()) if after else None,
        "next_address": next_address,
        "left": unit_end.left(book, found, request.user, venture, module_words(book)),
        "ask_effort": venture is not None and _asks_effort(request, venture, found),
    }
    return render(request, "learn/finish.html", context)


def _keep_place(request: HttpRequest, book: Book, unit: dict[str, Any]) -> HttpResponse:
    user = signed_in(request)
    place = request.POST.get("place", "")
    known = book.block(unit["id"], place) is not None
    learning.keep_place(user=user, unit_uid=UUID(unit["uid"]), place=place if known else "")
    if "text/html" not in request.headers.get("accept", ""):
        return HttpResponse(status=204)
    messages.success(request, _("Vi minns var du är. Välkommen tillbaka när du vill."))
    return redirect(reverse("home:my_day"))


def _asks_effort(request: HttpRequest, venture: Venture, unit: dict[str, Any]) -> bool:
    """After something that is done together, where the group met today."""
    return unit["where"] == "grupp" and meeting_days.asks_effort(request.user, venture)
