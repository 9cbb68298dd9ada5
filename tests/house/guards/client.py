"""Puts the guards around Django's test client."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test.client import ClientHandler

from barkraft.shared.policy import EDITORS_PATH
from tests.house.guards import html, writes

_unwatched = ClientHandler.__call__
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
# Where an address of somebody else, or of somebody not yet signed in, is shown on purpose.
EMAILS_SHOWN = re.compile(r"^/(?:brev/|[\w-]+/(?:coach|konto|inbjudan)/)")


class NotForEverybody(AssertionError):
    """A page marked as the same for everybody holds something that is somebody's."""


class SomebodyElses(AssertionError):
    """A page shows a person's e-mail address to another."""


def _answer(self: ClientHandler, environ: dict[str, Any]) -> HttpResponseBase:
    log = writes.WriteLog()
    with connection.execute_wrapper(log):
        response: HttpResponseBase = _unwatched(self, environ)
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    # The environment holds bytes as latin-1; an address may hold å.
    path = path.encode("latin-1").decode("utf-8", "replace")
    writes.check(method, path, log.tables)
    if isinstance(response, HttpResponse) and not response.get("Content-Encoding"):
        _check_page(response, method, path)
    return response


def _check_page(response: HttpResponse, method: str, path: str) -> None:
    if path.startswith(EDITORS_PATH) or not response.get("Content-Type", "").startswith("text/html"):
        return
    text = response.content.decode(response.charset or "utf-8")
    html.check(text, f"{method} {path} ({response.status_code})")
    _check_emails(response, text, path)
    if "public" in response.get("Cache-Control", ""):
        _check_public(text, response, path)


def _check_emails(response: HttpResponse, text: str, path: str) -> None:
    if EMAILS_SHOWN.match(path):
        return
    request = response.wsgi_request  # type: ignore[attr-defined]
    person = getattr(request, "_cached_user", None)
    typed = {value for values in request.POST.lists() for value in values[1]}
    allowed = {settings.COACH_EMAIL, getattr(person, "email", "")} | typed
    others = sorted(set(EMAIL.findall(text)) - allowed)
    if others:
        raise SomebodyElses(f"{path} shows {', '.join(others)} to {person or 'nobody'}.")


def _check_public(text: str, response: HttpResponse, path: str) -> None:
    if "csrfmiddlewaretoken" in text:
        raise NotForEverybody(f"{path} is kept for everybody and holds a csrf token.")
    if response.cookies:
        raise NotForEverybody(f"{path} is kept for everybody and sets the cookie {', '.join(response.cookies)}.")


@contextmanager
def watched() -> Iterator[None]:
    ClientHandler.__call__ = _answer  # type: ignore[method-assign]
    try:
        yield
    finally:
        ClientHandler.__call__ = _unwatched  # type: ignore[method-assign]
