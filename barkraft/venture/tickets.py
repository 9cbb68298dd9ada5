"""A ticket lets a phone hand in what somebody wrote after her session has ended. It can only add, never read.

Signed, 30 days, one person and one group. It is refused when she no longer belongs there.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Venture

VALID = timedelta(days=30)
CLOCKS_DIFFER = timedelta(minutes=1)  # between two machines that serve the same site
_SALT = "barkraft.venture.tickets"


def issue(user: User, venture: Venture) -> str:
    """A ticket for this person in this group, from now."""
    said = {"p": user.uid, "g": venture.uid, "t": int(clock.now().timestamp())}
    return signing.Signer(salt=_SALT).sign_object(said)


def read(ticket: str) -> tuple[User, Venture] | None:
    """Whose it is and for which group; None when it is forged, too old, or she has no access there now."""
    try:
        said: dict[str, Any] = signing.Signer(salt=_SALT).unsign_object(ticket)
    except signing.BadSignature:
        return None
    age = clock.now() - datetime.fromtimestamp(said["t"], tz=UTC)
    if not -CLOCKS_DIFFER <= age <= VALID:
        return None
    user = User.objects.filter(uid=said["p"], is_active=True).first()
    venture = Venture.objects.visible_to(user).filter(uid=said["g"]).first() if user else None
    return (user, venture) if user and venture else None
