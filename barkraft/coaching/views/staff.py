"""Who works here: the administrator gives and ends roles, the project lead sees all cohorts as counts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.actions import end_coach, invite, invite_staff
from barkraft.coaching.facts import staff as staff_facts
from barkraft.coaching.forms.staff import CoachForm, StaffForm
from barkraft.people import facts as people
from barkraft.people.actions import RoleRefused, end_staff_role
from barkraft.people.models import StaffRole, User
from barkraft.people.sessions import signed_in
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Phase

Role = StaffRole.Role


def with_role(request: HttpRequest, role: str) -> User:
    """The signed-in person, who has this role. PermissionDenied for everybody else."""
    user = signed_in(request)
    if not user.is_staff or not people.has_staff_role(user, role):
        raise PermissionDenied
    return user


@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """Everybody of the staff, what each is, and who may be asked to come."""
    with_role(request, Role.ADMINISTRATOR)
    return _staff(request)


def _staff(request: HttpRequest, status: int = 200, **forms: StaffForm | CoachForm) -> HttpResponse:
    context = {
        "colleagues": staff_facts.colleagues(),
        "role_form": StaffForm(auto_id="id_roll_%s"),
        "coach_form": CoachForm(cohorts=_cohorts(request), auto_id="id_coach_%s"),
    }
    return render(request, "coaching/staff.html", context | forms, status=status)


def _cohorts(request: HttpRequest) -> list[tuple[str, str]]:
    return list(staff_facts.cohorts_to_give(signed_in(request)).values_list("uid", "name"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def staff_invite(request: HttpRequest) -> HttpResponse:
    """A role for somebody new, or one more for somebody who is there."""
    user = with_role(request, Role.ADMINISTRATOR)
    if request.method != "POST":
        return redirect("coaching:staff")
    form = StaffForm(request.POST, auto_id="id_roll_%s")
    if not form.is_valid():
        return _staff(request, CANNOT_KEEP, role_form=form)
    person, is_new = invite_staff(by=user, **form.cleaned_data)
    words = _("{name} har fått ett brev och kan logga in.") if is_new else _("{name} har fått rollen.")
    messages.success(request, words.format(name=person.first_name))
    return redirect("coaching:staff")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def staff_invite_coach(request: HttpRequest) -> HttpResponse:
    """Ask somebody to coach a cohort, also one that has no coach."""
    user = with_role(request, Role.ADMINISTRATOR)
    if request.method != "POST":
        return redirect("coaching:staff")
    form = CoachForm(request.POST, cohorts=_cohorts(request), auto_id="id_coach_%s")
    if not form.is_valid():
        return _staff(request, CANNOT_KEEP, coach_form=form)
    data = form.cleaned_data
    cohort = get_object_or_404(staff_facts.cohorts_to_give(user), uid=data.pop("cohort"))
    invite(cohort=cohort, by=user, **data)
    messages.success(request, _("Vi har skickat ett brev till {name}.").format(name=data["first_name"]))
    return redirect("coaching:staff")


@require_POST
def staff_role_end(request: HttpRequest, held: str) -> HttpResponse:
    """End a role of somebody's."""
    user = with_role(request, Role.ADMINISTRATOR)
    found = get_object_or_404(staff_facts.roles_to_end(user), uid=held)
    try:
        end_staff_role(held=found, by=user)
        messages.success(request, _("Rollen är avslutad."))
    except RoleRefused as refused:
        messages.warning(request, str(refused))
    return redirect("coaching:staff")


@require_POST
def staff_coach_end(request: HttpRequest, held: str) -> HttpResponse:
    """Let somebody coach a cohort no more."""
    user = with_role(request, Role.ADMINISTRATOR)
    found = get_object_or_404(staff_facts.coaches_to_end(user), uid=held)
    try:
        end_coach(staff=found, by=user)
        messages.success(request, _("Rollen är avslutad."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return redirect("coaching:staff")


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """All cohorts as counts, for the project lead: no binder, no name of a person or a group."""
    with_role(request, Role.LEAD)
    context = {"cohorts": staff_facts.team(), "phases": Phase.labels, "hours": staff_facts.hours_by_function()}
    return render(request, "coaching/team.html", context)
