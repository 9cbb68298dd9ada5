"""How the demo's people get in, as they would: by card and pictures, or by a code from a letter."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from .site import Site

CODE = re.compile(r"\b([A-Z0-9]{4,}-?[A-Z0-9]{4,})\b")


def by_card(page: Page, site: Site, who: str) -> None:
    """`who` is founder or board: scan the card, press three pictures, stand at Min dag."""
    card = site.demo[who]
    page.goto(f"/kort/{card['token']}")
    for name in card["pictures"]:  # type: ignore[attr-defined]
        page.locator(f"button[name=bild][value={name}]").click()
    expect(page).to_have_url(re.compile("/min-dag/"))


def by_code(page: Page, site: Site, email: str, language: str = "sv") -> None:
    """Ask for a code by e-mail, read the newest letter, write the code. Once a person: codes are rationed."""
    if email in site.signed_in:
        page.context.add_cookies(site.signed_in[email])
        return
    page.goto(f"/{language}/logga-in/")
    page.locator("input[name=email]").fill(email)
    page.locator("form[action*='/konto/kod/'] button").click()
    page.wait_for_url(re.compile("/kod/skriv/"))
    page.locator("input[name=code]").fill(newest_code(site, email))
    page.locator("main form button:visible").first.click()
    page.wait_for_url(lambda url: "/konto/" not in url)
    site.signed_in[email] = page.context.cookies()


def newest_code(site: Site, email: str) -> str:
    """The code of the newest letter to an address."""
    for path in sorted(Path(site.home / "letters").glob("*.json"), reverse=True):
        letter = json.loads(path.read_text())
        if email in letter["to"]:
            found = CODE.search(letter["body"])
            assert found, letter["body"]
            return found[1]
    raise AssertionError(f"no letter to {email}")


def group_of(page: Page) -> str:
    """The id of the group whose Min dag is shown."""
    found = re.search(r"/g/([a-z0-9]{12})/", page.content())
    assert found, page.url
    return found[1]


def group_of_session(page: Page) -> str:
    """The id of the signed-in person's group, from her Min dag; the page stays where it was."""
    found = re.search(r"/g/([a-z0-9]{12})/", page.request.get("/sv/min-dag/").text())
    assert found
    return found[1]
