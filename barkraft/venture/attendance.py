"""The attendance note ("närvarointyg"): when somebody was at meetings. Printed only when she asks for it.

It says days, times and hours. Nothing of why, of what was done or of what was said.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.people.models import User
from barkraft.shared import clock, formats, pdf
from barkraft.translate.languages import SOURCE
from barkraft.venture.models import Meeting, Venture

HOUR = 60


@dataclass(frozen=True)
class Period:
    """From a day to a day, both within."""

    first: date
    last: date

    @classmethod
    def month(cls, first: date) -> "Period":
        """The whole month of a day."""
        return cls(first.replace(day=1), first.replace(day=monthrange(first.year, first.month)[1]))


def attended(user: User, venture: Venture) -> QuerySet[Meeting]:
    """The meetings of the group that the person was at, the first one first."""
    return venture.meetings.filter(presences__user=user, starts_at__lt=clock.now())


def groups(user: User) -> QuerySet[Venture]:
    """The groups that the person has been at a meeting of, also those that she has left."""
    return Venture.objects.filter(meetings__presences__user=user, meetings__starts_at__lt=clock.now()).distinct()


def months(user: User, venture: Venture) -> list[date]:
    """The months in which she was at a meeting, the newest first."""
    days = (timezone.localtime(at).date() for at in attended(user, venture).values_list("starts_at", flat=True))
    return sorted({day.replace(day=1) for day in days}, reverse=True)


def month_words(first: date) -> str:
    """`november 2026`."""
    return format_date(first, "F Y")


def note_pdf(user: User, venture: Venture, period: Period) -> bytes:
    """The note on one A4, in Swedish whoever prints it: it is for somebody else to read."""
    rows = attended(user, venture).filter(starts_at__date__range=(period.first, period.last))
    with override(SOURCE):
        title = _("Närvarointyg")
        data = {
            "heading": title,
            "sentence": _("{name} har varit med på de här mötena.").format(name=user.first_name),
            "about": [
                (_("Namn"), user.first_name),
                (_("Grupp"), venture.name),
                (_("Tid"), _("{first} – {last}").format(first=_day(period.first), last=_day(period.last))),
            ],
            "columns": [_("Dag"), _("Klockan"), _("Timmar")],
            "rows": [_row(meeting) for meeting in rows],
            "sum": _("Tillsammans: {hours}").format(hours=duration(sum(map(_minutes, rows)))),
            "none": _("Här finns inget möte att skriva ut."),
            "signs": [_("Coachens namnteckning"), _("Namnförtydligande"), _("Dag")],
            "end": _("Utskrivet {day} av {operator}, för att {name} har bett om det.").format(
                day=_day(clock.today()), operator=settings.OPERATOR, name=user.first_name
            ),
        }
        return pdf.render("venture/attendance", data, title=title, language=SOURCE)


def _row(meeting: Meeting) -> list[str]:
    start = timezone.localtime(meeting.starts_at)
    end = start + timedelta(minutes=_minutes(meeting))
    return [
        format_date(start, "l j F Y"),
        f"{formats.moment(start)}–{formats.moment(end)}",  # a Swedish span of time
        duration(_minutes(meeting)),
    ]


def _day(on: date) -> str:
    return format_date(on, "j F Y")


def _minutes(meeting: Meeting) -> int:
    return meeting.held_minutes or meeting.minutes


def duration(minutes: int) -> str:
    """`1 tim 30 min`, `2 tim`, `45 min`."""
    hours, rest = divmod(minutes, HOUR)
    said: list[Any] = []
    if hours:
        said.append(_("{hours} tim").format(hours=hours))
    if rest or not hours:
        said.append(_("{minutes} min").format(minutes=rest))
    return " ".join(said)
