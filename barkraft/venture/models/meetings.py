"""When a group meets, what it decides, and which way it chooses."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from barkraft.shared.models import NOTHING, Base, Privacy
from barkraft.venture.models.groups import Phase, Venture

PERSON = settings.AUTH_USER_MODEL


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
