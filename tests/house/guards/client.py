"""Puts the guards around Django's test client."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test.client import ClientHandler

from barkraft.shared.policy import EDITORS_PATH
from tests.house.guards import html, writes

_unwatched = ClientHandler.__call__


class NotForEverybody(AssertionError):
    """A page marked as the same for everybody holds something that is somebody's."""


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
    if "public" in response.get("Cache-Control", ""):
        _check_public(text, response, path)


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
