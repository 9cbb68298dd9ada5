"""A real site and a real Chromium. Every page made here fails its test on a console error or a foreign request."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from .site import Site

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
SIZES = {"phone": PHONE, "desk": DESK}
PATIENCE = 20_000  # milliseconds until what never comes is a fault: on a busy machine a page is slow, not wrong
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running = Site(tmp_path_factory.mktemp("site"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing. Install Debian's package `chromium`.", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Watched:
    """A browser context whose pages are listened to."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context = context
        self.base = base
        self.faults: list[str] = []
        self.sent: list[tuple[str, str, str]] = []  # method, address, body
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))

    def _request(self, request) -> None:  # type: ignore[no-untyped-def]
        body = request.post_data_buffer
        self.sent.append((request.method, request.url, body.decode("utf-8", "replace") if body else ""))
        host = urlsplit(request.url)
        if host.scheme in {"http", "https"} and not request.url.startswith(self.base):
            self.faults.append(f"foreign request: {request.url}")

    def _console(self, message) -> None:  # type: ignore[no-untyped-def]
        if message.type == "error" and not self._expected(message.text):
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _expected(self, text: str) -> bool:
        return "net::ERR_INTERNET_DISCONNECTED" in text or any(part in text for part in self.allowed)

    allowed: tuple[str, ...] = ()

    def page(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        return page


@pytest.fixture
def open_context(site: Site, browser: Browser) -> Iterator[Callable[..., Watched]]:
    """open_context(size="phone", **options): a fresh context; its faults fail the test at the end."""
    opened: list[Watched] = []

    def make(size: str = "phone", **options) -> Watched:  # type: ignore[no-untyped-def]
        context = browser.new_context(viewport=SIZES[size], base_url=site.url, locale="sv-SE", **options)
        opened.append(Watched(context, site.url))
        return opened[-1]

    yield make
    faults = [fault for watched in opened for fault in watched.faults]
    for watched in opened:
        watched.context.close()
    assert not faults, "\n".join(faults)


def axe(page: Page) -> list[str]:
    """What axe finds on the page as it stands, contrast included: one line a finding.

    The size of targets is the one rule of WCAG 2.2 that axe has, and it waits to be asked for.
    """
    results = Axe().run(page, options={"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}})
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def sideways(page: Page) -> int:
    """How many pixels the page is wider than the window: 0 is right."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
