"""Times that a coach gives a group: proposed, moved, held."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from barkraft.coaching.forms.support import HeldForm, TimeForm
from barkraft.coaching.views.access import coach
from barkraft.shared import clock
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.support import actions, catalogue, states
from barkraft.support.models import Booking, Request
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture

STATES = {
    "confirm": Booking.State.CONFIRMED,
    "cancel": Booking.State.CANCELLED,
    "no_show": Booking.State.NO_SHOW,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def booking_new(request: HttpRequest, asked: str) -> HttpResponse:
    """A time for a request."""
    user = coach(request)
    found = get_object_or_404(Request.objects.coached_by(user).select_related("venture"), uid=asked)
    form = TimeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose_booking(
                venture=found.venture, function_id=found.function_id, by=user, request=found, **form.values()
            )
            messages.success(request, _("Tiden är sparad. Gruppen ser den."))
            return redirect("coaching:support_request", found.uid)
        except Refused as refused:
            form.add_error("day", refused.sentence)
    context = {"form": form, "asked": found, "name": catalogue.name_of(found.function_id), "booking": None}
    return render(request, "coaching/booking_form.html", context, status=CANNOT_KEEP if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def booking(request: HttpRequest, booking: str) -> HttpResponse:
    """One time: moved, agreed, held or off."""
    user = coach(request)
    mine = Booking.objects.filter(venture__in=Venture.objects.coached_by(user)).select_related("venture", "request")
    found = get_object_or_404(mine, uid=booking)
    do = request.POST.get("do", "")
    form = TimeForm(request.POST) if do == "move" else TimeForm.of(found)
    told = {"minutes": found.minutes, "delivered": True}
    held = HeldForm(request.POST if do == "held" else None, initial=told, auto_id="held_%s")  # beside another form
    refused = _kept(request, found, form, held, do) if request.method == "POST" else ""
    if request.method == "POST" and not refused:
        messages.success(request, _("Sparat."))
        return (
            redirect("coaching:support_request", found.request.uid) if found.request else redirect("coaching:support")
        )
    context = {
        "form": form,
        "held_form": held,
        "asked": found.request,
        "booking": found,
        "name": catalogue.name_of(found.function_id),
        "refused": refused,
        "has_been": found.starts_at <= clock.now(),
        "may_hold": found.starts_at <= clock.now() and states.may_move_booking(found, Booking.State.DONE),
        "may_confirm": states.may_move_booking(found, Booking.State.CONFIRMED),
        "may_cancel": states.may_move_booking(found, Booking.State.CANCELLED),
        "may_move": states.may_move_booking(found, Booking.State.MOVED),
        "may_miss": found.starts_at <= clock.now() and states.may_move_booking(found, Booking.State.NO_SHOW),
    }
    return render(request, "coaching/booking_form.html", context, status=CANNOT_KEEP if refused else 200)


def _kept(request: HttpRequest, found: Booking, form: TimeForm, held: HeldForm, do: str) -> str:
    """Do it; "" when it is done, else a sentence on what to do."""
    user = coach(request)
    try:
        if do == "move" and form.is_valid():
            actions.move_booking(booking=found, by=user, **form.values())
        elif do == "held" and held.is_valid():
            actions.hold_booking(booking=found, by=user, **held.cleaned_data)
        elif do in STATES:
            actions.answer_booking(booking=found, state=STATES[do], by=user)
        else:
            return _("Läs det som står vid frågorna, och spara igen.")
    except Refused as refused:
        return refused.sentence
    return ""
