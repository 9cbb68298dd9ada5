"""How long support takes: by function, group and project."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from barkraft.shared.models import NOTHING, Base, Privacy
from barkraft.support.models.requests import Booking
from barkraft.venture.models import Cohort, Meeting, Venture

PERSON = settings.AUTH_USER_MODEL


class ProjectQuerySet(models.QuerySet["Project"]):
    """Who pays when."""

    def paying(self, cohort: int | None, on: date) -> "Project | None":
        """The project that pays on a day: the cohort's own (by its key), else the one for all."""
        then = self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)
        own = then.filter(cohort=cohort).first() if cohort else None
        return own or then.filter(cohort=None).first()


class Project(Base):
    """Which project pays for staff hours between two days: of one cohort, or of all that have none of their own."""

    privacy = NOTHING
    name = models.CharField("projekt", max_length=80)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, null=True, blank=True, related_name="projects")
    starts_on = models.DateField("börjar")
    ends_on = models.DateField("slutar", null=True, blank=True)
    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]


class TimeEntry(Base):
    """Minutes that somebody of the staff worked with one function. Made by a meeting's log, a booking, or by hand."""

    privacy = Privacy(
        holds="how many minutes a member of staff worked with which function and group on a day",
        why="the project's report of hours",
        until="ten years, as the funder's audit; the name goes with the account",
    )
    staff = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    venture = models.ForeignKey(Venture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    function_id = models.CharField("stödfunktion", max_length=24)
    minutes = models.PositiveSmallIntegerField("minuter")
    on = models.DateField("dag")
    project = models.ForeignKey(Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="hours")
    # What shows that the time was used: one of them, or neither where she wrote it herself.
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="hours")
    booking = models.ForeignKey(Booking, on_delete=models.SET_NULL, null=True, blank=True, related_name="hours")

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["staff", "on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "staff"],
                condition=Q(meeting__isnull=False),
                name="hours_once_a_meeting_and_staff",  # a log that is changed changes them
            ),
            models.UniqueConstraint(
                fields=["booking", "staff"],
                condition=Q(booking__isnull=False),
                name="hours_once_a_booking_and_staff",
            ),
        ]


class Quota(Base):
    """How many hours of a function a group has between two days. What is used is counted, never kept."""

    privacy = NOTHING
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="quotas")
    function_id = models.CharField("stödfunktion", max_length=24)
    starts_on = models.DateField("från")
    ends_on = models.DateField("till")
    hours_included = models.PositiveSmallIntegerField("timmar")

    class Meta:
        ordering = ["ends_on", "id"]
