"""`make pictures`: the README's picture, made from the running product."""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.e2e import doors
from tests.e2e.conftest import CHROMIUM, DESK, FLAGS, PHONE
from tests.e2e.site import ROOT, Site

OUT = ROOT / "docs" / "pictures" / "product.png"
GROUND = "#f1e8d6"  # --sand
MARGIN = 40  # pixels


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Site(Path(folder))
        site.start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        shots = [
            shot(browser, site, "/sv/m/vad-ar-asf/v1/u2/", DESK),
            shot(browser, site, "/sv/min-dag/", PHONE),
            shot(browser, site, "/ar/m/vad-ar-asf/v1/u2/", PHONE),
        ]
        browser.close()
        site.stop()
    OUT.parent.mkdir(parents=True, exist_ok=True)
    side_by_side(shots).save(OUT, optimize=True)
    print(f"{OUT.relative_to(ROOT)}: {OUT.stat().st_size / 1000:.0f} kB")


def shot(browser: Browser, site: Site, address: str, size: dict[str, int]) -> Image.Image:
    """The first screen of a page, as the founder sees it."""
    context = browser.new_context(viewport=size, base_url=site.url, locale="sv-SE")  # type: ignore[arg-type]
    page = context.new_page()
    doors.by_card(page, site, "founder")
    page.goto(address, wait_until="networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return picture


def side_by_side(shots: list[Image.Image]) -> Image.Image:
    """In one row, on sand, with few colours so that the file stays small."""
    height = max(one.height for one in shots) + 2 * MARGIN
    width = sum(one.width + MARGIN for one in shots) + MARGIN
    sheet = Image.new("RGB", (width, height), GROUND)
    left = MARGIN
    for one in shots:
        sheet.paste(one, (left, (height - one.height) // 2))
        left += one.width + MARGIN
    return sheet.quantize(128, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
