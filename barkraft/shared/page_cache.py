"""Finished bytes of public pages, kept in the worker. The first middleware: a hit costs no session, no database.

A view opts in with `keep(response)`; such a response must hold nothing about the
person who asks: no name, no form, no cookie. Key = scheme, path, date, reading choices,
accepted encoding. A generation file, touched when words change, empties the
cache in every worker; the date in the key renews what depends on the day.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from barkraft.shared import clock
from barkraft.shared.reading import COOKIE, clean

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# scheme, path, day, reading choices, encoding. By http the answer is a redirect, or has no HSTS header.
Key = tuple[str, str, str, str, str]
MAX_BYTES = 24_000_000
MAX_AGE = 60  # seconds that a browser may reuse a page without asking; then it asks with its ETag


def keep(response: HttpResponse) -> HttpResponse:
    """Mark a response as the same for everybody."""
    response.public_body = True  # type: ignore[attr-defined]
    return response


def generation_file() -> Path:
    """The file whose time stamp tells all workers that kept pages are old."""
    return settings.HOME / "generation"


def renew() -> None:
    """Empty the cache in all workers: called when a publication, a translation or a setting of words changes."""
    path = generation_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(clock.now().isoformat())


def key_of(environ: Mapping[str, Any]) -> Key:
    """Where a page is kept, from a request as WSGI has it."""
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    encoding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
    return _scheme(environ), environ["PATH_INFO"], clock.today().isoformat(), _reading(environ), encoding


def _scheme(environ: Mapping[str, Any]) -> str:
    """http or https, as Django sees it: a proxy that we trust may say it in a header."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        if name in environ:
            return "https" if environ[name].split(",")[0].strip() == secure else "http"
    return str(environ.get("wsgi.url_scheme", "http"))


def _reading(environ: Mapping[str, Any]) -> str:
    for cookie in environ.get("HTTP_COOKIE", "").split(";"):
        name, _, value = cookie.strip().partition("=")
        if name == COOKIE:
            return clean(value)
    return ""


@dataclass(frozen=True)
class Page:
    """A finished page: bytes as sent, entity tag, headers."""

    body: bytes
    etag: str
    headers: dict[str, str]


class PageCache:
    """The first middleware. Holds at most MAX_BYTES of finished bytes a process; the least used go first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.pages: OrderedDict[Key, Page] = OrderedDict()
        self.size = 0
        self.generation = 0
        self.lock = Lock()  # a worker has several threads
        Front.cache = self

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.META.get("QUERY_STRING"):
            return self.get_response(request)
        generation = self.current_generation()
        key = key_of(request.META)
        page = self.find(key)
        if page is None:
            response = self.get_response(request)
            if not getattr(response, "public_body", False) or response.status_code != 200:
                return response
            assert isinstance(response, HttpResponse)
            page = self._make(key[-1], response)
            self._store(key, page, generation)
        return self._answer(request, page)

    def current_generation(self) -> int:
        try:
            current = generation_file().stat().st_mtime_ns
        except FileNotFoundError:
            current = 0
        if current != self.generation:
            with self.lock:
                self.pages.clear()
                self.size = 0
                self.generation = current
        return current

    def find(self, key: Key) -> Page | None:
        with self.lock:
            page = self.pages.get(key)
            if page is not None:
                self.pages.move_to_end(key)
            return page

    def _make(self, encoding: str, response: HttpResponse) -> Page:
        body = response.content
        headers = {k: v for k, v in response.headers.items() if k not in {"Content-Length", "Set-Cookie"}}
        if encoding == "br":
            body = brotli.compress(body, quality=6)
        elif encoding == "gzip":
            body = gzip.compress(body, 6, mtime=0)
        if encoding:
            headers["Content-Encoding"] = encoding
        headers |= {"Vary": "Accept-Encoding, Cookie", "Cache-Control": f"public, max-age={MAX_AGE}"}
        return Page(body, f'"{hashlib.sha256(body).hexdigest()[:20]}"', headers)

    def _store(self, key: Key, page: Page, generation: int) -> None:
        with self.lock:
            if generation != self.generation:
                return  # the words changed while this page was made
            before = self.pages.pop(key, None)
            self.pages[key] = page
            self.size += len(page.body) - (len(before.body) if before else 0)
            while self.size > MAX_BYTES:
                _, dropped = self.pages.popitem(last=False)
                self.size -= len(dropped.body)

    def _answer(self, request: HttpRequest, page: Page) -> HttpResponse:
        same = request.META.get("HTTP_IF_NONE_MATCH", "") == page.etag
        response = HttpResponse(b"" if same else page.body, status=304 if same else 200)
        for name, value in page.headers.items():
            if not (same and name in {"Content-Encoding", "Content-Type"}):
                response[name] = value
        response["ETag"] = page.etag
        return response


class Front:
    """Before Django in the server: a page that is kept is sent without making a request of Django's of it."""

    cache: PageCache | None = None  # the one that Django made for this process

    def __init__(self, application: "WSGIApplication") -> None:
        self.application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        page = self._kept(environ)
        if page is None:
            return self.application(environ, start_response)
        headers = [*page.headers.items(), ("ETag", page.etag)]
        if environ.get("HTTP_IF_NONE_MATCH") == page.etag:
            start_response("304 Not Modified", [h for h in headers if h[0] not in {"Content-Encoding", "Content-Type"}])
            return [b""]
        start_response("200 OK", [*headers, ("Content-Length", str(len(page.body)))])
        return [page.body if environ["REQUEST_METHOD"] == "GET" else b""]

    def _kept(self, environ: "WSGIEnvironment") -> Page | None:
        if self.cache is None or environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or environ.get("QUERY_STRING"):
            return None
        self.cache.current_generation()
        return self.cache.find(key_of(environ))
