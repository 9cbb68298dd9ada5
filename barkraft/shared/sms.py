"""SMS out, by the provider that the settings name. Off unless one is named; in development nothing leaves the house.

A text holds a time and a place, never what a group is about. Neither numbers nor texts come into a log.
"""

import base64
import json
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from barkraft.shared.mail import keep_letter

MOST_SIGNS = 160  # one SMS of the letters that every telephone has
TIMEOUT = 6  # seconds
# GSM 03.38: the letters that every telephone has, and those that count as two.
_ONE = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWO = frozenset("^{}\\[~]|€")
# One of these alone would more than halve what fits: each has a sign that says the same.
_SAME = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "”": '"', "“": '"', "’": "'", "…": "...", "\u00a0": " ", "\u202f": " "}
    | dict.fromkeys("\u2066\u2067\u2068\u2069\u200e\u200f", "")
)


class NotSent(Exception):
    """Why it did not go, without number or text."""


class Provider(Protocol):
    """Somebody who sends an SMS."""

    def send(self, to: str, text: str) -> None:
        """Send, to a number such as +46701234567. Raises NotSent."""


class Kept:
    """Development: what would be sent lies beside the letters, at /brev/."""

    def send(self, to: str, text: str) -> None:
        keep_letter(to=[to], subject="SMS", body=text)


class _NoWayOn(HTTPRedirectHandler):
    """The password goes to the address that the settings name and to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class FortySixElks:
    """46elks, of Uppsala. The protocol: https://46elks.se/docs/send-sms"""

    def send(self, to: str, text: str) -> None:
        key = base64.b64encode(f"{settings.SMS_USER}:{settings.SMS_PASSWORD}".encode()).decode()
        body = urlencode({"from": settings.SMS_FROM, "to": to, "message": text}).encode()
        request = Request(settings.SMS_ADDRESS, body, {"Authorization": f"Basic {key}"}, method="POST")  # noqa: S310  an address of the settings
        try:
            with build_opener(_NoWayOn).open(request, timeout=TIMEOUT) as response:
                said = json.load(response)
        except HTTPError as refused:
            refused.close()
            raise NotSent(f"the provider answered {refused.code}") from None
        except (OSError, HTTPException) as problem:
            raise NotSent(f"no answer: {type(problem).__name__}") from None
        except ValueError:
            raise NotSent("the answer is no JSON") from None
        if not isinstance(said, dict) or not said.get("id") or said.get("status") == "failed":
            raise NotSent("the provider did not take it")


PROVIDERS: dict[str, type[Provider]] = {"46elks": FortySixElks, "kept": Kept}


def is_on() -> bool:
    """Whether SMS can be chosen here."""
    return bool(settings.SMS_PROVIDER)


def send(*, to: str, text: str) -> None:
    """Send one SMS now. Raises NotSent, also where none can be sent here."""
    provider = PROVIDERS.get(settings.SMS_PROVIDER)
    if provider is None:
        raise NotSent("SMS is off")
    provider().send(to, text)


def length(text: str) -> int:
    """How many signs of one SMS it takes; a letter that not every telephone has counts as one here."""
    return sum(2 if sign in _TWO else 1 for sign in text)


def is_plain(text: str) -> bool:
    """Whether every telephone has all its letters, so that 160 of them are one SMS."""
    return all(sign in _ONE or sign in _TWO for sign in text)


def fitted(first: str, rest: str) -> str:
    """`first`, then as much of `rest` as one SMS holds."""
    first, rest = first.translate(_SAME), rest.translate(_SAME)
    whole = f"{first} {rest}".strip()
    while rest and length(whole) > MOST_SIGNS:
        rest = rest[:-1].rstrip()
        whole = f"{first} {rest}..."
    return whole
