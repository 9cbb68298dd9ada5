"""Cohorts, groups, and who may do what in them."""

from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from barkraft.shared import clock
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
        """The cohorts that this person coaches now."""
        return self.filter(pk__in=CohortStaff.objects.now(user).values("cohort"))


class Cohort(Base):
    """Groups that go at the same time ("omgång")."""

    privacy = NOTHING
    name = models.CharField("namn", max_length=80)
    starts_on = models.DateField("börjar")
    ends_on = models.DateField("slutar", null=True, blank=True)
    place = models.CharField("plats", max_length=80, blank=True)
    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "name"]

    def __str__(self) -> str:
        return self.name


class CohortStaffQuerySet(models.QuerySet["CohortStaff"]):
    """Who coaches."""

    def now(self, user: Any = None, *, on: date | None = None) -> Self:
        """Those who coach on a day (today), one person's if she is named. A substitute does up to her last day."""
        going_on = self.filter(Q(until=None) | Q(until__gte=on or clock.today()), ended_on=None)
        if user is None:
            return going_on
        return going_on.filter(user=user) if user.is_authenticated else going_on.none()


class CohortStaff(Base):
    """A coach of a cohort: sees and supports all its groups. A substitute does the same, up to a day."""

    privacy = Privacy(holds="that a person coaches a cohort, and until when", why="access", until="with the account")

    class Role(models.TextChoices):
        COACH = "coach", _("Coach")
        SUBSTITUTE = "substitute", _("Vikarie")

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="staff")
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="coaching")
    role = models.CharField("roll", max_length=12, choices=Role.choices, default=Role.COACH)
    until = models.DateField("till och med", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    objects = CohortStaffQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "user"], condition=Q(ended_on=None), name="coach_once_a_cohort")
        ]


class VentureQuerySet(models.QuerySet["Venture"]):
    """Which groups a person may see."""

    def visible_to(self, user: Any) -> Self:
        """The ventures that this person belongs to or coaches. Every view starts here.

        Not one that has gone up in another: its address leads there (venture.facts.led_to).
        """
        if not user.is_authenticated:
            return self.none()
        belongs = Access.objects.filter(user=user, ended_on=None).values("venture")
        return self.filter(Q(pk__in=belongs) | self._coached(user), joined_into=None)

    def coached_by(self, user: Any, *, on: date | None = None, at: datetime | None = None) -> Self:
        """The ventures in the cohorts that this person coaches, and those that she has opened for a day.

        `on` and `at`: today and now, given only where the query is kept for later.
        """
        coached = self._coached(user, on, at)
        return self.filter(coached, joined_into=None) if user.is_authenticated else self.none()

    def in_cohorts_of(self, user: Any) -> Self:
        """Those in the cohorts that this person coaches now. What outlasts the day is done here, not in an opened one.

        Who opens a group for a day helps it over the day: she ends, moves and erases nothing, and lets nobody in.
        """
        return self.filter(cohort__in=CohortStaff.objects.now(user).values("cohort"), joined_into=None)

    def _coached(self, user: Any, on: date | None = None, at: datetime | None = None) -> Q:
        staff = CohortStaff.objects.now(user, on=on)
        opened = Opening.objects.filter(user=user.pk, until__gt=at or clock.now()).filter(
            user__in=staff.values("user")  # who coaches nobody any more has nothing open either
        )
        return Q(cohort__in=staff.values("cohort")) | Q(pk__in=opened.values("venture"))


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
    joined_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="joined"
    )  # the group that took its words over
    ended_on = models.DateField(null=True, blank=True)  # its binder was erased; name, phase and dates are its history
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
    away_since = models.DateField(null=True, blank=True)  # long away, for no written reason: no reminder goes
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "venture", "role"], condition=Q(ended_on=None), name="one_of_each_role_per_venture"
            )
        ]


class OpeningQuerySet(models.QuerySet["Opening"]):
    """Whose case is open to whom."""

    def running(self, user: Any) -> Self:
        """Those of hers that are open now, while she coaches somebody."""
        return self.filter(user__in=CohortStaff.objects.now(user).values("user"), until__gt=clock.now())


class Opening(Base):
    """Staff from outside the cohort opened a group's case, said why, and the group sees it."""

    privacy = Privacy(
        holds="that a staff member opened another's group, why, and for how long",
        why="the group sees who has been there",
        until="24 months; the name goes with the account",
    )
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="openings")
    user = models.ForeignKey(
        PERSON, on_delete=models.SET_NULL, null=True, related_name="openings"
    )  # who erases her account does not erase that she was there
    reason = models.CharField("varför", max_length=200)
    at = models.DateTimeField()
    until = models.DateTimeField()
    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]


class Invitation(Base):
    """A one-use way in by e-mail: to a role in a venture, or to coach a cohort."""

    privacy = Privacy(holds="e-mail and first name of a person invited", why="a way in by invitation", until="30 days")
    email = models.EmailField("e-post")
    first_name = models.CharField("förnamn", max_length=60)
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, null=True, blank=True)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, null=True, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices, blank=True)
    until = models.DateField(null=True, blank=True)  # the last day of one who coaches instead of another
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
