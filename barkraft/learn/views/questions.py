"""A question, one a screen. Signed out it can be tried; nothing is kept."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from barkraft.learn import question as questions
from barkraft.learn.actions import learning
from barkraft.learn.book import Book
from barkraft.learn.question import NOBODY, Sender
from barkraft.learn.shelf import drawn
from barkraft.learn.views.finding import frame, language, unit_or_404
from barkraft.learn.views.meant import begin_by_working
from barkraft.learn.views.worksheets import worksheet
from barkraft.people.sessions import signed_in
from barkraft.shared import reading
from barkraft.venture.facts import SESSION_KEY, current

# Stand in the drawn page for what is put in for each who asks.
_SIGNS = Sender("token-of-the-one-who-asks", "group-of-the-one-who-asks")


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def block(request: HttpRequest, slug: str, version: int, unit: str, key: str) -> HttpResponse:
    """The page of a question or of an exercise."""
    book, found = unit_or_404(slug, version, unit)
    piece = book.block(unit, key)
    if piece is None or piece["kind"] not in {"quiz", "worksheet"}:
        raise Http404
    if piece["kind"] == "worksheet":
        return worksheet(request, book, found, piece)
    if piece["attrs"].get("ref") not in book.structure["quiz"]:
        raise Http404
    if request.method == "POST" and request.user.is_authenticated:
        return _answer(request, book, found, piece)
    return _show(request, book, found, piece)


def _answer(request: HttpRequest, book: Book, unit: dict[str, Any], piece: dict[str, Any]) -> HttpResponse:
    user = signed_in(request)
    asked = book.structure["quiz"][piece["attrs"]["ref"]]
    value = questions.given(asked, request.POST)
    if value:
        uid = UUID(unit["uid"])
        learning.answer_question(user=user, unit_uid=uid, key=piece["key"], question=asked, value=value)
        begin_by_working(request, book)
    back = QueryDict(mutable=True)
    back.setlist("svar", [str(number) for number in value] or [""])
    return redirect(f"{request.path}?{back.urlencode()}")


def _show(request: HttpRequest, book: Book, unit: dict[str, Any], piece: dict[str, Any]) -> HttpResponse:
    """The question; with `?svar=` also what to think of the answer. Three queries for a signed-in person.

    The untouched page is drawn once a worker: of who asks it knows only how it went the last time.
    """
    tried = "svar" in request.GET or "plats0" in request.GET
    sender = _sender(request)
    if tried:
        value = questions.given(book.structure["quiz"][piece["attrs"]["ref"]], request.GET)
        return HttpResponse(_page(request, book, unit, piece, value, "", sender))
    earlier = questions.earlier(request.user, UUID(unit["uid"]), piece["key"])
    if not _is_plain(request):
        return HttpResponse(_page(request, book, unit, piece, None, earlier, sender))
    read = reading.clean(request.COOKIES.get(reading.COOKIE, ""))
    place = (book.pk, unit["id"], piece["key"], language(), read, earlier, bool(sender.token))
    html = drawn(place, lambda: _page(request, book, unit, piece, None, earlier, _SIGNS if sender.token else NOBODY))
    return HttpResponse(html.replace(_SIGNS.token, sender.token).replace(_SIGNS.venture, sender.venture))


def _sender(request: HttpRequest) -> Sender:
    """Who will send the form, and the group that she has chosen to work with: without a query."""
    if not request.user.is_authenticated:
        return NOBODY
    return Sender(get_token(request), request.session.get(SESSION_KEY, ""))


def _is_plain(request: HttpRequest) -> bool:
    """Whether nothing but the question stands on the page: no message, no note to staff, no other address."""
    waiting = "messages" in request.COOKIES or "_messages" in request.session
    return not (waiting or request.GET or getattr(request.user, "is_staff", False))


def _page(
    request: HttpRequest,
    book: Book,
    unit: dict[str, Any],
    piece: dict[str, Any],
    value: list[int] | None,
    earlier: str,
    sender: Sender,
) -> str:
    title, form = questions.form(book, unit, piece, value, earlier, sender)
    context = {
        "frame": frame(request),
        # A question is the person's own, and its untouched page everybody's. Staff have a page made for them.
        "venture": current(request) if getattr(request.user, "is_staff", False) else None,
        "title": title,
        "form": form,
        "back": questions.links(book, unit, piece).back,
        "csrf_token": sender.token,  # also in the frame's own forms
    }
    return render_to_string("learn/question.html", context, request)
