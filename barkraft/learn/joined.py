"""How the modules of a group become another's, when two groups become one."""

from django.db.models import F

from barkraft.learn.models import Effort, EffortAsked, Enrolment
from barkraft.venture import belongings
from barkraft.venture.belongings import Rows
from barkraft.venture.models import Venture


def connect() -> None:
    """Say how, where rows cannot all just move."""
    belongings.when_joined(Enrolment, take_over_modules)
    belongings.when_joined(Effort, take_over_efforts)
    belongings.when_joined(EffortAsked, take_over_asked)


def take_over_modules(rows: Rows, target: Venture) -> None:
    """Modules that the target has not begun come along; of those that both have, the target's version counts."""
    begun = list(Enrolment.objects.filter(venture=target).values_list("module", flat=True))
    rows.filter(module__in=begun).delete()
    rows.update(venture=target)


def take_over_efforts(rows: Rows, target: Venture) -> None:
    """Days on which both met are added up."""
    for day in rows:
        there = Effort.objects.filter(venture=target, on=day.on)
        if there.update(answers=F("answers") + day.answers, total=F("total") + day.total):
            day.delete()
    rows.update(venture=target)


def take_over_asked(rows: Rows, target: Venture) -> None:
    """Nobody is asked twice on one day."""
    for asked in rows:
        if EffortAsked.objects.filter(venture=target, user=asked.user_id, on=asked.on).exists():
            asked.delete()
    rows.update(venture=target)
