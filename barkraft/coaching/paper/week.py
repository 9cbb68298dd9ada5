"""The coming week: which meetings a coach has, and a sheet of paper for each person who is to come.

A sheet says the day, the time, the place and how to get there, in the person's own language. Her first name alone.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.coaching.models import Curious
from barkraft.coaching.paper import notice
from barkraft.people.models import User
from barkraft.people.sessions import language_of
from barkraft.shared import clock, formats
from barkraft.support.models import Booking
from barkraft.support.states import COMING
from barkraft.translate import languages
from barkraft.venture.facts import coach_names_of
from barkraft.venture.models import Access, Cohort, Meeting, Venture

DAYS = 7
Data = dict[str, Any]


def meetings(user: User) -> list[Meeting]:
    """The meetings of the coach's groups and cohorts, from today and seven days on. One query."""
    start = timezone.make_aware(datetime.combine(clock.today(), time()))
    groups, cohorts = Venture.objects.coached_by(user), Cohort.objects.visible_to(user)
    hers = Q(venture__in=groups.values("pk")) | Q(cohort__in=cohorts.values("pk"))
    coming = Meeting.objects.filter(hers, starts_at__gte=start, starts_at__lt=start + timedelta(days=DAYS + 1))
    return list(coming.select_related("venture__cohort", "cohort").order_by("starts_at", "id"))


def times(user: User) -> list[Booking]:
    """When she herself helps a group in the same days. One query."""
    start = timezone.make_aware(datetime.combine(clock.today(), time()))
    hers = Booking.objects.filter(staff=user, venture__in=Venture.objects.coached_by(user).values("pk"))
    coming = hers.filter(state__in=COMING, starts_at__gte=start, starts_at__lt=start + timedelta(days=DAYS + 1))
    return list(coming.select_related("venture").order_by("starts_at", "id"))


@dataclass
class Sheet:
    """One person's week. `name` is "" for a sheet to put on a wall."""

    name: str
    language: str
    meetings: list[Meeting] = field(default_factory=list)


def sheets(wanted: Sequence[Meeting]) -> list[Sheet]:
    """A sheet a person, by name; for a meeting to which nobody is known yet, one to put on a wall.

    Who is away for long gets none. Four queries at most, however many the meetings are.
    """
    people = _people(wanted)
    found: dict[str, Sheet] = {}
    for meeting in wanted:
        known = people.get(meeting.pk, [])
        for key, name, language in known or [(f"wall {meeting.pk}", "", _written(meeting.language))]:
            found.setdefault(key, Sheet(name, language)).meetings.append(meeting)
    return sorted(found.values(), key=lambda sheet: (not sheet.name, sheet.name))


def _people(wanted: Sequence[Meeting]) -> dict[int, list[tuple[str, str, str]]]:
    """(key, first name, language) of those who come to each meeting."""
    ventures = {meeting.venture_id for meeting in wanted if meeting.venture_id}
    rows = Access.objects.filter(venture__in=ventures, ended_on=None, user__is_active=True)
    away = set(rows.exclude(away_since=None).values_list("venture", "user"))
    members: dict[int, dict[int, tuple[str, str, str]]] = {}
    for row in rows.select_related("user").order_by("started_on", "id"):
        if (row.venture_id, row.user_id) not in away:
            own = (f"user {row.user_id}", row.user.first_name, language_of(row.user))
            members.setdefault(row.venture_id, {})[row.user_id] = own
    found = {one.pk: list(members.get(one.venture_id, {}).values()) for one in wanted if one.venture_id}
    # Before there is a group: those who said on the telephone that they come.
    for one in Curious.objects.filter(meeting__in=[each.pk for each in wanted]).order_by("first_name", "id"):
        found.setdefault(one.meeting_id or 0, []).append((f"curious {one.pk}", one.first_name, _written(one.language)))
    return found


def _written(spoken: str) -> str:
    """The language of a paper for somebody who speaks it: Swedish where we do not write it."""
    return spoken if spoken in languages.CODES else languages.SOURCE


def sheets_data(wanted: Sequence[Meeting]) -> tuple[list[Data], dict[str, bytes]]:
    """The sheets as a document draws them, and its pictures by name."""
    with override(languages.SOURCE):
        found = sheets(wanted)
    coaches = coach_names(wanted)
    files = {_clock_name(meeting): clock_face(timezone.localtime(meeting.starts_at).time()) for meeting in wanted}
    return [_sheet(one, coaches) for one in found], files


