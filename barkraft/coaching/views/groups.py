"""A group as its coach sees it: its people and their roles."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.actions import (
    add_known_person,
    add_person,
    change_venture,
    end_role,
    invite,
    withdraw_invitation,
)
from barkraft.coaching.board import needs_from_coach
from barkraft.coaching.facts import groups as facts
from barkraft.coaching.facts import logs
from barkraft.coaching.facts.persons import been_here
from barkraft.coaching.forms.groups import PersonForm, VentureChangeForm
from barkraft.coaching.views.access import PEOPLE, coach, own_for_good, own_venture, people_address
from barkraft.learn.facts import effort
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.shared.once import once
from barkraft.venture.models import Opening, Venture
from barkraft.venture.standing import coached_cohorts, enter


@require_safe
def venture(request: HttpRequest, uid: str) -> HttpResponse:
    """A group as its coach sees it: people, modules, meetings, cards. From here on she works with this group."""
    found = own_venture(request, uid)
    enter(request, found)
    last = logs.last_log(found)
    context = {
        "venture": found,
        "opening": _opening(request, found),
        "needs": needs_from_coach(found),
        "modules": facts.modules(found),
        "people": facts.people(found),
        "been_here": been_here(found),
        "invitations": found.invitation_set.filter(used_at=None).order_by("created_at", "id"),
        "meetings": found.meetings.filter(starts_at__gte=clock.now()),
        "decisions": logs.decided_besides(found, last),
        "disagreements": found.disagreements.filter(settled_at=None),
        "last": last,
        "to_log": logs.to_log(found),
        "benefit_check": facts.BENEFIT_CHECK,
        "effort": effort(found),
    }
    return render(request, "coaching/venture.html", context)


def _opening(request: HttpRequest, found: Venture) -> Opening | None:
    """What lets her see a group of another coach's."""
    if found.cohort_id in coached_cohorts(request):
        return None
    return Opening.objects.running(coach(request)).filter(venture=found).first()


@require_http_methods(["GET", "HEAD", "POST"])
def venture_edit(request: HttpRequest, uid: str) -> HttpResponse:
    """The name of a group, and the day of registration."""
    found = own_venture(request, uid)
    form = VentureChangeForm(request.POST or None, initial={"name": found.name, "registered_on": found.registered_on})
    if request.method == "POST" and form.is_valid():
        change_venture(venture=found, **form.cleaned_data)
        return redirect("coaching:venture", found.uid)
    return render(request, "coaching/venture_form.html", {"form": form, "venture": found, "cohort": found.cohort})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def person_new(request: HttpRequest, uid: str) -> HttpResponse:
    """Somebody new (a card follows), somebody by e-mail (a letter goes), or somebody from another group."""
    found = own_for_good(request, uid)
    known = facts.known_people(coach(request), besides=found)
    form = PersonForm(request.POST or None, known=known)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _take_in(found, form.cleaned_data, known, coach(request)), extra_tags=PEOPLE)
        return redirect(people_address(found))
    return render(request, "coaching/person_form.html", {"form": form, "venture": found})


def _take_in(found: Venture, data: dict[str, str], known: list[User], by: User) -> str:
    """Do what the form says; a sentence on what comes next."""
    chosen = next((person for person in known if person.uid == data.get("known")), None)
    if chosen is not None:
        add_known_person(venture=found, user=chosen, role=data["role"], by=by)
        return _("{name} är med i gruppen.").format(name=chosen.first_name)
    name = data["first_name"].strip()
    if data["email"]:
        invite(email=data["email"], first_name=name, venture=found, role=data["role"], by=by)
        return _("Vi har skickat ett brev till {name}.").format(name=name)
    add_person(venture=found, first_name=name, language=data["language"], role=data["role"], by=by)
    return _("{name} är med i gruppen. Skriv ut ett kort.").format(name=name)


@require_POST
def role_end(request: HttpRequest, uid: str, access: str) -> HttpResponse:
    """End a role. What the person wrote stays the group's."""
    found = own_for_good(request, uid)
    held = get_object_or_404(found.access.select_related("user", "venture"), uid=access)
    if held.ended_on is None:
        end_role(access=held, by=coach(request))
    messages.success(request, _("Rollen är avslutad. Gruppens ord är kvar."), extra_tags=PEOPLE)
    return redirect(people_address(found))


@require_POST
def invitation_withdraw(request: HttpRequest, uid: str, invitation: str) -> HttpResponse:
    """Take back an invitation to the group, while it is unused."""
    found = own_venture(request, uid)
    for one in found.invitation_set.filter(uid=invitation, used_at=None):
        withdraw_invitation(invitation=one)
    return redirect("coaching:venture", found.uid)
