"""The enterprise: cohort, group, who may do what, meetings and decisions, the binder's answers, gates."""

import hashlib
import json
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from barkraft.shared.models import NOTHING, Base, Privacy

PERSON = settings.AUTH_USER_MODEL


class Phase(models.TextChoices):
    """How far a group has come, in the order that it walks."""

    MOTA = "mota", _("Möta")
    GRO = "gro", _("Gro")
    PROVA = "prova", _("Pröva")
    BILDA = "bilda", _("Bilda")
    DRIVA = "driva", _("Driva")
    BARA = "bara", _("Bära")


class CohortQuerySet(models.QuerySet["Cohort"]):
    """Which cohorts a person may see."""

    def visible_to(self, user: Any) -> Self:
        """The cohorts that this person coaches."""
        return self.filter(staff__user=user, staff__ended_on=None).distinct() if user.is_authenticated else self.none()


class Cohort(Base):
    """Groups that go at the same time ("omgång")."""

    privacy = NOTHING
    name = models.CharField("namn", max_length=80)
    starts_on = models.DateField("börjar")
    place = models.CharField("plats", max_length=80, blank=True)
    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "name"]

    def __str__(self) -> str:
        return self.name


class CohortStaff(Base):
    """A coach of a cohort: sees and supports all its groups."""

    privacy = Privacy(holds="that a person coaches a cohort", why="access", until="with the account")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="staff")
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="coaching")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "user"], condition=Q(ended_on=None), name="coach_once_a_cohort")
        ]


class VentureQuerySet(models.QuerySet["Venture"]):
    """Which groups a person may see."""

    def visible_to(self, user: Any) -> Self:
        """The ventures that this person belongs to or coaches. Every view starts here."""
        if not user.is_authenticated:
            return self.none()
        belongs = Access.objects.filter(user=user, ended_on=None).values("venture")
        coached = CohortStaff.objects.filter(user=user, ended_on=None).values("cohort")
        return self.filter(Q(pk__in=belongs) | Q(cohort__in=coached))

    def coached_by(self, user: Any) -> Self:
        """The ventures in the cohorts that this person coaches."""
        coached = CohortStaff.objects.filter(user=user, ended_on=None).values("cohort")
        return self.filter(cohort__in=coached) if user.is_authenticated else self.none()


