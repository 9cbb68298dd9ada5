"""What is true of a card or an account right now. Reads, never writes."""

from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from barkraft.people import registry
from barkraft.people.models import CalendarLink, Reach, SignInCard, StaffRole, User
from barkraft.people.secrets_of_cards import token_hash
from barkraft.shared import clock, sms

CHOOSING_WINDOW = timedelta(hours=24)
TRIES_BEFORE_PAUSE = 5
TRIES_IN_ALL = 15
TRIES_COUNT_FOR = timedelta(days=30)  # else a photographed card gives new tries at every sign-in of its owner
PAUSE = timedelta(minutes=15)


class CardState(StrEnum):
    """Where a card is in its life."""

    NONE = "none"
    ASLEEP = "asleep"
    WAITING = "waiting"
    IN_USE = "in_use"
    PAUSED = "paused"
    LOCKED = "locked"
    REVOKED = "revoked"


STATE_WORDS = {
    CardState.NONE: _("inget kort"),
    CardState.ASLEEP: _("sover"),
    CardState.WAITING: _("utlämnat, väntar på bilder"),
    CardState.IN_USE: _("används"),
    CardState.PAUSED: _("pausat"),
    CardState.LOCKED: _("låst"),
    CardState.REVOKED: _("återkallat"),
}


def card_state(card: SignInCard | None) -> CardState:
    """The state now. A card handed out but without pictures falls asleep again after 24 hours."""
    if card is None:
        return CardState.NONE
    if card.revoked_at is not None:
        return CardState.REVOKED
    if card.locked_at is not None:
        return CardState.LOCKED
    if not card.pictures_hmac:
        return CardState.WAITING if _window_is_open(card) else CardState.ASLEEP
    if card.paused_until is not None and clock.now() < card.paused_until:
        return CardState.PAUSED
    return CardState.IN_USE


def _window_is_open(card: SignInCard) -> bool:
    return card.handed_out_at is not None and clock.now() < card.handed_out_at + CHOOSING_WINDOW


def tries_left(card: SignInCard) -> int:
    """Tries before the next pause, or before the lock where that comes first."""
    return min(TRIES_BEFORE_PAUSE - card.wrong_since_pause, TRIES_IN_ALL - card.wrong_in_all)


def lock_is_next(card: SignInCard) -> bool:
    """Whether the tries that are left end in a lock and not in a pause."""
    return TRIES_IN_ALL - card.wrong_in_all <= TRIES_BEFORE_PAUSE - card.wrong_since_pause


def may_use_card(user: User) -> bool:
    """Only people who are not staff: who sees many groups needs more than paper and three pictures."""
    return user.is_active and not is_staff(user)


def is_staff(user: User) -> bool:
    """Coaches, editors, administrators. A room above may add its own kind of staff (registry.staff)."""
    if user.is_staff or user.is_superuser:
        return True
    return user.groups.exists() or any(check(user) for check in registry.staff_checks())


def staff_roles(user: Any) -> frozenset[str]:
    """What the person is now beside a coach or an editor: values of StaffRole.Role. One query."""
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    return frozenset(StaffRole.objects.filter(user=user, ended_on=None).values_list("role", flat=True))


def has_staff_role(user: Any, role: str) -> bool:
    """Whether the person has this role of StaffRole.Role now."""
    return role in staff_roles(user)


def ways_to_reach(user: User) -> list[Reach]:
    """How the person can be reminded here: by letter where her address is known, by SMS where it is on."""
    able = {Reach.MAIL: bool(user.email), Reach.SMS: sms.is_on(), Reach.CALL: True}
    return [way for way in Reach if able[way]]


def has_calendar_link(user: User) -> bool:
    """Whether some calendar may fetch her meetings now."""
    return CalendarLink.objects.filter(user=user).exists()


def whose_calendar(token: str) -> User | None:
    """The person of a calendar's secret address; None when it is unknown, turned off, or her account is closed."""
    return User.objects.filter(calendar_link__token_hash=token_hash(token), is_active=True).first()
