"""A group's meetings: as a page to print, one as a calendar file, and all that a person's calendar fetches."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from barkraft.people.facts import whose_calendar
from barkraft.people.sessions import language_of
from barkraft.shared import calendar, clock
from barkraft.venture import appointments, binder
from barkraft.venture.views.access import own_or_404


@never_cache
@require_safe
def meetings(request: HttpRequest, uid: str) -> HttpResponse:
    """When the group meets: good on paper, to hang on a door."""
    venture = own_or_404(request, uid)
    coming = venture.meetings.filter(starts_at__gte=clock.now() - appointments.GOING_ON)
    needs = binder.field("group.access_needs").read(venture)
    return render(request, "venture/meetings.html", {"venture": venture, "meetings": coming, "access_needs": needs})


@never_cache
@require_safe
def meeting_file(request: HttpRequest, uid: str, meeting: str) -> HttpResponse:
    """One meeting, for the calendar of a telephone."""
    venture = own_or_404(request, uid)
    one = get_object_or_404(venture.meetings.select_related("venture", "cohort"), uid=meeting)
    return _file([appointments.of(one)], "mote.ics")


@login_not_required  # a calendar has no session: the secret address says whose it is, and shows times and places alone
@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The meetings of the person whose address it is, in her language."""
    user = whose_calendar(token)
    if user is None:
        raise Http404
    with override(language_of(user)):
        return _file(appointments.calendar_of(user), "barkraft.ics", _("Möten i Bärkraft"))


def _file(events: Iterable[calendar.Event], file_name: str, name: str = "") -> HttpResponse:
    response = HttpResponse(calendar.document(events, name=name), content_type=calendar.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response
