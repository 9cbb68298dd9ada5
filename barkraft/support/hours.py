"""How long support took: by function, month and project; and what is left of a group's hours."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from barkraft.people.models import User
from barkraft.support import catalogue
from barkraft.support.models import Quota, TimeEntry
from barkraft.venture.models import Venture


@dataclass(frozen=True)
class MonthRow:
    """Hours of one month, function and project."""

    month: date
    function: str
    project: str
    hours: float


def entries(staff: User, year: int) -> QuerySet[TimeEntry]:
    """Everything that the person worked in a year, the newest first."""
    rows = TimeEntry.objects.filter(staff=staff, on__year=year)
    return rows.select_related("venture", "project", "meeting", "booking")


def by_month(staff: User, year: int) -> list[MonthRow]:
    """The year summed by month, function and project, the newest month first. One query."""
    rows = TimeEntry.objects.filter(staff=staff, on__year=year).annotate(month=TruncMonth("on"))
    sums = rows.values_list("month", "function_id", "project__name").annotate(total=Sum("minutes"))
    return [
        MonthRow(month, catalogue.name_of(function), project or "", total / 60)
        for month, function, project, total in sums.order_by("-month", "function_id", "project__name")
    ]


def years(staff: User) -> list[int]:
    """The years in which the person has hours, the newest first."""
    return [day.year for day in TimeEntry.objects.filter(staff=staff).dates("on", "year", order="DESC")]


@dataclass(frozen=True)
class Left:
    """A group's hours of one function: what it has, what is used."""

    quota: Quota
    name: str
    used_minutes: int

    @property
    def used_hours(self) -> float:
        return self.used_minutes / 60


def quotas(venture: Venture, on: date) -> list[Left]:
    """The group's hours that hold on a day, and what all the staff have used of them. One query, and one a quota."""
    held = venture.quotas.filter(starts_on__lte=on, ends_on__gte=on)
    return [Left(one, catalogue.name_of(one.function_id), used(one)) for one in held]


def used(quota: Quota) -> int:
    """Minutes that count against a quota: of its group and function, within its days."""
    rows = TimeEntry.objects.filter(venture=quota.venture_id, function_id=quota.function_id)
    return rows.filter(on__range=(quota.starts_on, quota.ends_on)).aggregate(total=Sum("minutes"))["total"] or 0
