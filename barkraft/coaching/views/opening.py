"""A group of another coach's: found by its name, opened for a day with a reason that the group sees."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.facts.staff import groups_named, groups_to_open
from barkraft.coaching.forms.staff import OpeningForm
from barkraft.coaching.views.access import coach
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture.actions import close_case, open_case
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Opening, Venture


@require_safe
def open_search(request: HttpRequest) -> HttpResponse:
    """Find a group by its name. What is shown is its name, its cohort and its coach: nothing of what it has written."""
    user, wanted = coach(request), " ".join(request.GET.get("namn", "").split())
    return render(request, "coaching/open_search.html", {"wanted": wanted, "found": groups_named(wanted, user)})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def open_case_of(request: HttpRequest, uid: str) -> HttpResponse:
    """Say why, and open it for 24 hours."""
    user = coach(request)
    found = get_object_or_404(groups_to_open(user), uid=uid)
    if Venture.objects.coached_by(user).filter(pk=found.pk).exists():
        return redirect("coaching:venture", found.uid)
    form, status = OpeningForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            open_case(venture=found, reason=form.cleaned_data["reason"], by=user)
            messages.success(request, _("Gruppen är öppen för dig i 24 timmar. Gruppen ser att du är här."))
            return redirect("coaching:venture", found.uid)
        except Refused as refused:
            form.add_error("reason", forms.ValidationError(refused.sentence))
    if request.method == "POST":
        status = CANNOT_KEEP
    return render(request, "coaching/open_case.html", {"form": form, "group": found}, status=status)


@require_POST
def close_case_of(request: HttpRequest, uid: str) -> HttpResponse:
    """Ready: the group is closed to her from now on."""
    user = coach(request)
    opening = get_object_or_404(Opening.objects.running(user).select_related("venture"), venture__uid=uid)
    close_case(venture=opening.venture, by=user)
    messages.success(request, _("Gruppen är stängd för dig igen."))
    return redirect("coaching:board")
