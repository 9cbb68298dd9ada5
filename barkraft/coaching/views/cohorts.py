"""Cohorts, and new groups in them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.actions import change_cohort, create_cohort, create_venture, invite, withdraw_invitation
from barkraft.coaching.facts.calls import going_on
from barkraft.coaching.forms.groups import CohortForm, InviteForm, VentureForm
from barkraft.coaching.forms.staff import SubstituteForm
from barkraft.coaching.views.access import coach, own_cohort, stays
from barkraft.shared import clock
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture.appointments import KEPT_FOR
from barkraft.venture.models import Cohort


@require_http_methods(["GET", "HEAD", "POST"])
@once
def cohort_new(request: HttpRequest) -> HttpResponse:
    """A new cohort, which the coach who makes it then has."""
    user = coach(request)
    if not stays(request):
        raise PermissionDenied  # else a substitute would have a cohort, and be a coach, for good
    form = CohortForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cohort = create_cohort(by=user, **form.cleaned_data)
        return redirect("coaching:cohort", cohort.uid)
    return render(request, "coaching/cohort_form.html", {"form": form})


@require_safe
def cohort(request: HttpRequest, uid: str) -> HttpResponse:
    """Its groups, its coaches, and those who are asked to coach."""
    found = own_cohort(request, uid)
    context = {
        "cohort": found,
        "ventures": found.ventures.filter(joined_into=None),
        "meetings": found.meetings.filter(starts_at__gte=clock.now() - KEPT_FOR),
        "now": clock.now(),
        "coaches": found.staff.now().select_related("user").order_by("created_at", "id"),
        "invitations": found.invitation_set.filter(used_at=None).order_by("created_at", "id"),
        "going_on": going_on(found),
        "may_invite": stays(request, found),
        "invite_form": InviteForm(),
        "substitute_form": SubstituteForm(auto_id="id_vikarie_%s"),
    }
    return render(request, "coaching/cohort.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def cohort_edit(request: HttpRequest, uid: str) -> HttpResponse:
    """The name, first day and place of a cohort."""
    found = own_cohort(request, uid)
    now = {"name": found.name, "starts_on": found.starts_on, "ends_on": found.ends_on, "place": found.place}
    form = CohortForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        change_cohort(cohort=found, **form.cleaned_data)
        return redirect("coaching:cohort", found.uid)
    return render(request, "coaching/cohort_form.html", {"form": form, "cohort": found})


def _where_she_stays(request: HttpRequest, uid: str) -> Cohort:
    """A cohort of hers that she has without a last day. PermissionDenied for a substitute: she could ask herself."""
    found = own_cohort(request, uid)
    if not stays(request, found):
        raise PermissionDenied
    return found


@require_POST
@once
def cohort_invite(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask a colleague to coach this cohort."""
    found, form = _where_she_stays(request, uid), InviteForm(request.POST)
    if not form.is_valid():
        context = {"cohort": found, "form": form, "substitute": False}
        return render(request, "coaching/cohort_invite.html", context, status=CANNOT_KEEP)
    invite(cohort=found, by=coach(request), **form.cleaned_data)
    return redirect("coaching:cohort", found.uid)


@require_POST
@once
def cohort_substitute(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask somebody to coach this cohort up to a day."""
    found, form = _where_she_stays(request, uid), SubstituteForm(request.POST)
    if not form.is_valid():
        context = {"cohort": found, "form": form, "substitute": True}
        return render(request, "coaching/cohort_invite.html", context, status=CANNOT_KEEP)
    invite(cohort=found, by=coach(request), **form.cleaned_data)
    return redirect("coaching:cohort", found.uid)


@require_POST
def cohort_withdraw(request: HttpRequest, uid: str, invitation: str) -> HttpResponse:
    """Take back an invitation to coach, while it is unused."""
    found = own_cohort(request, uid)
    for one in found.invitation_set.filter(uid=invitation, used_at=None):
        withdraw_invitation(invitation=one)
    return redirect("coaching:cohort", found.uid)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def venture_new(request: HttpRequest, uid: str) -> HttpResponse:
    """A new group in a cohort."""
    found = own_cohort(request, uid)
    form = VentureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        venture = create_venture(cohort=found, name=form.cleaned_data["name"])
        return redirect("coaching:venture", venture.uid)
    return render(request, "coaching/venture_form.html", {"form": form, "cohort": found})
