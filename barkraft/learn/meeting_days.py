"""When a group is asked how much strength a meeting took: on the days when it met, each person once."""

from django.contrib.auth.models import AnonymousUser

from barkraft.learn.models import EffortAsked, QuizAnswer, UnitProgress
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts as group
from barkraft.venture.models import Access, Answer, Decision, Meeting, Venture

TOGETHER = 2  # people of the group at work with the lessons on the same day


def asks_effort(user: User | AnonymousUser, venture: Venture) -> bool:
    """Whether to ask this person now: she is in the group, it met today, and she has not said or skipped yet."""
    if not user.is_authenticated or not group.roles(user, venture):
        return False
    if EffortAsked.objects.filter(user=user, venture=venture, on=clock.today()).exists():
        return False
    return is_meeting_day(venture)


def is_meeting_day(venture: Venture) -> bool:
    """Whether the group met today: by its calendar, or where nothing is planned by what it did today."""
    today = clock.today()
    planned = Meeting.objects.filter(venture=venture, starts_at__date__gte=today).order_by("starts_at")
    days = set(planned.values_list("starts_at__date", flat=True))
    return today in days if days else _worked_today(venture)


def _worked_today(venture: Venture) -> bool:
    """Something was decided or written in the binder, or several of its people were at work with the lessons."""
    today = clock.today()
    if Decision.objects.filter(venture=venture, decided_on=today).exists():
        return True
    if Answer.objects.filter(venture=venture, at__date=today).exists():
        return True
    people = Access.objects.filter(venture=venture, ended_on=None).values("user")
    read = UnitProgress.objects.filter(user__in=people, at__date=today).order_by("user")
    answered = QuizAnswer.objects.filter(user__in=people, at__date=today).order_by("user")
    return len({*read.values_list("user", flat=True), *answered.values_list("user", flat=True)}) >= TOGETHER
