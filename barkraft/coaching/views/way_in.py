"""A cohort's way in: slips to leave at places, and the group that is made of those who want to go on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.actions import add_to_group, create_slip, make_group_of, remove_slip
from barkraft.coaching.facts import calls as call_facts
from barkraft.coaching.forms.calls import GroupOfForm, SlipForm
from barkraft.coaching.paper.way_in import BESIDE, way_in_pdf
from barkraft.coaching.views.access import PEOPLE, coach, own_cohort, people_address
from barkraft.people.models import User
from barkraft.shared import pdf
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Cohort, Venture


@require_http_methods(["GET", "HEAD", "POST"])
@once
def cohort_slips(request: HttpRequest, uid: str) -> HttpResponse:
    """The slips of the cohort, how many have asked by each, and one more."""
    found = own_cohort(request, uid)
    form = SlipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            create_slip(cohort=found, place=form.cleaned_data["place"])
            return redirect("coaching:cohort_slips", found.uid)
        except Refused as refused:
            form.add_error("place", refused.sentence)
    context = {"cohort": found, "slips": found.slips.all(), "form": form, "languages": BESIDE}
    return render(request, "coaching/cohort_slips.html", context, status=CANNOT_KEEP if form.errors else 200)


@require_safe
def cohort_slip_paper(request: HttpRequest, uid: str, slip: str) -> HttpResponse:
    """Four slips on an A4, in Swedish and the languages that were ticked."""
    one = get_object_or_404(own_cohort(request, uid).slips.all(), uid=slip)
    wanted = request.GET.getlist("sprak")
    return pdf.shown(way_in_pdf(one, [code for code, _name in BESIDE if code in wanted]), "lappar.pdf")


@require_POST
def cohort_slip_remove(request: HttpRequest, uid: str, slip: str) -> HttpResponse:
    """Count a slip no more. Paper that still lies there leads to the form all the same."""
    found = own_cohort(request, uid)
    for one in found.slips.filter(uid=slip):
        remove_slip(slip=one)
    messages.success(request, _("Lappen är borttagen."))
    return redirect("coaching:cohort_slips", found.uid)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def cohort_group_of(request: HttpRequest, uid: str) -> HttpResponse:
    """Those who want to go on become a group, or come to one that is there."""
    found = own_cohort(request, uid)
    going_on = call_facts.going_on(found)
    groups = found.ventures.filter(state__in=[Venture.State.ACTIVE, Venture.State.PAUSED])
    form = GroupOfForm(request.POST or None, curious=going_on, ventures=groups)
    if request.method == "POST" and form.is_valid():
        try:
            venture = _made(found, form, coach(request))
            messages.success(request, _("Gruppen är klar. Skriv ut kort till dem som är med."), extra_tags=PEOPLE)
            return redirect(people_address(venture))
        except Refused as refused:
            form.add_error("person", refused.sentence)
    context = {"cohort": found, "form": form, "going_on": going_on}
    return render(request, "coaching/group_of.html", context, status=CANNOT_KEEP if form.errors else 200)


def _made(found: Cohort, form: GroupOfForm, by: User) -> Venture:
    people, keep = form.people("person"), form.people("phone")
    there = form.ventures.get(form.cleaned_data.get("venture", ""))
    if there is None:
        return make_group_of(cohort=found, curious=people, name=form.cleaned_data["name"], by=by, phones_of=keep)
    add_to_group(venture=there, curious=people, by=by, phones_of=keep)
    return there
