"""Meetings as they stand in somebody's calendar: day, time, place, whose meeting it is; not what it is about."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.shared.calendar import Event
from barkraft.venture.models import Access, CohortStaff, Meeting, Venture

KEPT_FOR = timedelta(days=30)  # meetings that have been
GOING_ON = timedelta(hours=1)  # one that began so lately is still "next"


def of(meeting: Meeting) -> Event:
    """One meeting, in the language that is on."""
    whose = meeting.venture or meeting.cohort
    title = f"{meeting.get_kind_display()}, {whose.name if whose else ''}"
    return Event(meeting.uid, meeting.starts_at, meeting.minutes, title, meeting.place, meeting.changes)


def calendar_of(user: User) -> Iterable[Event]:
    """The meetings that come and those of the last month: of her groups, and of those that she coaches."""
    groups = Access.objects.filter(user=user, ended_on=None, venture__joined_into=None).values("venture")
    cohorts = CohortStaff.objects.now(user).values("cohort")
    coached = Venture.objects.filter(cohort__in=cohorts, joined_into=None).values("pk")
    hers = Q(venture__in=groups) | Q(venture__in=coached) | Q(cohort__in=cohorts)
    rows = Meeting.objects.filter(hers, starts_at__gte=clock.now() - KEPT_FOR).select_related("venture", "cohort")
    return [of(meeting) for meeting in rows]
