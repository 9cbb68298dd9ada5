"""What a person and her group do in a module: begin, answer, pause, be done."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from barkraft.learn.book import Book
from barkraft.learn.models import Effort, EffortAsked, Enrolment, Publication, QuizAnswer, UnitProgress
from barkraft.learn.quiz import is_right
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Venture


class NotNow(Exception):
    """The thing cannot be said yet; the module page says what is missing."""


@transaction.atomic
def enrol(*, book: Book, venture: Venture | None, user: User) -> Enrolment:
    """Pin a version for the group, or for a person without one. Already pinned: nothing changes."""
    whose = {"venture": venture, "user": None} if venture else {"venture": None, "user": user}
    enrolment, _ = Enrolment.objects.get_or_create(**whose, module=book.slug, defaults={"publication_id": book.pk})
    return enrolment


@transaction.atomic
def go_over(*, enrolment: Enrolment, publication: Publication) -> Enrolment:
    """Let the whole group work with another version of the same module. Answers hang on keys and fields: all stay."""
    if publication.module != enrolment.module:
        raise ValueError("A group goes over to another version of the same module.")
    enrolment.publication = publication
    enrolment.save(update_fields=["publication"])
    return enrolment


@transaction.atomic
def say_group_done(*, enrolment: Enrolment, ready: bool) -> Enrolment:
    """Write down the group's "vi är klara". Raises NotNow while something that the group does is missing."""
    if not ready:
        raise NotNow
    if enrolment.group_done_at is None:
        enrolment.group_done_at = clock.now()
        enrolment.save(update_fields=["group_done_at"])
    return enrolment


@transaction.atomic
def say_seen(*, enrolment: Enrolment) -> Enrolment:
    """Write down the coach's "sett". Raises NotNow before the group is done. The caller has checked who asks."""
    if enrolment.group_done_at is None:
        raise NotNow
    if enrolment.seen_at is None:
        enrolment.seen_at = clock.now()
        enrolment.save(update_fields=["seen_at"])
    return enrolment


@transaction.atomic
def count_on_paper(*, enrolment: Enrolment, number: int) -> Enrolment:
    """Set how many have shown on paper that they know. A number; nothing is kept of who."""
    enrolment.passed_on_paper = number
    enrolment.save(update_fields=["passed_on_paper"])
    return enrolment


@transaction.atomic
def answer_question(*, user: User, unit_uid: UUID, key: str, question: dict[str, Any], value: Sequence[int]) -> bool:
    """Keep the person's latest answer. Returns whether it is right. She may try as often as she wants."""
    right = is_right(question, value)
    QuizAnswer.objects.update_or_create(
        user=user,
        unit_uid=unit_uid,
        key=key,
        defaults={"value": list(value), "right": right, "at": clock.now()},
    )
    return right


@transaction.atomic
def keep_place(*, user: User, unit_uid: UUID, place: str) -> UnitProgress:
    """Remember the block where the person pauses; "" is the top."""
    progress, _ = UnitProgress.objects.update_or_create(
        user=user, unit_uid=unit_uid, defaults={"place": place, "at": clock.now()}
    )
    return progress


@transaction.atomic
def mark_read(*, user: User, unit_uid: UUID) -> UnitProgress:
    """Remember that the person has read the unit; the place is no longer needed."""
    now = clock.now()
    progress, _ = UnitProgress.objects.get_or_create(user=user, unit_uid=unit_uid, defaults={"at": now})
    progress.place, progress.at = "", now
    progress.read_at = progress.read_at or now
    progress.save(update_fields=["place", "at", "read_at"])
    return progress


@transaction.atomic
def say_effort(*, venture: Venture, user: User, value: int | None) -> bool:
    """Remember that the person was asked today, and count the value (None: she skipped) without her.

    False, and nothing kept, when she had said or skipped before.
    """
    _asked, fresh = EffortAsked.objects.get_or_create(user=user, venture=venture, on=clock.today())
    if fresh and value is not None:
        note_effort(venture=venture, value=value)
    return fresh


@transaction.atomic
def note_effort(*, venture: Venture, value: int) -> None:
    """Count how much strength a meeting took, 1 to 3, into the group's day. The answer itself is kept nowhere."""
    day, _ = Effort.objects.get_or_create(venture=venture, on=clock.today())
    Effort.objects.filter(pk=day.pk).update(answers=F("answers") + 1, total=F("total") + value)
