"""When a group meets, and, before there is a group, when a cohort meets those who are curious."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from barkraft.coaching.actions import cancel_meeting, plan_meeting
from barkraft.coaching.forms.meetings import MeetingForm
from barkraft.coaching.views.access import own_cohort, own_venture
from barkraft.shared import formats
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import binder
from barkraft.venture.models import Cohort, Meeting, Venture

ACCESS_NEEDS = "group.access_needs"


@dataclass(frozen=True)
class Whose:
    """Whose meetings they are: a group's, or a whole cohort's."""

    owner: Venture | Cohort

    @property
    def venture(self) -> Venture | None:
        return self.owner if isinstance(self.owner, Venture) else None

    @property
    def cohort(self) -> Cohort | None:
        return self.owner if isinstance(self.owner, Cohort) else None

    def address(self, name: str, *more: str) -> str:
        """Of `name` among the group's addresses; the cohort's own begins with cohort_."""
        return reverse(f"coaching:{'' if self.venture else 'cohort_'}{name}", args=[self.owner.uid, *more])

    @property
    def back(self) -> str:
        """The page where its meetings are listed."""
        return reverse("coaching:venture" if self.venture else "coaching:cohort", args=[self.owner.uid])


def _whose(request: HttpRequest, uid: str, whole: bool) -> Whose:
    return Whose(own_cohort(request, uid) if whole else own_venture(request, uid))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def meeting_new(request: HttpRequest, uid: str, whole: bool = False) -> HttpResponse:
    """Plan a meeting of a group, or of a `whole` cohort."""
    whose = _whose(request, uid, whole)
    form = MeetingForm(request.POST) if request.method == "POST" else MeetingForm.after(whose.owner.meetings.last())
    if request.method == "POST" and form.is_valid():
        _say_when(request, plan_meeting(venture=whose.venture, cohort=whose.cohort, **form.values()))
        return redirect(whose.back)
    return _form(request, whose, form)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_edit(request: HttpRequest, uid: str, meeting: str, whole: bool = False) -> HttpResponse:
    """Change a planned meeting. Who was reminded of it is told."""
    whose = _whose(request, uid, whole)
    one = get_object_or_404(whose.owner.meetings.all(), uid=meeting)
    form = MeetingForm(request.POST) if request.method == "POST" else MeetingForm.of(one)
    if request.method == "POST" and form.is_valid():
        _say_when(request, plan_meeting(meeting=one, **form.values()))
        return redirect(whose.back)
    return _form(request, whose, form, one)


def _form(request: HttpRequest, whose: Whose, form: MeetingForm, meeting: Meeting | None = None) -> HttpResponse:
    context = {
        "form": form,
        "meeting": meeting,
        "venture": whose.venture,
        "cohort": whose.cohort,
        "back": whose.back,
        "cancel": whose.address("meeting_cancel", meeting.uid) if meeting and not meeting.logged_at else "",
        "access_needs": binder.field(ACCESS_NEEDS).read(whose.venture) if whose.venture else None,
        "access_field": ACCESS_NEEDS.split("."),
    }
    return render(request, "coaching/meeting_form.html", context, status=CANNOT_KEEP if form.errors else 200)


def _say_when(request: HttpRequest, meeting: Meeting) -> None:
    words = {"day": formats.day(meeting.starts_at), "time": formats.moment(meeting.starts_at)}
    messages.success(request, _("Sparat. Ni ses {day}, klockan {time}.").format(**words))


@require_POST
def meeting_cancel(request: HttpRequest, uid: str, meeting: str, whole: bool = False) -> HttpResponse:
    """Take a planned meeting away. Decisions that were made there stay; who was reminded of it is told."""
    whose = _whose(request, uid, whole)
    for one in whose.owner.meetings.filter(uid=meeting, logged_at=None):  # one that has been is history
        cancel_meeting(meeting=one)
    messages.success(request, _("Mötet är borttaget."))
    return redirect(whose.back)
