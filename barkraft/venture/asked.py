"""Questions to the coach: which ones a person may read, and which stand beside a page."""

from uuid import UUID

from barkraft.people.models import User
from barkraft.venture.models import Question, Venture


def readable(user: User, venture: Venture) -> list[Question]:
    """A person's own questions in a group and those that the group may read, the newest first."""
    found = Question.objects.for_reader(user).filter(venture=venture).select_related("user", "answered_by")
    return list(found.order_by("-asked_at", "-id"))


def beside(user: User, unit_uid: UUID) -> list[Question]:
    """What has been answered beside a lesson, for this reader."""
    found = Question.objects.answered().for_reader(user).filter(unit_uid=unit_uid)
    return list(found.select_related("user", "answered_by", "venture").order_by("asked_at", "id"))


def on_page(user: User, venture: Venture, path: str) -> list[Question]:
    """What has been answered beside a page of the binder, for this reader. `path` is without its language."""
    found = Question.objects.answered().for_reader(user).filter(venture=venture, path=path)
    return list(found.select_related("user", "answered_by").order_by("asked_at", "id"))


def unread(user: User, venture: Venture) -> int:
    """How many answers wait for a person in a group."""
    return Question.objects.answered().filter(venture=venture, user=user, read_at=None).count()
