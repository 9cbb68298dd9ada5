"""For those who build: letters that would have been sent, and every component in both directions."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from barkraft.home.samples import sample_form, samples
from barkraft.shared import mail


def _only_in_development() -> None:
    if not settings.DEVELOPMENT:
        raise Http404


@login_not_required
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """The newest letters; 404 in production, where they are sent and not kept."""
    _only_in_development()
    return render(request, "home/letters.html", {"letters": mail.kept_letters()})


@login_not_required
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component, in both directions; 404 in production."""
    _only_in_development()
    forms = {"left": sample_form("v"), "right": sample_form("h")}
    return render(request, "home/components.html", samples() | forms)
