"""What a first visit weighs and how soon it can be read, in Chromium on a slow line and a slow processor."""

import shutil
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.conftest import FLAGS, PHONE

KBIT = 400  # per second, down and up
LATENCY = 400  # ms
SLOWER = 4  # times, the processor
OBSERVE = """
window.painted = 0;
new PerformanceObserver(list => { for (const e of list.getEntries()) window.painted = e.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
"""


def on_a_slow_line(first: str, second: str) -> None:
    """Print bytes and requests of a first visit and of the next page, and the largest contentful paint."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        weighed = _visit(browser, [first, second], slow=False)
        slow = _visit(browser, [first], slow=True)
        browser.close()
    for name, (size, requests, _) in zip(("first visit", "next page"), weighed, strict=True):
        print(f"{name:36} {size / 1000:6.1f} kB in {requests} requests")
    print(f"largest contentful paint, {KBIT} kbit/s, {LATENCY} ms, CPU / {SLOWER}: {slow[0][2] / 1000:.2f} s")


def _visit(browser: Browser, addresses: list[str], *, slow: bool) -> list[tuple[int, int, float]]:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(OBSERVE)
    wire = _Wire(page, slow)
    found = []
    for address in addresses:
        wire.reset()
        page.goto(address, wait_until="networkidle")
        found.append((wire.bytes, wire.requests, float(page.evaluate("window.painted"))))
    context.close()
    return found


class _Wire:
    """Counts encoded bytes, headers included, as Chromium's network layer sees them."""

    def __init__(self, page: Page, slow: bool) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        if slow:
            rate = KBIT * 1000 / 8
            self.session.send(
                "Network.emulateNetworkConditions",
                {"offline": False, "latency": LATENCY, "downloadThroughput": rate, "uploadThroughput": rate},
            )
            self.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.reset()
        self.session.on("Network.loadingFinished", self._finished)

    def reset(self) -> None:
        self.bytes = 0
        self.requests = 0

    def _finished(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])
        self.requests += int(event["encodedDataLength"] > 0)
