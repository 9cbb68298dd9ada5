"""Finished bytes of public pages, kept in the worker. The first middleware: a hit costs no session, no database.

A view opts in with `keep(response)`; such a response must hold nothing about the
person who asks: no name, no form, no cookie. Key = path, language of the date, reading
choices, accepted encoding. A generation file, touched when words change, empties the
cache in every worker; the date in the key renews what depends on the day.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from barkraft.shared import clock
from barkraft.shared.reading import COOKIE, clean

MAX_BYTES = 24_000_000
MAX_AGE = 60  # seconds that a browser may reuse a page without asking; then it asks with its ETag


def keep(response: HttpResponse) -> HttpResponse:
    """Mark a response as the same for everybody."""
    response.public_body = True  # type: ignore[attr-defined]
    return response


def generation_file() -> Path:
    return settings.HOME / "generation"


def renew() -> None:
    """Empty the cache in all workers: called when a publication, a translation or a setting of words changes."""
    path = generation_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(clock.now().isoformat())


class PageCache:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.pages: OrderedDict[tuple[str, ...], tuple[bytes, str, dict[str, str]]] = OrderedDict()
        self.size = 0
        self.generation = 0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.META.get("QUERY_STRING"):
            return self.get_response(request)
        self._check_generation()
        key = self._key(request)
        if key not in self.pages:
            response = self.get_response(request)
            if not getattr(response, "public_body", False) or response.status_code != 200:
                return response
            assert isinstance(response, HttpResponse)
            self._store(key, response)
        self.pages.move_to_end(key)
        return self._answer(request, key)

    def _key(self, request: HttpRequest) -> tuple[str, ...]:
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        encoding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
        return request.path, clock.today().isoformat(), clean(request.COOKIES.get(COOKIE, "")), encoding

    def _check_generation(self) -> None:
        try:
            current = generation_file().stat().st_mtime_ns
        except FileNotFoundError:
            current = 0
        if current != self.generation:
            self.pages.clear()
            self.size = 0
            self.generation = current

    def _store(self, key: tuple[str, ...], response: HttpResponse) -> None:
        body = response.content
        headers = {k: v for k, v in response.headers.items() if k not in {"Content-Length", "Set-Cookie"}}
        if key[3] == "br":
            body = brotli.compress(body, quality=6)
        elif key[3] == "gzip":
            body = gzip.compress(body, 6, mtime=0)
        if key[3]:
            headers["Content-Encoding"] = key[3]
        headers |= {"Vary": "Accept-Encoding, Cookie", "Cache-Control": f"public, max-age={MAX_AGE}"}
        etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        self.pages[key] = (body, etag, headers)
        self.size += len(body)
        while self.size > MAX_BYTES:
            _, (dropped, _, _) = self.pages.popitem(last=False)
            self.size -= len(dropped)

    def _answer(self, request: HttpRequest, key: tuple[str, ...]) -> HttpResponse:
        body, etag, headers = self.pages[key]
        same = request.META.get("HTTP_IF_NONE_MATCH", "") == etag
        response = HttpResponse(b"" if same else body, status=304 if same else 200)
        for name, value in headers.items():
            if not (same and name in {"Content-Encoding", "Content-Type"}):
                response[name] = value
        response["ETag"] = etag
        return response
