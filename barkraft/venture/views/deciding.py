"""What the group decided, and which way it chose."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from barkraft.people.sessions import signed_in
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import actions, facts, meeting_facts
from barkraft.venture.binder.answers import Refused
from barkraft.venture.forms import DecisionForm, GateForm, LineForm, today_as_typed
from barkraft.venture.models import Decision, Venture
from barkraft.venture.views import ways
from barkraft.venture.views.access import own_or_404


@never_cache
@require_http_methods(["GET", "POST"])
@once
def decisions(request: HttpRequest, uid: str) -> HttpResponse:
    """What the group decided, and one to three lines more; or other words for a line of one's own of today."""
    venture = own_or_404(request, uid)
    changing = _own_line(request, venture)
    if changing:
        return _change(request, venture, changing)
    form = DecisionForm(request.POST or None, initial={"on": today_as_typed()})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record_decision(
                venture=venture,
                lines=form.lines(),
                by=signed_in(request),
                decided_on=form.cleaned_data["on"],
            )
            messages.success(request, _("Sparat. Alla i gruppen kan läsa det."))
            return _saved(venture, made)
        except Refused as refused:
            form.add_error("first", refused.sentence)
    wanted = request.GET.get("sparat", "").split(",")
    lines = list(venture.decisions.select_related("by"))
    context = {
        "venture": venture,
        "form": form,
        "days": meeting_facts.days(signed_in(request), venture, [one for one in lines if one.uid not in wanted]),
        "saved": [one for one in lines if one.uid in wanted],
        "may_change": {one.uid for one in lines if facts.may_change(request.user, one)},
    }
    return render(request, "venture/decisions.html", context, status=CANNOT_KEEP if form.errors else 200)


def _own_line(request: HttpRequest, venture: Venture) -> Decision | None:
    """The line that she asks to change, where it is hers and of today; else 404."""
    uid = request.POST.get("andra") or request.GET.get("andra")
    if not uid:
        return None
    one = get_object_or_404(venture.decisions.all(), uid=uid)
    if not facts.may_change(request.user, one):
        raise Http404
    return one


def _change(request: HttpRequest, venture: Venture, one: Decision) -> HttpResponse:
    form = LineForm(request.POST or None, initial={"text": one.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_decision(decision=one, text=form.cleaned_data["text"], by=signed_in(request))
            messages.success(request, _("Sparat. Raden är ändrad."))
            return _saved(venture, [one])
        except Refused as refused:
            form.add_error("text", refused.sentence)
    context = {"venture": venture, "form": form, "decision": one}
    return render(request, "venture/decision_change.html", context, status=CANNOT_KEEP if form.errors else 200)


def _saved(venture: Venture, made: list[Decision]) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("venture:decisions", args=[venture.uid], query={"sparat": ",".join(one.uid for one in made)})
    )


@never_cache
@require_http_methods(["GET", "POST"])
def gate(request: HttpRequest, uid: str) -> HttpResponse:
    """The choice of way between two phases. All see it; the coach or the chair writes it down.

    The first press shows what the choice means (`do` is empty), `keep` writes it down, `change` goes back to the form.
    """
    venture = own_or_404(request, uid)
    may_record = facts.may_record_gate(request.user, venture)
    if request.method == "POST" and not may_record:
        raise PermissionDenied
    form, do = GateForm(request.POST or None, initial={"on": today_as_typed()}), request.POST.get("do")
    sure = request.method == "POST" and form.is_valid() and do != "change"
    if sure and do == "keep":
        if _kept(request, venture, form):
            return redirect("venture:gate", uid=venture.uid)
        sure = False
    gates = list(venture.gates.select_related("by"))
    context: dict[str, Any] = {
        "venture": venture,
        "form": form,
        "may_record": may_record,
        "gates": gates,
        "shows_form": form.is_bound or not gates or "nytt" in request.GET,
        "sure": sure,
        "ahead": ways.ahead(venture, form.cleaned_data["result"]) if sure else None,
    }
    return render(request, "venture/gate.html", context, status=CANNOT_KEEP if form.errors else 200)


def _kept(request: HttpRequest, venture: Venture, form: GateForm) -> bool:
    """Write the choice down. Where it is refused, the form says why."""
    given = form.cleaned_data
    try:
        made = actions.record_gate(
            venture=venture,
            result=given["result"],
            words=given["words"],
            by=signed_in(request),
            decided_on=given["on"],
            phase=request.POST.get("phase", ""),
        )
    except Refused as refused:
        form.add_error("words", refused.sentence)
        return False
    messages.success(request, _("Sparat. Ert vägval: {way}.").format(way=made.get_result_display()))
    return True
