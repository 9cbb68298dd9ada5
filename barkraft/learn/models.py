"""What learners read and answer: publications that never change, and where each group and person is in them.

The editors' pages are in pages.py; nothing here knows Wagtail.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from barkraft.learn.pages import ModulePage, ProgramPage, UnitPage
from barkraft.shared.models import NOTHING, Base, Privacy
from barkraft.venture.models import Venture

PERSON = settings.AUTH_USER_MODEL


class Immutable(Exception):
    """Somebody tried to change or delete what learners have open."""


class OnTheShelf(models.QuerySet["Publication"]):
    """Refuses what the model refuses, for many at once. Erasing a person's name goes past it, as it should."""

    def update(self, **kwargs: Any) -> int:
        raise Immutable("A publication is never changed. Publish a new one.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Immutable("A publication is never deleted: groups may have it open.")


class Publication(Base):
    """One version of a module, as published: structure, question keys, Swedish text. Never changed.

    `structure` = {"slug", "uid", "number", "title", "intro", "phase", "pillar", "readability", "volatile",
    "locked", "last_checked", "next_check", "before_first_meeting": [unit or exercise id], "goals": [...],
    "exercises": {ref: {...}}, "quiz": {ref: {...}}, "test": {...}, "required": [field id], "writes": [field id],
    "units": [{"id", "uid", "title", "lead", "minutes", "where", "kind", "scene", "scene_alt",
    "sources": [{"key", "what", "url"}], "blocks": [{"key", "kind", "text", "attrs"}]}]}. Made in assemble.py.
    """

    privacy = Privacy(holds="who published", why="answer for the text", until="with the account")
    module = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    structure = models.JSONField()
    published_at = models.DateTimeField()
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    objects = OnTheShelf.as_manager()

    class Meta:
        ordering = ["module", "-number"]
        constraints = [models.UniqueConstraint(fields=["module", "number"], name="a_number_once_a_module")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and not kwargs.get("force_insert"):
            raise Immutable("A publication is never changed. Publish a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise Immutable("A publication is never deleted: groups may have it open.")


class LoadedFile(Base):
    """What the loader last wrote from a file, so that it knows what is unchanged and what an editor has touched.

    `revision`: the page's revision that came from the file; another latest one means that staff has edited.
    `keys`: every block id that the file has ever had, with its key, as answers hang on the keys.
    """

    privacy = NOTHING
    path = models.CharField(max_length=120, unique=True)  # slug/u1.md; "*" = all files together
    digest = models.CharField(max_length=64)
    page_uid = models.UUIDField(null=True)
    revision = models.PositiveBigIntegerField(null=True)
    keys = models.JSONField(default=dict)


class PublicationLayer(Base):
    """One unit of a publication (or the module's own words, unit "") as HTML in one language.

    Remade when words change.
    """

    privacy = NOTHING
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="layers")
    language = models.CharField(max_length=16)
    unit = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    html = models.TextField()
    missing = models.PositiveSmallIntegerField(default=0)  # blocks shown in Swedish for want of a translation
    machine = models.PositiveSmallIntegerField(default=0)  # texts that a machine translated and nobody has read
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "language", "unit"], name="one_layer_per_unit_and_language")
        ]


class Enrolment(Base):
    """A group (or a person without one) works with one pinned publication of a module."""

    privacy = Privacy(
        holds="that a group, or a person, works with a module", why="the group's way", until="with the group or account"
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, null=True, blank=True, related_name="enrolments")
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, null=True, blank=True, related_name="enrolments")
    module = models.SlugField(max_length=60)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT)  # what is pinned stays
    group_done_at = models.DateTimeField(null=True, blank=True)  # the group said "vi är klara"
    seen_at = models.DateTimeField(null=True, blank=True)  # the coach said "sett"
    passed_on_paper = models.PositiveSmallIntegerField(default=0)  # knowledge tests on paper, counted by the coach

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["venture", "module"], condition=Q(user=None), name="group_once_a_module"),
            models.UniqueConstraint(fields=["user", "module"], condition=Q(venture=None), name="person_once_a_module"),
            models.CheckConstraint(
                condition=Q(venture=None, user__isnull=False) | Q(venture__isnull=False, user=None),
                name="enrolled_as_group_or_person",
            ),
        ]


class QuizAnswer(Base):
    """A person's latest answer to one question. Only she sees it; tries are never counted against her."""

    privacy = Privacy(
        holds="a person's latest answer to a question, and whether it was right",
        why="klar / öva lite till; the few tests that count",
        until="with the account",
    )
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="quiz_answers")
    unit_uid = models.UUIDField()
    key = models.CharField(max_length=20)
    value = models.JSONField()  # list of option numbers, in the order given
    right = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "unit_uid", "key"], name="one_answer_per_question")]


class UnitProgress(Base):
    """Where a person is in a unit: the block she paused at, and when she had read it."""

    privacy = Privacy(
        holds="where a person paused, and what she has read", why="the pause keeps the place", until="with the account"
    )
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="unit_progress")
    unit_uid = models.UUIDField()
    place = models.CharField(max_length=20, blank=True)  # block key
    read_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "unit_uid"], name="one_place_per_unit")]


class Effort(models.Model):
    """'Hur mycket ork tog det?' of a group on one day: how many said, and the sum of 1 (a little) to 3 (much).

    No row for an answer: rows have an order, in the database's own numbers too, and beside EffortAsked an order
    points at persons. Shown as a mean of five or more, when the day is over.
    """

    privacy = Privacy(
        holds="of a group and a day: how many answered, and the sum of their numbers 1-3; no answer by itself",
        why="meetings that take too much are split",
        until="the next day where fewer than five answered, else 24 months",
        about_people=False,
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="efforts")
    on = models.DateField()
    answers = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["venture", "on"], name="effort_once_a_day"),
            models.CheckConstraint(
                condition=Q(total__gte=F("answers"), total__lte=F("answers") * 3), name="effort_one_to_three"
            ),
        ]


class EffortAsked(models.Model):
    """That a person has said today, or skipped, so that she is not asked again. Never what she said."""

    privacy = Privacy(
        holds="that a person was asked today how much strength a meeting took, not what she said",
        why="nobody is asked twice",
        until="the next day",
    )
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "venture", "on"], name="asked_once_a_day")]


__all__ = [
    "Effort",
    "EffortAsked",
    "Enrolment",
    "Immutable",
    "LoadedFile",
    "ModulePage",
    "ProgramPage",
    "Publication",
    "PublicationLayer",
    "QuizAnswer",
    "UnitPage",
    "UnitProgress",
]
