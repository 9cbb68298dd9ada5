"""What happens at the coach's desk when something is written in a group."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import post_delete, post_save, pre_delete

from barkraft.coaching.actions.board import forget_rows
from barkraft.coaching.models import BoardRow
from barkraft.learn.models import Enrolment, Publication
from barkraft.people.models import SignInCard, User
from barkraft.support.models import Request
from barkraft.venture import signals
from barkraft.venture.models import (
    Access,
    Answer,
    Decision,
    Disagreement,
    Gate,
    Meeting,
    Photo,
    Presence,
    Question,
    Row,
    Venture,
)

# What a row of the board is made of, and how the group of each is found.
_OF: dict[type[Any], Callable[[Any], Q]] = {
    **dict.fromkeys(
        (Access, Answer, Decision, Disagreement, Enrolment, Gate, Meeting, Photo, Question, Request, Row),
        lambda one: Q(venture=one.venture_id),
    ),
    Presence: lambda one: Q(venture__meetings=one.meeting_id),
    SignInCard: lambda one: Q(venture__access__user=one.user_id),
    Venture: lambda one: Q(venture=one.pk),
    Publication: lambda one: Q(),  # a new version may ask for other fields
}


def connect() -> None:
    """Listen. Whoever holds a group to write in it is heard too, also one who changes many rows past the models."""
    for model in _OF:
        for signal in (post_save, post_delete):
            signal.connect(_written, sender=model, dispatch_uid=f"coaching.board.{model.__name__}")
    signals.held.connect(_held, dispatch_uid="coaching.board.held")
    post_save.connect(_renamed, sender=User, dispatch_uid="coaching.board.renamed")
    pre_delete.connect(_erased, sender=User, dispatch_uid="coaching.board.erased")


def _written(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    if getattr(instance, "venture_id", 0) is not None:  # a meeting before there is a group; a person without one
        forget_rows(rows=BoardRow.objects.filter(_OF[sender](instance)))


def _held(sender: type[Any], venture: Venture, **kwargs: Any) -> None:
    forget_rows(rows=BoardRow.objects.filter(venture=venture.pk))


def _renamed(sender: type[Any], instance: User, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Her name stands in the last line. A sign-in saves other columns alone."""
    if not created and (update_fields is None or "first_name" in update_fields):
        forget_rows(rows=BoardRow.objects.filter(_names(instance)))


def _erased(sender: type[Any], instance: User, **kwargs: Any) -> None:
    """Before she goes: afterwards nobody knows where she wrote."""
    forget_rows(rows=BoardRow.objects.filter(_names(instance)))


def _names(user: User) -> Q:
    """The groups whose rows may name the person: where she wrote, and where a card of hers is."""
    wrote = Answer.objects.filter(venture=OuterRef("venture"), by=user)
    came = Access.objects.filter(venture=OuterRef("venture"), user=user)
    return Q(Exists(wrote)) | Q(Exists(came))
