"""This room's part of an export and of an erasure."""

from typing import Any

from django.conf import settings

from barkraft.people.models import CalendarLink, User
from barkraft.people.registry import HeldRole
from barkraft.people.words import event_words


def roles(user: User) -> list[HeldRole]:
    """What the person is at the incubator now, beside a coach."""
    now = user.staff_roles.filter(ended_on=None)
    return [HeldRole(one.get_role_display(), settings.OPERATOR, one.started_on) for one in now]


def export(user: User) -> dict[str, Any]:
    """What the account holds. Hashes of cards and pictures are no words about a person and stay out."""
    events = user.events.select_related("by")
    return {
        "förnamn": user.first_name,
        "e-post": user.email,
        "telefon": user.phone,
        "påminn mig": user.get_reach_display(),
        "språk": user.language,
        "läsning": user.reading,
        "kontot gjordes": user.date_joined,
        "senaste inloggning": user.last_login,
        "kort": list(user.cards.order_by("created_at").values(*_CARD)),
        "kalender": list(CalendarLink.objects.filter(user=user).values("created_at")),
        "roller i inkubatorn": list(user.staff_roles.values("role", "started_on", "ended_on")),
        "händelser": [{"när": e.at, "vad": event_words(e, mine=e.by_id == user.pk)} for e in events],
    }


_CARD = ("created_at", "handed_out_at", "chosen_at", "last_used_at", "revoked_at")


def erase(user: User) -> None:
    """Cards, events, addresses and keys go with the account's row itself (on_delete=CASCADE)."""
