"""Public pages: the same for everybody, kept by the page cache."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from barkraft.shared import page_cache

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
contact = _public("home/contact.html")
door_running = _public("home/door_running.html")
door_board = _public("home/door_board.html")
door_public = _public("home/door_public.html")
