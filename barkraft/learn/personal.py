"""This room's part of what is held about a person."""

from typing import Any

from barkraft.learn.models import EffortAsked, Enrolment, QuizAnswer, UnitProgress
from barkraft.people.models import User


def export(user: User) -> dict[str, Any]:
    """Her own modules, answers to questions and places in units. The group's are the group's."""
    enrolments = Enrolment.objects.filter(user=user).order_by("id")
    answers = QuizAnswer.objects.filter(user=user).order_by("id")
    places = UnitProgress.objects.filter(user=user).order_by("id")
    asked = EffortAsked.objects.filter(user=user).order_by("on")
    return {
        "moduler": list(enrolments.values("module", "created_at", "group_done_at")),
        "svar på frågor": list(answers.values("unit_uid", "key", "value", "right", "at")),
        "läst och pausat": list(places.values("unit_uid", "place", "read_at", "at")),
        "tillfrågad om ork": list(asked.values_list("on", flat=True)),
    }


def erase(user: User) -> None:
    """Answers, places and own enrolments go with the account's row (on_delete=CASCADE)."""
