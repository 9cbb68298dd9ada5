"""403, 404, 500 and a lost form token: each says what to do."""

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from barkraft.shared import formats
from barkraft.translate import languages


def _frame(request: HttpRequest) -> str:
    """A signed-in person keeps her menu. The error may have come before anybody knew who she is."""
    user = getattr(request, "user", None)
    return "page.html" if user is not None and user.is_authenticated else "public.html"


def _error(request: HttpRequest, template: str, status: int, **words: object) -> HttpResponse:
    return render(request, template, {"frame": _frame(request), **words}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token was lost: the text lies in the phone, and the page says so."""
    return _error(request, "403.html", 403, lost_form=True)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, in the language of the address."""
    return _error(request, "403.html", 403, lost_form=False)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, in the language of the address: also for what is there and not for this person."""
    return _error(request, "404.html", 404)


def _style() -> str:
    try:
        return staticfiles_storage.url("barkraft.css")
    except (ValueError, OSError):  # the manifest may be what is broken
        return ""


def broken(request: HttpRequest) -> HttpResponse:
    """Made without context processors: one of them may be what broke."""
    language = get_language() or languages.SOURCE
    page = render_to_string(
        "500.html",
        {
            "language": language,
            "direction": formats.direction(language),
            "style": _style(),
            "coach_phone": settings.COACH_PHONE,
        },
    )
    return HttpResponse(page, status=500)
