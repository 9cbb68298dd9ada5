"""When a group meets, what it decides, and which way it chooses."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from barkraft.people.models import Reach
from barkraft.shared.models import Base, Privacy
from barkraft.venture.models.groups import Access, Cohort, Phase, Venture

PERSON = settings.AUTH_USER_MODEL


class Meeting(Base):
    """A time when a group meets, or met. Before there is a group it is the cohort's: for those who are curious.

    Its log ("möteslogg") stands in the same row: what comes next, and a debrief that only staff see.
    """

    privacy = Privacy(
        holds="when and where a group meets; who logged it; the coach's lines on how it went, about no person",
        why="the next step, the hours of the project, a substitute's first minute",
        until="with the group; the name goes with the account",
    )

    class Kind(models.TextChoices):
        GROUP = "group", _("Möte")
        TALK = "talk", _("Samtal")
        VISIT = "visit", _("Studiebesök")

    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, null=True, blank=True, related_name="meetings")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, null=True, blank=True, related_name="meetings")
    kind = models.CharField("vad", max_length=8, choices=Kind.choices, default=Kind.GROUP)
    starts_at = models.DateTimeField("när")
    minutes = models.PositiveSmallIntegerField("minuter", default=90)
    place = models.CharField("plats", max_length=120, blank=True)
    travel = models.CharField("buss eller väg", max_length=120, blank=True)
    bring = models.CharField("ta med", max_length=200, blank=True)
    language = models.CharField("språk", max_length=16, default="sv")
    interpreter = models.BooleanField("tolk", default=False)
    interpreter_booked = models.BooleanField("tolken är bokad", default=False)
    changes = models.PositiveSmallIntegerField(default=0)  # of time or place: a calendar takes the newest
    # The log.
    heads = models.PositiveSmallIntegerField("hur många", null=True, blank=True)  # where no names are kept
    beside = models.JSONField(default=list, blank=True)  # roles of those who sat beside: interpreter, companion
    modules = models.JSONField(default=list, blank=True)  # slugs of the modules that were worked on
    next_words = models.CharField("nästa steg", max_length=300, blank=True)
    worked = models.CharField("det som gick bra", max_length=200, blank=True)
    not_worked = models.CharField("det som inte gick", max_length=200, blank=True)
    asked = models.CharField("det de frågade", max_length=200, blank=True)
    held_minutes = models.PositiveSmallIntegerField("så länge höll ni på", null=True, blank=True)
    logged_at = models.DateTimeField(null=True, blank=True)
    logged_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(venture__isnull=False, cohort=None) | Q(venture=None, cohort__isnull=False),
                name="a_meeting_is_a_group_s_or_a_cohort_s",
            )
        ]


class Presence(Base):
    """That somebody was at a meeting. Nobody is asked why another was not."""

    privacy = Privacy(
        holds="that a person was at a meeting",
        why="the absent are told what was decided; a note of attendance when she asks; a call after two reminders",
        until="24 months",
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="presences")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="present_once_a_meeting")]


class Afterword(Base):
    """What somebody who was not there wants to say about what was decided."""

    privacy = Privacy(
        holds="a person's words to her group on a meeting; who wrote them",
        why="one who was away has a say",
        until="with the group; the name goes when the person leaves",
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="afterwords")
    text = models.CharField("vad vill du säga?", max_length=300)
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")  # words stay, the name goes
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class Disagreement(Base):
    """ "Vi är inte överens": what the group does not agree on, kept as such until it says that it is settled."""

    privacy = Privacy(
        holds="the group's words on what it does not agree on; who typed them",
        why="two views may both be kept",
        until="with the group; the name goes when the person leaves",
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="disagreements")
    about = models.CharField("vad det gäller", max_length=200)  # the heading of the card on the wall
    field = models.CharField(max_length=60, blank=True)  # of the binder, where the card fills one
    words = models.CharField("så här tycker ni olika", max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]


class QuestionQuerySet(models.QuerySet["Question"]):
    """Who may read a question to the coach."""

    def answered(self) -> Self:
        """Those that a coach has answered."""
        return self.exclude(answered_at=None)

    def for_reader(self, user: Any) -> Self:
        """A person's own in the groups that she is in, and what these groups may read."""
        belongs = Access.objects.filter(user=user.pk, ended_on=None).values("venture")
        return self.filter(Q(user=user.pk) | Q(for_group=True), venture__in=belongs)


class Question(Base):
    """A question to the coach from where it arose, and the answer that stands beside it."""

    privacy = Privacy(
        holds="a person's question to the coach, the answer, who wrote them and when",
        why="help where one stands",
        until="with the group; the name goes when the person leaves",
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="questions")
    user = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    path = models.CharField(max_length=300)  # the page without its language: /m/vad-ar-asf/v1/u1/
    unit_uid = models.UUIDField(null=True, blank=True)  # of the lesson that the page belongs to
    title = models.CharField(max_length=200)  # of that page, as she saw it
    text = models.CharField("din fråga", max_length=1000)
    for_group = models.BooleanField("hela gruppen får se svaret", default=False)
    asked_at = models.DateTimeField()
    answer = models.TextField("svar", max_length=2000, blank=True)
    answered_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        indexes = [models.Index(fields=["venture", "answered_at"])]

    @property
    def is_unread(self) -> bool:
        """Whether the answer waits for who asked."""
        return self.answered_at is not None and self.read_at is None


class Reminder(Base):
    """That a person is, or is to be, reminded of a meeting, in the way that she chose."""

    privacy = Privacy(
        holds="that a person was reminded of a meeting, in which way and when",
        why="nobody is reminded twice of the same, nor more than two times in a row",
        until="90 days",
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="reminders")
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="reminders")
    way = models.CharField(max_length=4, choices=Reach.choices)
    done_at = models.DateTimeField(null=True, blank=True)  # None: it is to be sent, or somebody is to call
    tries = models.PositiveSmallIntegerField(default=0)  # to send it

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="reminded_once_a_meeting")]


class Decision(Base):
    """One thing that the group decided, in its own words."""

    privacy = Privacy(
        holds="the group's words; who typed them", why="the absent know what was said", until="with the group"
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    text = models.CharField("beslut", max_length=300)
    decided_on = models.DateField("dag")
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")  # words stay, the name goes

    class Meta:
        ordering = ["-decided_on", "id"]


class Gate(Base):
    """A choice of way ("vägval") between two phases. All four results are good results."""

    privacy = Privacy(holds="the group's own words; who recorded them", why="its history", until="with the group")

    class Result(models.TextChoices):
        GO = "vidare", _("Vidare")
        CHANGE = "andra", _("Ändra")
        PAUSE = "paus", _("Paus")
        STOP = "stopp", _("Stopp")

    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="gates")
    phase = models.CharField(max_length=8, choices=Phase.choices)  # the phase that the group stood in
    result = models.CharField("vägval", max_length=8, choices=Result.choices)
    words = models.TextField("med era egna ord", max_length=1000)
    decided_on = models.DateField("dag")
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-decided_on", "-id"]
