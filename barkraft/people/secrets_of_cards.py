"""What stands in the database instead of a card's token and pictures.

A slow hash of 1,320 possibilities protects nothing and costs 0.34 s a sign-in. A key that
is not in the database does: who has only the rows cannot try the pictures.
"""

import hashlib
import hmac
import secrets

from django.conf import settings

TOKEN_BYTES = 16  # 128 bits


def new_token() -> str:
    """What stands in the QR code, 22 characters that are safe in an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """64 hex digits. The token is long and random, so it needs no salt and no slowness."""
    return hashlib.sha256(token.encode()).hexdigest()


def pictures_hmac(card_uid: str, names: list[str]) -> str:
    """64 hex digits of the pictures in order, of this card: the same pictures on two cards look different."""
    message = "\n".join([card_uid, *names])
    return hmac.new(settings.CARD_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two hashes are equal, in a time that tells nothing about where they differ."""
    return hmac.compare_digest(one, other)
