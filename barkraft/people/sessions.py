"""Signing in and out by means of our own: a card. Codes and passkeys go through allauth."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, override

from barkraft.people.models import SignInCard, User
from barkraft.shared import clock, reading
from barkraft.shared.models import new_uid
from barkraft.translate import languages

CARD_SESSION = timedelta(hours=12)  # absolute: a shared phone forgets by itself
COOKIE = "kort"
COOKIE_AGE = 600  # seconds from the scan to the third picture
BACKEND = "barkraft.people.backends.UidBackend"
SESSION_KEY = "card"  # holds the card's uid in a session that a card opened
_SALT = "people.card-in-hand"


def put_card_in_hand(response: HttpResponseBase, card: SignInCard | None) -> None:
    """Remember which card was scanned. An unknown card leaves a cookie of the same look that leads nowhere."""
    value = signing.TimestampSigner(salt=_SALT).sign(card.uid if card else new_uid())
    response.set_cookie(
        COOKIE, value, max_age=COOKIE_AGE, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def has_scanned(request: HttpRequest) -> bool:
    """Whether some card was scanned here within ten minutes."""
    return _card_uid(request) != ""


def card_in_hand(request: HttpRequest) -> SignInCard | None:
    """The scanned card with its person, whatever its state. None when there is none or it is unknown."""
    uid = _card_uid(request)
    return SignInCard.objects.select_related("user").filter(uid=uid).first() if uid else None


def _card_uid(request: HttpRequest) -> str:
    try:
        return signing.TimestampSigner(salt=_SALT).unsign(request.COOKIES.get(COOKIE, ""), max_age=COOKIE_AGE)
    except signing.BadSignature:
        return ""


def open_by_card(request: HttpRequest, card: SignInCard) -> None:
    """Sign the card's person in for twelve hours. Whatever session was there before is thrown away first."""
    request.session.flush()
    request.sign_in_way = "card"  # type: ignore[attr-defined]
    login(request, card.user, backend=BACKEND)
    request.session[SESSION_KEY] = card.uid
    request.session.set_expiry(clock.now() + CARD_SESSION)


def open_by_invitation(request: HttpRequest, user: User) -> None:
    """Sign in a person whose account was made this moment from a letter to her own address."""
    request.session.flush()  # another person may be signed in on this phone
    request.sign_in_way = "invitation"  # type: ignore[attr-defined]
    login(request, user, backend=BACKEND)


def signed_in(request: HttpRequest) -> User:
    """The person who asks, where nobody else comes: the address lets in no other, or the caller has looked."""
    assert request.user.is_authenticated  # LoginRequiredMiddleware, the admin or the caller has looked
    return request.user


def is_by_card(request: HttpRequest) -> bool:
    """Whether the person of this session came in with a card."""
    return SESSION_KEY in request.session


def language_of(user: User) -> str:
    """The person's language where the interface has it, else the one that is on now."""
    return user.language if user.language in languages.CODES else (get_language() or languages.SOURCE)


def home_address(user: User) -> str:
    """Min dag in the person's own language."""
    with override(language_of(user)):
        return reverse("home:my_day")


def set_reading_cookie(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    """Bring the person's kept reading choices to a phone where none were made."""
    if user.reading and reading.COOKIE not in request.COOKIES:
        response.set_cookie(
            reading.COOKIE,
            reading.clean(user.reading),
            max_age=reading.MAX_AGE,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
