"""The same page in another language, the way back, and the link that changes how a person reads."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from barkraft.shared import reading


def language_of(path: str) -> str:
    """The language that a path begins with, or ""."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in dict(settings.LANGUAGES) else ""


def in_language(path: str, code: str) -> str:
    """The same address in another language: path and query stay. A page without a language leads to the start."""
    old = language_of(path)
    return f"/{code}{without_language(path)}" if old else f"/{code}/"


def without_language(path: str) -> str:
    """The path as it is in every language; one that begins with none stays as it is."""
    old = language_of(path)
    return path[len(old) + 1 :] if old else path


def on_this_site(address: str) -> str:
    """The address when it is a path of this site, else "": what comes in ?next= may be anybody's."""
    return address if address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""


def reading_choice(chosen: dict[str, str], name: str, value: str, back_to: str) -> str:
    """The address that sets one choice ("" = as usual), keeps the others, and comes back."""
    wanted = {key: chosen.get(key, "") for key in reading.CHOICES} | {name: value}
    return f"{reverse('reading')}?{urlencode(wanted | {'next': back_to})}"
