"""Who you are, how you get in, and what was done to your account."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from barkraft.shared.models import UID_LENGTH, Base, Privacy, new_uid


class Reach(models.TextChoices):
    """How a person wants to be reminded of a meeting. Unless she has said so, she is not."""

    MAIL = "mail", _("Brev till min e-post")
    SMS = "sms", _("Sms")
    CALL = "call", _("Någon ringer")


class User(AbstractUser):
    """A person with an account. No kind: what she may do follows from her roles in cohorts and ventures."""

    privacy = Privacy(
        holds="first name, optional e-mail and telephone, language, reading choices, how she wants to be reminded",
        why="to let the person in, speak her language and reach her; agreement with the incubator",
        until="erased on request, or 12 months after the last sign-in",
    )
    last_name = None  # type: ignore[assignment]  # a first name is enough
    uid = models.CharField(max_length=UID_LENGTH, unique=True, default=new_uid, editable=False)
    username = models.CharField(max_length=UID_LENGTH, unique=True, default=new_uid)  # random: Wagtail wants one
    first_name = models.CharField("förnamn", max_length=60)
    email = models.EmailField("e-post", blank=True)
    phone = models.CharField("telefon", max_length=20, blank=True)
    reach = models.CharField("påminn mig", max_length=4, choices=Reach.choices, blank=True)
    language = models.CharField("språk", max_length=16, default="sv")
    reading = models.CharField(max_length=60, blank=True)  # the reading-tools cookie, kept from phone to phone
    seen_until = models.DateTimeField(null=True, blank=True)  # "what happened since last" counts from here
    is_demo = models.BooleanField(default=False)
    erase_on = models.DateField(null=True, blank=True)  # closed: the account goes by itself this day

    REQUIRED_FIELDS: ClassVar[list[str]] = ["first_name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=~Q(email=""),
                name="one_account_per_email",  # a code must lead to one person
            )
        ]

    def __str__(self) -> str:
        return self.first_name

    @property
    def phone_mark(self) -> str:
        """By this a phone sees whether the same person has signed in again. It says nothing else, and is never sent."""
        return salted_hmac("barkraft.people.phone", self.uid, algorithm="sha256").hexdigest()[:20]

    def get_full_name(self) -> str:
        return self.first_name


class StaffRole(Base):
    """What one of the incubator's staff is, beside a coach (venture.CohortStaff) or an editor (Wagtail's group)."""

    privacy = Privacy(
        holds="that a person leads, moderates or administers, with dates", why="access", until="with the account"
    )

    class Role(models.TextChoices):
        LEAD = "lead", _("Projektledare")
        MODERATOR = "moderator", _("Moderator")
        ADMINISTRATOR = "administrator", _("Administratör")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="staff_roles")
    role = models.CharField("roll", max_length=14, choices=Role.choices)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["started_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(ended_on=None), name="one_of_each_staff_role_per_person"
            )
        ]


class SignInCard(Base):
    """A paper card with a QR code. Asleep until handed out; opened with three pictures in order.

    The token is stored as SHA-256, the pictures as HMAC with a server key: 1,320
    possibilities make a slow hash worthless, a key that is not in the database does not.
    """

    privacy = Privacy(
        holds="hashes of a card and its pictures, tries, who issued it and when",
        why="sign-in without e-mail, phone or BankID",
        until="with the account, or 90 days after it was revoked",
    )
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="cards"
    )  # a card is nothing without its person
    token_hash = models.CharField(max_length=64, unique=True)
    pictures_hmac = models.CharField(max_length=64, blank=True)  # empty until the person has chosen
    issued_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    handed_out_at = models.DateTimeField(null=True, blank=True)  # opens the window for choosing pictures
    chosen_at = models.DateTimeField(null=True, blank=True)
    wrong_since_pause = models.PositiveSmallIntegerField(default=0)
    wrong_in_all = models.PositiveSmallIntegerField(default=0)  # within 30 days from `wrong_from`, right ones between
    wrong_from = models.DateTimeField(null=True, blank=True)
    paused_until = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(revoked_at=None),
                name="one_live_card_per_person",  # else a lost one still opens
            )
        ]


class CalendarLink(Base):
    """A secret address where a person's calendar fetches her meetings, without a sign-in. One a person, at most."""

    privacy = Privacy(
        holds="a hash of the address where a person's calendar fetches her meetings",
        why="her meetings in the calendar of her own telephone, on her own request",
        until="when she turns it off, or with the account",
    )
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="calendar_link")
    token_hash = models.CharField(max_length=64, unique=True)


class AccountEvent(Base):
    """What was done to a person's account, by whom, and when: shown to that person."""

    privacy = Privacy(
        holds="that something was done to the account, by whom, when",
        why="the person sees who reset her pictures",
        until="12 months",
    )

    class Kind(models.TextChoices):
        CARD_PRINTED = "card_printed"
        CARD_HANDED_OUT = "card_handed_out"
        PICTURES_CHOSEN = "pictures_chosen"
        PICTURES_RESET = "pictures_reset"
        CARD_REVOKED = "card_revoked"
        CARD_LOCKED = "card_locked"
        CARD_UNLOCKED = "card_unlocked"
        SIGNED_IN = "signed_in"
        ACCOUNT_MADE = "account_made"
        ROLE_GIVEN = "role_given"
        ROLE_ENDED = "role_ended"
        REACH_CHANGED = "reach_changed"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="events")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=32, choices=Kind.choices)
    at = models.DateTimeField()
    note = models.CharField(max_length=120, blank=True)  # a role or a group's name, never free text about a person

    class Meta:
        ordering = ["-at", "-id"]
