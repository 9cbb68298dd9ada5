"""What a group asks for, step by step, and the times that are booked for it."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from barkraft.shared.models import Base, Privacy
from barkraft.venture.models import Venture

PERSON = settings.AUTH_USER_MODEL


class RequestQuerySet(models.QuerySet["Request"]):
    """Whose requests a person may see."""

    def visible_to(self, user: Any) -> Self:
        """Those of the groups that she belongs to or coaches."""
        return self.filter(venture__in=Venture.objects.visible_to(user))

    def coached_by(self, user: Any) -> Self:
        """Those of the groups that she coaches."""
        return self.filter(venture__in=Venture.objects.coached_by(user))


class Request(Base):
    """A group asks for help with one thing. Which states may follow which is in support/states.py."""

    privacy = Privacy(
        holds="a group's question for help in its own words; who asked; who on the staff has it; whether it helped",
        why="nobody who asks is forgotten",
        until="24 months after it is closed; the name goes when the person leaves",
    )

    class State(models.TextChoices):
        SENT = "sent", _("Skickat")
        TRIAGED = "triaged", _("Någon har läst")
        OFFERED = "offered", _("Ni har fått ett svar")
        BOOKED = "booked", _("En tid är bokad")
        WAITING = "waiting_for_third_party", _("Vi väntar på svar från någon annan")
        DELIVERED = "delivered", _("Ni har fått hjälpen")
        FOLLOWED_UP = "followed_up", _("Ni har sagt om det hjälpte")
        CLOSED = "closed", _("Avslutat")
        DECLINED = "declined", _("Vi kan inte hjälpa med det här")
        WITHDRAWN = "withdrawn", _("Ni tog tillbaka frågan")

    OF_THE_GROUP: ClassVar[dict[str, Any]] = {
        State.OFFERED: _("Gruppen har fått ett svar"),
        State.DELIVERED: _("Gruppen har fått hjälpen"),
        State.FOLLOWED_UP: _("Gruppen har sagt om det hjälpte"),
        State.WITHDRAWN: _("Gruppen tog tillbaka frågan"),
    }

    class Urgency(models.TextChoices):
        TODAY = "today", _("I dag")
        SOON = "soon", _("De närmaste dagarna")
        CAN_WAIT = "can_wait", _("Det kan vänta")

    class Helped(models.TextChoices):
        YES = "yes", _("Ja")
        PARTLY = "partly", _("Delvis")
        NO = "no", _("Nej")

    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="requests")
    function_id = models.CharField("stödfunktion", max_length=24)
    asked_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")  # the name goes
    by_phone = models.BooleanField("togs emot på telefon", default=False)
    text = models.CharField("vad vill ni ha hjälp med?", max_length=1000)
    urgency = models.CharField("hur bråttom är det?", max_length=8, choices=Urgency.choices, default=Urgency.SOON)
    wanted_by = models.DateField("senast", null=True, blank=True)
    state = models.CharField(max_length=24, choices=State.choices, default=State.SENT)
    assigned_to = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField()
    first_answer_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    helped = models.CharField("hjälpte det?", max_length=8, choices=Helped.choices, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["venture", "state"])]

    @property
    def state_of_the_group(self) -> str:
        """Where it stands, in words about the group: for whoever helps it."""
        return str(self.OF_THE_GROUP.get(self.state, self.get_state_display()))


class RequestStep(Base):
    """One move of a request: to which state, by whom, and what was said with it. The group reads the words."""

    privacy = Privacy(
        holds="what staff or the group said about a request, who and when",
        why="the group sees what has happened and what comes",
        until="with the request; the name goes with the account, or when the person leaves the group",
    )
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=24, choices=Request.State.choices)
    words = models.CharField("vad säger ni?", max_length=1000, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class Booking(Base):
    """A time when somebody of the staff, or from outside, helps a group."""

    privacy = Privacy(
        holds="when, where and in which language a group meets somebody who helps; which of the staff",
        why="the time is kept, the interpreter is booked, the hours are counted",
        until="with the group; the staff's name goes with the account",
    )

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Föreslagen")
        CONFIRMED = "confirmed", _("Bestämd")
        MOVED = "moved", _("Flyttad")
        DONE = "done", _("Klar")
        NO_SHOW = "no_show", _("Det blev inte av")  # never counted, never asked about
        CANCELLED = "cancelled", _("Inställd")

    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="bookings")
    request = models.ForeignKey(Request, on_delete=models.CASCADE, null=True, blank=True, related_name="bookings")
    function_id = models.CharField("stödfunktion", max_length=24)
    staff = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    starts_at = models.DateTimeField("när")
    minutes = models.PositiveSmallIntegerField("minuter", default=60)
    place = models.CharField("plats", max_length=120, blank=True)
    language = models.CharField("språk", max_length=16, default="sv")
    interpreter = models.BooleanField("tolk", default=False)
    interpreter_booked = models.BooleanField("tolken är bokad", default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    held_minutes = models.PositiveSmallIntegerField("så länge tog det", null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
