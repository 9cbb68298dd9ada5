"""What a coach prints for a meeting, and for the week. Nothing is kept: a paper is made when it is asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from barkraft.coaching.forms.printing import PackForm
from barkraft.coaching.paper import week
from barkraft.coaching.paper.pack import pack_pdf, week_pdf
from barkraft.coaching.views.access import coach, own_cohort, own_venture
from barkraft.shared import pdf
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture.models import Meeting


@require_safe
def meeting_print(request: HttpRequest, uid: str, meeting: str) -> HttpResponse:
    """Choose what to print for a meeting of a group; the most likely is ticked."""
    found = own_venture(request, uid)
    return _choose(request, get_object_or_404(found.meetings.select_related("venture__cohort"), uid=meeting))


@require_safe
def meeting_pack(request: HttpRequest, uid: str, meeting: str) -> HttpResponse:
    """One PDF with all that was chosen."""
    found = own_venture(request, uid)
    return _pack(request, get_object_or_404(found.meetings.select_related("venture__cohort"), uid=meeting))


@require_safe
def cohort_meeting_print(request: HttpRequest, uid: str, meeting: str) -> HttpResponse:
    """As for a group, before there is one."""
    found = own_cohort(request, uid)
    return _choose(request, get_object_or_404(found.meetings.select_related("cohort"), uid=meeting))


@require_safe
def cohort_meeting_pack(request: HttpRequest, uid: str, meeting: str) -> HttpResponse:
    """One PDF with all that was chosen, before there is a group."""
    found = own_cohort(request, uid)
    return _pack(request, get_object_or_404(found.meetings.select_related("cohort"), uid=meeting))


def _choose(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    return _page(request, meeting, PackForm.preset(meeting, request.GET.get("modul", "")))


def _pack(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    form = PackForm.asked(meeting, request.GET)
    if not form.is_valid():
        return _page(request, meeting, form, status=CANNOT_KEEP)
    return pdf.shown(pack_pdf(meeting, form.wanted()), "till-motet.pdf")


def _page(request: HttpRequest, meeting: Meeting, form: PackForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"meeting": meeting, "form": form, "people": len(week.sheets([meeting]))}
    if meeting.venture:
        context["venture"] = meeting.venture
    else:
        context["cohort"] = meeting.cohort
    return render(request, "coaching/meeting_print.html", context, status=status)


@require_safe
def week_list(request: HttpRequest) -> HttpResponse:
    """Her week: the meetings of all her groups and cohorts, with what to print for each."""
    user = coach(request)
    return render(request, "coaching/week.html", {"meetings": week.meetings(user), "times": week.times(user)})


@require_safe
def week_sheets(request: HttpRequest) -> HttpResponse:
    """A week sheet for each person who has a meeting in the coming seven days."""
    found = week.meetings(coach(request))
    return pdf.shown(week_pdf(found), "veckan.pdf") if found else redirect("coaching:week")
