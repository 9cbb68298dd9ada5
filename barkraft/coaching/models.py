"""Who asked to be called, what the coach is to call about, and a group's row on the board."""

import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, Q
from django.utils.translation import gettext_lazy as _

from barkraft.shared.models import NOTHING, Base, Privacy
from barkraft.venture.models import Cohort, CohortStaff, Meeting, Venture

PERSON = settings.AUTH_USER_MODEL
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # a slip's code is read aloud and typed too


def new_code() -> str:
    """Six signs: a slip's code gives away nothing, it says where the slip lay."""
    return "".join(secrets.choice(_ALPHABET) for _sign in range(6))


class OfCohortQuerySet(models.QuerySet[Any]):
    """Rows of a cohort: for its coaches and for nobody else."""

    def visible_to(self, user: Any) -> Self:
        """Those of the cohorts that this person coaches now."""
        return self.filter(cohort__in=CohortStaff.objects.now(user).values("cohort"))


class CuriousQuerySet(models.QuerySet["Curious"]):
    """Who may call whom."""

    def visible_to(self, user: Any) -> Self:
        """Those of the cohorts that this person coaches now, and those who have no cohort yet: any coach may call."""
        staff = CohortStaff.objects.now(user)
        return self.filter(Q(cohort__in=staff.values("cohort")) | Q(Exists(staff), cohort=None))


class Slip(Base):
    """A paper slip with a QR, left at a place: SFI, a library, a clinic. Who comes by it is not kept, only how many."""

    privacy = NOTHING
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="slips")
    place = models.CharField("var ligger lappen?", max_length=80)
    code = models.CharField(max_length=8, unique=True, default=new_code)
    came = models.PositiveIntegerField(default=0)  # how many asked to be called by it
    objects = OfCohortQuerySet.as_manager()

    class Meta:
        ordering = ["place", "id"]


class Curious(Base):
    """ "Jag är nyfiken": somebody without an account who wants to know more. Gone after 90 days at the latest."""

    privacy = Privacy(
        holds="a first name, a telephone number if she left one, language, when it suits; how the call went",
        why="to call back within three working days, on her own request",
        until="90 days, or at once when she says no or joins a group",
    )

    class Wanted(models.TextChoices):
        ANY = "any", _("När som helst")
        MORNING = "morning", _("På förmiddagen")
        AFTERNOON = "afternoon", _("På eftermiddagen")
        EVENING = "evening", _("På kvällen")

    class Outcome(models.TextChoices):
        NONE = "", _("Inte ringt än")
        GOING_ON = "going_on", _("Jag går vidare")
        WAITING = "waiting", _("Jag väntar")

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, null=True, blank=True, related_name="curious")
    slip = models.ForeignKey(Slip, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    first_name = models.CharField("förnamn", max_length=60)
    phone = models.CharField("telefon", max_length=20, blank=True)  # "" = "ring inte"
    language = models.CharField("språk", max_length=16, default="sv")
    interpreter = models.BooleanField("tolk", default=False)
    wanted = models.CharField("när passar det?", max_length=10, choices=Wanted.choices, default=Wanted.ANY)
    asked_at = models.DateTimeField()
    call_by = models.DateField()  # within three working days
    tries = models.PositiveSmallIntegerField(default=0)  # calls that nobody answered
    called_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True, default=Outcome.NONE)
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")  # asked to
    objects = CuriousQuerySet.as_manager()

    class Meta:
        ordering = ["call_by", "id"]


class Call(Base):
    """Something that the coach has promised to call about."""

    privacy = Privacy(
        holds="that a coach is to call a person or a group, about what in a few plain words, by when",
        why="nobody who pauses, leaves or stops is left without a word",
        until="90 days after the call; with the account",
    )

    class Kind(models.TextChoices):
        SIX_MONTHS = "six_months", _("Ett halvår har gått")
        AWAY = "away", _("Borta länge")
        LEFT = "left", _("Har slutat")
        PROMISED = "promised", _("Lovat att ringa")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="calls")
    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, null=True, blank=True, related_name="calls")
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    words = models.CharField("vad gäller det?", max_length=200, blank=True)
    due_on = models.DateField("senast")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    objects = OfCohortQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]


class BoardRow(models.Model):
    """What the board says of a group, kept so that two hundred rows are one query. Made anew when it is stale."""

    privacy = Privacy(
        holds="what the coach's board says of a group: modules, missing fields, meetings and the last one's log; "
        "the first name of one whose card is locked, and of who wrote last",
        why="the board answers at once",
        until="emptied when anything is written or erased in the group, and made anew within a minute",
    )
    venture = models.OneToOneField(Venture, on_delete=models.CASCADE, related_name="board_row")
    said = models.JSONField(default=dict)
    is_stale = models.BooleanField(default=True)
    made_at = models.DateTimeField(null=True, blank=True)
