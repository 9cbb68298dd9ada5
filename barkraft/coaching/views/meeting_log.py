"""The log of a meeting, and the logs of a group: what a substitute reads first."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.actions import log_meeting
from barkraft.coaching.facts import logs
from barkraft.coaching.forms.logs import CohortLogForm, GroupLogForm
from barkraft.coaching.views.access import coach, own_cohort, own_venture
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import meeting_facts
from barkraft.venture.actions import meeting_of_now
from barkraft.venture.binder.answers import Refused
from barkraft.venture.standing import enter

USUAL = 90  # minutes: so long ago a meeting began that nobody planned, and that has been
ON_A_PAGE = 20


@require_POST
@once
def meeting_now(request: HttpRequest, uid: str) -> HttpResponse:
    """The log of the meeting that has been just now; it need not have been planned."""
    found = own_venture(request, uid)
    meeting = meeting_of_now(venture=found, ago=USUAL)
    return redirect("coaching:meeting_log", found.uid, meeting.uid)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_log(request: HttpRequest, uid: str, meeting: str) -> HttpResponse:
    """Who was there, what was decided, what comes next: filled in as far as it is known, and one button."""
    found = own_venture(request, uid)
    one = get_object_or_404(found.meetings.select_related("logged_by"), uid=meeting)
    enter(request, found)
    known = logs.start(one, found)
    form = GroupLogForm(request.POST or None, meeting=one, known=known)
    if request.method == "POST" and form.is_valid():
        try:
            log_meeting(meeting=one, log=form.log(), by=coach(request), present=form.here(), decided=form.lines())
            messages.success(request, _("Loggat. Den som inte var med kan läsa vad gruppen bestämde."))
            return redirect("coaching:venture", found.uid)
        except Refused as refused:
            form.add_error("decided", refused.sentence)
    context = {"venture": found, "meeting": one, "form": form, "own": known.own}
    return render(request, "coaching/meeting_log.html", context, status=CANNOT_KEEP if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def cohort_meeting_log(request: HttpRequest, uid: str, meeting: str) -> HttpResponse:
    """The log of a meeting before there is a group: how many came, and no name."""
    found = own_cohort(request, uid)
    one = get_object_or_404(found.meetings.all(), uid=meeting)
    form = CohortLogForm(request.POST or None, meeting=one, books=logs.books_for_all())
    if request.method == "POST" and form.is_valid():
        try:
            log_meeting(meeting=one, log=form.log(), by=coach(request))
            messages.success(request, _("Loggat."))
            return redirect("coaching:cohort", found.uid)
        except Refused as refused:
            form.add_error("next_words", refused.sentence)
    context = {"cohort": found, "meeting": one, "form": form}
    return render(request, "coaching/meeting_log.html", context, status=CANNOT_KEEP if form.errors else 200)


@require_safe
def meetings(request: HttpRequest, uid: str) -> HttpResponse:
    """The meetings that have been, the newest first. A constant number of queries."""
    found = own_venture(request, uid)
    enter(request, found)
    page = Paginator(meeting_facts.held(found), ON_A_PAGE).get_page(request.GET.get("sida"))
    context = {"venture": found, "page": page, "meetings": logs.logged(page)}
    return render(request, "coaching/meetings.html", context)
