"""The way in, open to anybody: "Jag är nyfiken", and the QR slip that leads there. Nothing about a person is shown."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from barkraft.coaching.actions import add_curious
from barkraft.coaching.facts import calls as call_facts
from barkraft.coaching.forms.calls import CuriousForm
from barkraft.coaching.models import Slip
from barkraft.people import limits
from barkraft.shared import clock
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture.binder.answers import Refused

TOO_MANY = 429
PER_ADDRESS = 40  # a class at SFI shares one address
WINDOW = 3600  # seconds
FURTHEST = timedelta(days=20)  # no promise is given for a later day: three working days, over any holiday


@login_not_required
@require_safe
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """The address in the QR. Which slip it was goes along; an unknown code leads to the form too."""
    found = Slip.objects.filter(code=code.lower()).first()
    query = {"lapp": found.code} if found else None
    response = HttpResponseRedirect(reverse("coaching:curious", query=query))
    response["Cache-Control"] = "no-store"
    return response


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def curious(request: HttpRequest) -> HttpResponse:
    """Somebody asks to be called, or says "ring inte" and is told where to come."""
    found, form = _slip(request), CuriousForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        address, status = _take_in(request, form, found)
        if address:
            return HttpResponseRedirect(address)
    if form.errors and status == 200:
        status = CANNOT_KEEP
    return render(request, "coaching/curious.html", {"form": form, "slip": found}, status=status)


def _take_in(request: HttpRequest, form: CuriousForm, found: Slip | None) -> tuple[str, int]:
    """Where she is sent on to; "" and a status where the form says what to do."""
    caller = limits.client_address(request)
    if not limits.allowed(what="curious from", key=caller, most=PER_ADDRESS, seconds=WINDOW):
        form.add_error(None, _("Många skriver till oss just nu. Ring oss, eller försök igen om en stund."))
        return "", TOO_MANY
    try:
        made = add_curious(slip=found, **form.values())
    except Refused as refused:
        form.add_error("first_name", refused.sentence)
        return "", CANNOT_KEEP
    # To everybody the same words: a number that is known from before is not told apart.
    return _thanks(bool(made.phone), found), 200


def _slip(request: HttpRequest) -> Slip | None:
    code = request.GET.get("lapp", "")
    return Slip.objects.filter(code=code.lower()).select_related("cohort").first() if code else None


def _thanks(is_called: bool, found: Slip | None) -> str:
    query: dict[str, Any] = {"lapp": found.code} if found else {}
    if is_called:
        query["senast"] = call_facts.promised().isoformat()
    return reverse("coaching:curious_thanks", query=query or None)


@login_not_required
@never_cache
@require_safe
def curious_thanks(request: HttpRequest) -> HttpResponse:
    """When we call at the latest, and where she can come. The address holds a day, and nothing of her."""
    context = {
        "call_by": _day(request.GET.get("senast", "")),
        "meetings": call_facts.meetings_to_come_to(_slip(request)),
    }
    return render(request, "coaching/curious_thanks.html", context)


def _day(written: str) -> date | None:
    """A day that a promise can be for; None for whatever somebody writes in the address."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if clock.today() <= day <= clock.today() + FURTHEST else None
