"""The attendance note: a person prints her own, when she wants one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from barkraft.people.models import User
from barkraft.people.sessions import signed_in
from barkraft.shared import pdf
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import attendance, facts
from barkraft.venture.attendance_forms import AttendanceForm
from barkraft.venture.models import Venture

PRINT = "skriv"  # in the address: the form was sent


@never_cache
@require_safe
def note(request: HttpRequest) -> HttpResponse:
    """Her own note, of a group that she is in or has left."""
    user = signed_in(request)
    groups = list(attendance.groups(user))
    if not groups:
        return render(request, "venture/attendance.html", {"venture": facts.current(request), "form": None})
    wanted = request.GET.get("grupp", "") or getattr(facts.current(request), "uid", "")
    venture = next((group for group in groups if group.uid == wanted), groups[0])
    return note_of(request, venture, user, groups)


def note_of(request: HttpRequest, venture: Venture, person: User, groups: list[Venture]) -> HttpResponse:
    """The choice of time, and then the paper. Whoever calls has looked up that it may be read."""
    sent = PRINT in request.GET
    form = AttendanceForm(request.GET if sent else None, user=person, venture=venture)
    if sent and form.is_valid():
        made = attendance.note_pdf(person, venture, form.period())
        return pdf.shown(made, "narvarointyg.pdf")
    # The page is her own, of whichever group: without that group's menu when she has left it.
    context = {"group": venture, "person": person, "form": form, "groups": groups}
    mine = Venture.objects.visible_to(request.user).filter(pk=venture.pk).exists()
    context["venture"] = venture if mine else None
    return render(request, "venture/attendance.html", context, status=CANNOT_KEEP if form.errors else 200)
