"""Questions to the coach: what waits, what was answered, and how long it took. For the team alone."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from statistics import median

from django.utils import timezone

from barkraft.people.models import User
from barkraft.rules import working_days
from barkraft.shared import clock
from barkraft.venture.models import Question, Venture
from barkraft.venture.models.meetings import QuestionQuerySet

LOOKED_BACK = timedelta(days=90)
MOST_SHOWN = 50
WORK_BEGINS, WORK_ENDS = time(8), time(17)
HOURS_A_DAY = 9
PROMISED_HOURS = 2 * HOURS_A_DAY  # "inom två arbetsdagar"
FEWEST = 5  # a median of fewer says more of one day than of how we work


@dataclass(frozen=True)
class AnswerTimes:
    """How long answers took, in working hours (on working days, 8 to 17)."""

    count: int
    median_hours: float
    in_time: int  # of `count`, within two working days


def waiting(user: User) -> list[Question]:
    """What the groups that the person coaches have asked and nobody has answered, the oldest first."""
    return list(_of(user).filter(answered_at=None).order_by("asked_at", "id"))


def answered(user: User) -> list[Question]:
    """What has been answered, the newest first."""
    return list(_of(user).answered().order_by("-answered_at", "-id")[:MOST_SHOWN])


def answer_times(user: User) -> AnswerTimes | None:
    """Of the last 90 days; None for fewer than five answers."""
    since = clock.now() - LOOKED_BACK
    rows = _of(user).filter(answered_at__gte=since).order_by("id").values_list("asked_at", "answered_at")
    hours = [working_hours(asked, answered) for asked, answered in rows if answered]
    if len(hours) < FEWEST:
        return None
    return AnswerTimes(len(hours), median(hours), sum(taken <= PROMISED_HOURS for taken in hours))


def working_hours(start: datetime, end: datetime) -> float:
    """Hours between two moments that lie within working hours in Sweden: on working days, 8 to 17."""
    first, last = timezone.localtime(start), timezone.localtime(end)
    hours, day = 0.0, first.date()
    while day <= last.date():
        if working_days.is_working_day(day):
            opens, closes = (timezone.make_aware(datetime.combine(day, at)) for at in (WORK_BEGINS, WORK_ENDS))
            hours += max((min(last, closes) - max(first, opens)).total_seconds(), 0) / 3600
        day += timedelta(days=1)
    return hours


def _of(user: User) -> QuestionQuerySet:
    mine = Venture.objects.coached_by(user)
    return Question.objects.filter(venture__in=mine).select_related("user", "venture", "answered_by")
