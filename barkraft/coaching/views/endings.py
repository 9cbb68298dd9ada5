"""Two groups become one; and what the coach does when a group has stopped."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from barkraft.coaching.facts import persons
from barkraft.coaching.forms.partings import MergeForm
from barkraft.coaching.models import Call
from barkraft.coaching.views.access import coach, own_for_good
from barkraft.shared import clock
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import partings, printing, rests
from barkraft.venture.actions import end_venture, hand_back_card, merge_ventures
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, uid: str) -> HttpResponse:
    """First which group takes this one over; then both binders beside one another, and the group's yes."""
    venture = own_for_good(request, uid)
    groups = persons.other_groups(coach(request), besides=venture)
    uid_of_target = request.POST.get("group") or request.GET.get("grupp", "")
    target = groups.filter(uid=uid_of_target).first() if uid_of_target else None
    form = MergeForm(request.POST or None, initial={"on": clock.today()})
    if target is not None and request.method == "POST" and form.is_valid():
        said_yes_on: date = form.cleaned_data["on"]
        try:
            merge_ventures(source=venture, target=target, by=coach(request), said_yes_on=said_yes_on)
        except Refused as refused:
            form.add_error("on", refused.sentence)
        else:
            words = _("{source} är en del av {target} nu. Inget svar är borta.")
            messages.success(request, words.format(source=venture.name, target=target.name))
            return redirect("coaching:venture", target.uid)
    context = {
        "venture": venture,
        "groups": groups,
        "target": target,
        "beside": persons.beside(venture, target) if target else None,
        "form": form,
        "law": partings.joining(target) if target else [],
        "problem": _("Välj en grupp.") if uid_of_target and target is None else "",
    }
    return render(request, "coaching/merge.html", context, status=CANNOT_KEEP if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, uid: str) -> HttpResponse:
    """What the coach does when a group rests or has stopped: print, cards, the call, and last the binder.

    The binder goes only when the time is out or the group asks for it, and is asked about twice.
    """
    venture = own_for_good(request, uid)
    do, problem = request.POST.get("do", ""), ""
    if request.method == "POST" and do == "cards":
        return _cards_back(request, venture)
    asks = bool(request.POST.get("group_asks"))
    rest = rests.rest(venture)
    if request.method == "POST" and do in {"ask", "end"} and rest is not None:
        problem = "" if rest.is_over or asks else _("Tiden har inte gått ut. Kryssa i att gruppen ber om det.")
        if not problem and do == "end":
            return _end(request, venture, asks)
        if not problem:
            context = {"venture": venture, "parting": partings.ending(venture), "asks": asks}
            return render(request, "coaching/end_sure.html", context)
    context = {
        "venture": venture,
        "rest": rest,
        "holders": persons.holders(venture),
        "call": Call.objects.filter(venture=venture, kind=Call.Kind.SIX_MONTHS).first(),
        "readers": printing.READERS,
        "law": partings.association(venture),
        "problem": problem,
    }
    return render(request, "coaching/end.html", context, status=CANNOT_KEEP if problem else 200)


def _cards_back(request: HttpRequest, venture: Venture) -> HttpResponse:
    """Close the cards of those who are in no other group. They stay in this one; with e-mail one still comes in."""
    closed = 0
    for one in persons.holders(venture):
        if one.has_card and not one.has_other_group:
            closed += hand_back_card(user=one.user, by=coach(request), besides=venture)
    messages.success(request, _("Korten är stängda.") if closed else _("Det fanns inga kort att stänga."))
    return redirect("coaching:end", venture.uid)


def _end(request: HttpRequest, venture: Venture, asks: bool) -> HttpResponse:
    try:
        end_venture(venture=venture, by=coach(request), group_asks=asks)
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return redirect("coaching:end", venture.uid)
    messages.success(request, _("Pärmen är borttagen. Gruppens namn och dagar finns kvar."))
    return redirect("coaching:venture", venture.uid)
