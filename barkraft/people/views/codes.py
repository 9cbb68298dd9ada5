"""A bound on how many codes are sent, over all processes; the rest is allauth's."""

from math import ceil

from allauth.account import views
from allauth.account.internal.stagekit import clear_login, get_pending_stage
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from barkraft.people import limits
from barkraft.shared import clock

WINDOW = 600  # seconds
PER_EMAIL = 5
PER_ADDRESS = 40  # a whole library may share one address


@login_not_required
def limited_code_request(request: HttpRequest) -> HttpResponseBase:
    """Ask for a code by e-mail. Known and unknown addresses are counted, and answered, alike."""
    if request.method == "POST":
        if not _may_ask(request):
            return _wait(request)
        clear_login(request)  # who wrote the wrong address may ask again at once
    return views.request_login_code(request)


def _may_ask(request: HttpRequest) -> bool:
    email = request.POST.get("email", "").strip().lower()
    caller = limits.client_address(request)
    return limits.allowed(what="code from", key=caller, most=PER_ADDRESS, seconds=WINDOW) and limits.allowed(
        what="code to", key=email, most=PER_EMAIL, seconds=WINDOW
    )


def _wait(request: HttpRequest) -> HttpResponse:
    """Codes are paused: until when, and what to do. The same words whether somebody has the address or not."""
    again = limits.until(seconds=WINDOW)
    left = max(1, ceil((again - clock.now()).total_seconds() / 60))
    context = {"again": again, "minutes": left, "has_letter": get_pending_stage(request) is not None}
    response = render(request, "people/wait.html", context, status=429)
    response["Retry-After"] = str(left * 60)
    return response
