"""Addresses without a language: the root, and the link that changes how a person reads."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from barkraft.shared import addresses, page_cache, reading
from barkraft.translate import languages


def _language(request: HttpRequest) -> str:
    """The person's own language, else the cookie's, else what the browser asks for."""
    if request.user.is_authenticated:
        own = request.user.language
        if own in languages.CODES:
            return own
    return translation.get_language_from_request(request)


@login_not_required
@never_cache
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To Min dag when signed in, else to the start, in the right language."""
    with translation.override(_language(request)):
        return HttpResponseRedirect(reverse("home:my_day" if request.user.is_authenticated else "home:start"))


@login_not_required
@cache_control(public=True, max_age=86_400)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where a browser looks for the sign of a page that can name none: a PDF."""
    return HttpResponseRedirect(static("favicon.svg"))


@login_not_required
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps public pages for when the line drops: at the root, so that it may answer for all pages."""
    script = (settings.ROOT / "barkraft" / "static" / "sw.js").read_text(encoding="utf-8")
    return page_cache.keep(HttpResponse(script, content_type="text/javascript; charset=utf-8"))


@login_not_required
@never_cache
@require_safe
def reading_choices(request: HttpRequest) -> HttpResponse:
    """Set the reading cookie from ?text=&lines=&theme= (empty = as usual; left out = as before) and go back."""
    chosen = reading.parse(request.COOKIES.get(reading.COOKIE, ""))
    for name, values in reading.CHOICES.items():
        if name in request.GET:
            value = request.GET[name]
            chosen.pop(name, None)
            if value in values:
                chosen[name] = value
    response = HttpResponseRedirect(addresses.on_this_site(request.GET.get("next", "")) or reverse("root"))
    response.set_cookie(
        reading.COOKIE,
        reading.dump(chosen),
        max_age=reading.MAX_AGE,
        samesite="Lax",
        secure=settings.HTTPS,
        httponly=True,
    )
    return response