class Venture(Base):
    """A group that is becoming, or is, a company."""

    privacy = NOTHING

    class State(models.TextChoices):
        ACTIVE = "active", _("pågår")
        PAUSED = "paused", _("paus")
        STOPPED = "stopped", _("stopp")  # by choice, never a failure
        DONE = "done", _("klar")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="ventures")  # never without a coach
    name = models.CharField("gruppens namn", max_length=80)
    phase = models.CharField("fas", max_length=8, choices=Phase.choices, default=Phase.MOTA)
    state = models.CharField("läge", max_length=8, choices=State.choices, default=State.ACTIVE)
    registered_on = models.DateField(null=True, blank=True)  # until then it shows itself as "under bildande"
    is_demo = models.BooleanField(default=False)
    objects = VentureQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person is in a group. Coaches stand in CohortStaff."""

    PARTICIPANT = "participant", _("Deltagare")
    CHAIR = "chair", _("Ordförande")
    BOARD = "board", _("Styrelseledamot")
    MANAGER = "manager", _("Verksamhetsledare")
    SUPERVISOR = "supervisor", _("Handledare")


class Access(Base):
    """What a person may do in a venture. Not the member register: a member may have no account."""

    privacy = Privacy(holds="a person's role in a group, with dates", why="access", until="with the account")
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="access")
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="access")
    role = models.CharField("roll", max_length=12, choices=Role.choices, default=Role.PARTICIPANT)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "venture", "role"], condition=Q(ended_on=None), name="one_of_each_role_per_venture"
            )
        ]


class Invitation(Base):
    """A one-use way in by e-mail: to a role in a venture, or to coach a cohort."""

    privacy = Privacy(holds="e-mail and first name of a person invited", why="a way in by invitation", until="30 days")
    email = models.EmailField("e-post")
    first_name = models.CharField("förnamn", max_length=60)
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, null=True, blank=True)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, null=True, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(venture__isnull=False, cohort=None) | Q(venture=None, cohort__isnull=False),
                name="invited_to_one_thing",
            )
        ]


class Meeting(Base):
    """A time when the group meets, or met."""

    privacy = NOTHING

    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField("när")
    minutes = models.PositiveSmallIntegerField("minuter", default=90)
    place = models.CharField("plats", max_length=120, blank=True)
    travel = models.CharField("buss eller väg", max_length=120, blank=True)
    bring = models.CharField("ta med", max_length=200, blank=True)
    language = models.CharField("språk", max_length=16, default="sv")
    interpreter = models.BooleanField("tolk", default=False)

    class Meta:
        ordering = ["starts_at", "id"]


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


class Row(Base):
    """A row of a table in the binder. Removed rows can be brought back for 30 days.

    `first`: which of the dossier's ready-made rows it is. Such a row is made when somebody first writes in it.
    """

    privacy = NOTHING
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="rows")
    field = models.CharField(max_length=60)
    first = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["venture", "field"])]
        constraints = [
            models.UniqueConstraint(fields=["venture", "field", "first"], name="a_ready_made_row_once_a_venture")
        ]


class Answer(Base):
    """A version of one value in the binder: a field, or one cell of a table's row.

    `is_head`: it counts now. Two heads of the same place = two people wrote at once;
    both are kept until the group chooses. One version per author and ten minutes.
    """

    privacy = Privacy(
        holds="the group's words about its company; who typed them. Sensitivity per field in content/dossier.yaml",
        why="the binder, with history",
        until="with the group; the name goes when the person leaves",
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="answers")
    field = models.CharField(max_length=60)
    row = models.ForeignKey(Row, on_delete=models.CASCADE, null=True, blank=True, related_name="answers")
    column = models.CharField(max_length=60, blank=True)
    value = models.JSONField(null=True)  # what dossier.check_text returned; {"raw": "..."} where it could not be read
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")  # words stay, the name goes
    by_group = models.BooleanField(default=False)  # typed for the group, by the coach or together
    started_at = models.DateTimeField()
    at = models.DateTimeField()
    based_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_head = models.BooleanField(default=True)
    page = models.CharField(max_length=36, blank=True)  # the open page that last wrote it, by a random id: binder.Step
    turn = models.PositiveIntegerField(default=0)
    brought_back = models.BooleanField(default=False)  # its row was removed, and came back with these words

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["venture", "field", "is_head"])]

    @property
    def mark(self) -> str:
        """What a client hands back as `based_on`: this version with these words, since its author may still type."""
        words = json.dumps(self.value, sort_keys=True)
        return f"{self.uid}{hashlib.sha256(words.encode()).hexdigest()[:8]}"


class Delivery(Base):
    """A client's id of an answer that has been taken in: repeats are dropped."""

    privacy = Privacy(
        holds="a random id and a time", why="a queued answer is counted once", until="60 days", about_people=False
    )
    key = models.UUIDField(unique=True)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, null=True)


PHOTOS = "photos"  # their folder


def photo_path(photo: "Photo", name: str) -> str:
    """Where a photo lies: by random id, never by the name that the phone gave it."""
    return f"{PHOTOS}/{photo.uid}.jpg"


class Photo(Base):
    """A photo of the paper wall as an answer. Stripped of position data, resized. Its file goes with its row."""

    privacy = Privacy(
        holds="a photo of paper on a wall, and what it shows in words; the page asks for no faces and no names",
        why="paper counts",
        until="with the group, or at once when it is taken away",
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="photos")
    field = models.CharField(max_length=60)
    file = models.FileField(upload_to=photo_path)
    alt = models.CharField("vad visar bilden", max_length=200)
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["created_at", "id"]


class FileToErase(models.Model):
    """A file whose photo is gone: written with the photo's erasure, and gone itself when the file is."""

    privacy = Privacy(
        holds="the random name of a photo's file that is to be erased",
        why="what was taken away goes from the disk too, also when the disk was away just then",
        until="when the file is gone, as a rule at once",
        about_people=False,
    )
    name = models.CharField(max_length=100, unique=True)


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