def coach_names(wanted: Iterable[Meeting]) -> dict[int, str]:
    """First names of those who coach each cohort now, by the cohort's key."""
    cohorts = {cohort_of(meeting).pk for meeting in wanted}
    return {cohort: ", ".join(found[:2]) for cohort, found in coach_names_of(cohorts).items()}


def cohort_of(meeting: Meeting) -> Cohort:
    """The cohort that the meeting belongs to, by itself or by its group."""
    found = meeting.cohort or (meeting.venture.cohort if meeting.venture else None)
    assert found  # a constraint of the model
    return found


def name_of(meeting: Meeting) -> str:
    """Whose meeting it is: the group's name, or the cohort's before there is a group."""
    return meeting.venture.name if meeting.venture else cohort_of(meeting).name


def _sheet(sheet: Sheet, coaches: dict[int, str]) -> Data:
    with override(sheet.language):
        return {
            "hello": _("Hej {name}").format(name=formats.isolated(sheet.name)) if sheet.name else _("Välkommen"),
            "meetings": [_meeting(meeting, coaches) for meeting in sheet.meetings],
            "language": languages.base(sheet.language),
            "direction": formats.direction(sheet.language),
        }


def _interpreter(meeting: Meeting) -> str:
    """Whether one comes. A paper promises none before one is booked."""
    if not meeting.interpreter:
        return ""
    return _("Ja, tolk är med.") if meeting.interpreter_booked else _("Coachen bokar tolk")


def _meeting(meeting: Meeting, coaches: dict[int, str]) -> Data:
    local = timezone.localtime(meeting.starts_at)
    end = local + timedelta(minutes=meeting.minutes)
    words = {"start": formats.left_to_right(formats.moment(local)), "end": formats.left_to_right(formats.moment(end))}
    rows = [
        (_("Här ses vi"), meeting.place),
        (_("Så kommer du dit"), meeting.travel),
        (_("Ta med"), meeting.bring),
        (_("Tolk"), _interpreter(meeting)),
    ]
    return {
        "what": f"{meeting.get_kind_display()} · {formats.isolated(name_of(meeting))}",
        "weekday": capfirst(format_date(local, "l")),
        "date": format_date(local, "j F"),
        "file": _clock_name(meeting),
        "alt": _("En klocka. Den är {start}.").format(**words),
        "at": _("Klockan {start}").format(**words),
        "until": _("till {end}").format(**words),
        "rows": [{"label": label, "words": value} for label, value in rows if value],
        "call": _call(coaches.get(cohort_of(meeting).pk, "")),
    }


def _call(coach: str) -> str:
    """Whom to ring. Nobody has to say why she does not come."""
    known = {"name": formats.isolated(coach), "phone": formats.left_to_right(notice.telephone())}
    if not notice.telephone():
        return _("Kan du inte komma? Säg till {name}. Du behöver inte säga varför.").format(**known)
    if not coach:
        return _("Kan du inte komma? Ring {phone}. Du behöver inte säga varför.").format(**known)
    return _("Kan du inte komma? Ring {name}, {phone}. Du behöver inte säga varför.").format(**known)


def _clock_name(meeting: Meeting) -> str:
    return f"clock-{timezone.localtime(meeting.starts_at):%H-%M}.svg"


def clock_face(at: time) -> bytes:
    """A clock with hands, for whoever reads hands more easily than numbers."""
    marks = "".join(_mark(hour) for hour in range(12))
    hour, minute = _hand((at.hour % 12 + at.minute / 60) / 12, 52), _hand(at.minute / 60, 78)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-110 -110 220 220" fill="none" stroke="#000"'
        f' stroke-linecap="round"><circle r="102" stroke-width="6"/>{marks}'
        f'<path d="M0 0L{hour}" stroke-width="11"/><path d="M0 0L{minute}" stroke-width="7"/>'
        '<circle r="7" fill="#000"/></svg>'
    ).encode()


def _mark(hour: int) -> str:
    wide = 7 if hour % 3 == 0 else 3
    return f'<path d="M{_hand(hour / 12, 84)}L{_hand(hour / 12, 93)}" stroke-width="{wide}"/>'


def _hand(turn: float, length: float) -> str:
    """Where a hand ends after a part of a turn, from twelve."""
    angle = 2 * math.pi * turn
    return f"{length * math.sin(angle):.1f} {-length * math.cos(angle):.1f}"
