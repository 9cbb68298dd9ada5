"""Public pages: the same for everybody, kept by the page cache. The way to a person knows whose coach it is."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from barkraft.shared import page_cache
from barkraft.venture import facts as venture_facts

PublicPage = Callable[[HttpRequest], HttpResponse]


def _public(template: str) -> PublicPage:
    """A view of one template that knows nothing about who asks."""

    @login_not_required
    @require_safe
    def page(request: HttpRequest) -> HttpResponse:
        return page_cache.keep(render(request, template, {"version": settings.VERSION}))

    return page


start = _public("home/start.html")
about = _public("home/about.html")
privacy = _public("home/privacy.html")
accessibility = _public("home/accessibility.html")
door_running = _public("home/door_running.html")
door_board = _public("home/door_board.html")
door_public = _public("home/door_public.html")


@login_not_required
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach a person, and what to say when a pause is needed. Who is signed in keeps her menu."""
    known = request.user.is_authenticated
    venture = venture_facts.current(request)
    context = {
        "base": "page.html" if known else "public.html",
        "venture": venture,
        "coaches": venture_facts.coach_names(venture) if venture else [],
    }
    response = render(request, "home/contact.html", context)
    if known:
        response["Cache-Control"] = "no-store, private"
    return response
