"""The staff's hours: by month, function and project; written in by hand; as a file. And a group's hours."""

import csv
from io import StringIO

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.forms.support import HoursForm, QuotaForm
from barkraft.coaching.views.access import coach, own_venture
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.support import actions, catalogue
from barkraft.support import hours as worked
from barkraft.support.models import TimeEntry
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture

MOST_SHOWN = 50


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def hours(request: HttpRequest) -> HttpResponse:
    """Her own hours of a year, and time that she writes in herself. Those of meetings and times come by themselves."""
    user = coach(request)
    year = _year(request)
    ventures = list(Venture.objects.coached_by(user).filter(joined_into=None))
    form = HoursForm(request.POST or None, ventures=ventures)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        venture = next((one for one in ventures if one.uid == said.pop("venture")), None)
        try:
            actions.record_time(staff=user, venture=venture, **said)
            messages.success(request, _("Tiden är sparad."))
            return redirect("coaching:hours")
        except Refused as refused:
            form.add_error("minutes", refused.sentence)
    rows = list(worked.entries(user, year))
    context = {
        "form": form,
        "year": year,
        "years": [one for one in worked.years(user) if one != year],
        "sums": worked.by_month(user, year),
        "total": sum(row.minutes for row in rows) / 60,
        "entries": [(row, catalogue.name_of(row.function_id)) for row in rows[:MOST_SHOWN]],
        "more": max(0, len(rows) - MOST_SHOWN),
    }
    return render(request, "coaching/hours.html", context, status=CANNOT_KEEP if form.errors else 200)


def _year(request: HttpRequest) -> int:
    wanted = request.GET.get("ar", "")
    if not wanted:
        return clock.today().year
    if not (wanted.isascii() and wanted.isdigit() and 2000 <= int(wanted) <= 9999):
        raise Http404
    return int(wanted)


@never_cache
@require_safe
def hours_file(request: HttpRequest) -> HttpResponse:
    """Her hours of a year as a file for a spreadsheet: a row an entry, with what shows it."""
    user, year = coach(request), _year(request)
    response = HttpResponse(_csv(user, year), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="timmar-{year}.csv"'
    return response


def _csv(user: User, year: int) -> str:
    """Semicolons and a mark of order first, as spreadsheets in Swedish read it. The columns are always Swedish."""
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Dag", "Minuter", "Stödfunktion", "Grupp", "Projekt", "Underlag"])
    for row in worked.entries(user, year):
        evidence = f"möte {row.meeting.uid}" if row.meeting else f"tid {row.booking.uid}" if row.booking else "egen"
        group = row.venture.name if row.venture else ""
        project = row.project.name if row.project else ""
        cells = [row.on.isoformat(), row.minutes, catalogue.name_of(row.function_id), group, project, evidence]
        writer.writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: object) -> object:
    """A group's name that begins as a formula is no formula in a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t"} else cell


@require_POST
def hours_remove(request: HttpRequest, entry: str) -> HttpResponse:
    """Take away an entry of one's own that no meeting and no time shows."""
    user = coach(request)
    own = TimeEntry.objects.filter(staff=user, meeting=None, booking=None)
    actions.remove_time(entry=get_object_or_404(own, uid=entry))
    messages.success(request, _("Tiden är borttagen."))
    return redirect("coaching:hours")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def quota(request: HttpRequest, uid: str) -> HttpResponse:
    """How many hours of help a group has, and what is left of them."""
    found = own_venture(request, uid)
    form = QuotaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_quota(venture=found, by=coach(request), **form.cleaned_data)
            messages.success(request, _("Sparat."))
            return redirect("coaching:quota", found.uid)
        except Refused as refused:
            form.add_error("ends_on", refused.sentence)
    context = {"venture": found, "form": form, "quotas": worked.quotas(found, clock.today())}
    return render(request, "coaching/quota.html", context, status=CANNOT_KEEP if form.errors else 200)
