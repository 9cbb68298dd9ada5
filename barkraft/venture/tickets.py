"""A ticket lets a phone hand in what somebody wrote after her session has ended. It can only add, never read.

Signed, 30 days, one person and one group. It is refused when she no longer belongs there, and when she was signed
out everywhere: who came in by a lost card writes no more in her name. The words stay in the phone as a draft.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing
from django.utils.crypto import constant_time_compare

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.facts import led_to
from barkraft.venture.models import Venture

VALID = timedelta(days=30)
CLOCKS_DIFFER = timedelta(minutes=1)  # between two machines that serve the same site
HASH_LENGTH = 24  # of the hash that every session carries: it changes when a card is reset or revoked
_SALT = "barkraft.venture.tickets"


def issue(user: User, venture: Venture) -> str:
    """A ticket for this person in this group, from now."""
    session = user.get_session_auth_hash()[:HASH_LENGTH]
    said = {"p": user.uid, "g": venture.uid, "t": int(clock.now().timestamp()), "h": session}
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
    if user is None or not _was_not_signed_out(user, said.get("h", "")):
        return None
    venture = led_to(Venture.objects.visible_to(user), said["g"])  # what waited while two groups became one comes too
    return (user, venture) if venture else None


def _was_not_signed_out(user: User, session: str) -> bool:
    """Whether nobody has signed her out everywhere since. Hashes of an older SECRET_KEY hold, as sessions do."""
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    return any(constant_time_compare(one[:HASH_LENGTH], session) for one in hashes)
