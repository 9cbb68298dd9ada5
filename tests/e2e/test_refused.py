"""Her card was reset while she wrote: the words stay in the phone, the page says so, and they can be sent later."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from . import doors
from .conftest import Watched, axe
from .site import Site

FIELD = "form[data-saves] [data-column]"
STAMP = "form[data-saves] [data-stamp]"
OFFER = "[data-offer]"
SAVED = re.compile(r"\d\d\.\d\d")
KEPT = "Logga in igen. Det du skrev finns kvar i telefonen."
AIM = "/sv/m/vad-ar-asf/v1/u2/q/e2/?falt=purpose.social_aim"
NAME = "/sv/m/vad-ar-asf/v1/u2/q/e2/?falt=enterprise.working_name"
WISHES = "/sv/m/var-grupp/v1/u4/q/e2/?falt=group.role_wishes"
SIGN_OUT_EVERYWHERE = """
from barkraft.people.actions import end_sessions
from barkraft.people.models import SignInCard, User
from barkraft.people.secrets_of_cards import token_hash
end_sessions(user=SignInCard.objects.get(token_hash=token_hash("{token}")).user)
"""


def sign_out_everywhere(site: Site) -> None:
    """What a coach's reset does to sessions and tickets; the card itself is left, for the tests after this one."""
    site.manage("shell", "-c", SIGN_OUT_EVERYWHERE.format(token=site.demo["founder"]["token"]))


def in_the_phone(page: Page, prefix: str) -> list[str]:
    """The words that lie in the phone under keys that begin so."""
    lying = page.evaluate("Object.entries(localStorage)")
    kept = [json.loads(value) for key, value in lying if key.startswith(prefix) and key != "vem"]
    return [one.get("value", one.get("body", {}).get("value")) for one in kept]


def write_without_a_line(watched: Watched, page: Page, words: str) -> None:
    """Write the name where there is no line, and leave the page. What waits lies in the phone."""
    page.goto(NAME)
    watched.context.set_offline(True)
    page.locator(FIELD).first.fill(words)
    expect(page.locator(STAMP).first).to_have_text("Väntar på nät")
    # What a page sends as it closes goes past the above.
    page.evaluate("() => { fetch = () => Promise.reject(new TypeError()) }")
    page.goto("about:blank")
    watched.context.set_offline(False)


def use_it(page: Page, words: str) -> None:
    """Take what the page offers, and see it saved."""
    expect(page.locator(OFFER).first).to_contain_text(words)
    page.locator(f"{OFFER} button").first.click()
    expect(page.locator(STAMP).first).to_have_text(SAVED)


@pytest.fixture
def founder(open_context, site):
    """Her phone. The refusal is a 403, and the browser says so in its console."""
    watched = open_context("phone")
    watched.allowed = ("403",)
    page = watched.page()
    doors.by_card(page, site, "founder")
    return watched, page


def test_while_she_writes(founder, site):
    _watched, page = founder
    words = "Skrivet när kortet byttes."
    page.goto(AIM)
    sign_out_everywhere(site)
    page.locator(FIELD).first.fill(words)
    expect(page.locator(STAMP).first).to_have_text(KEPT)
    assert page.locator(FIELD).first.input_value() == words
    assert in_the_phone(page, "utkast:") == [words]
    doors.by_card(page, site, "founder")
    page.goto(AIM)
    assert page.locator(FIELD).first.input_value() != words
    use_it(page, words)
    assert in_the_phone(page, "") == []
    page.goto(AIM)
    assert page.locator(FIELD).first.input_value() == words
    expect(page.locator(OFFER)).to_have_count(0)


@pytest.mark.parametrize("address", [AIM, NAME])
def test_while_it_waited_for_a_line(address, founder, site):
    """The next page that has a line hands it in, is refused, and says so: also where she is not signed in."""
    watched, page = founder
    words = f"Bröd utan nät {address[-4:]}"
    write_without_a_line(watched, page, words)
    sign_out_everywhere(site)
    page.goto(address)
    expect(page.locator("main [data-refused]")).to_have_text(KEPT)
    assert in_the_phone(page, "svar-vantar:") == []
    assert in_the_phone(page, "utkast:") == [words]
    doors.by_card(page, site, "founder")
    page.goto(NAME)
    use_it(page, words)
    assert in_the_phone(page, "") == []
    page.goto(NAME)
    assert page.locator(FIELD).first.input_value() == words


def test_what_waited_leads_back_to_its_question(founder, site):
    """She has signed in again before anything was handed in, and stands on another page."""
    watched, page = founder
    write_without_a_line(watched, page, "Bageriet i Hemse")
    sign_out_everywhere(site)
    doors.by_card(page, site, "founder")
    page.goto(AIM)
    expect(page.locator("main [data-refused]")).to_contain_text("finns kvar i telefonen")
    assert not axe(page)
    page.locator("main [data-refused] a").click()
    expect(page).to_have_url(re.compile("working_name"))
    use_it(page, "Bageriet i Hemse")


def test_what_the_phone_does_not_keep_is_copied(founder, site):
    """A field that may hold names leaves nothing in the phone, and the page does not say that it does."""
    _watched, page = founder
    page.goto(WISHES)
    page.locator("summary", has_text="En rad till").click()
    page.locator("a[href*='steg=0']").last.click()
    sign_out_everywhere(site)
    page.locator(FIELD).first.fill("Hodan")
    expect(page.locator(STAMP).first).to_contain_text("Kopiera det du skrev")
    assert in_the_phone(page, "") == []


def test_the_same_page_hands_in_what_waited(open_context, site):
    """A ticket that holds: she comes back to the question itself, and presses nothing."""
    watched = open_context("phone")
    page = watched.page()
    doors.by_card(page, site, "founder")
    write_without_a_line(watched, page, "Hemse bröd och te")
    page.goto(NAME)
    expect(page.locator(FIELD).first).to_have_value("Hemse bröd och te")
    expect(page.locator(STAMP).first).to_have_text(SAVED)
    expect(page.locator(OFFER)).to_have_count(0)
    assert in_the_phone(page, "") == []


def test_what_was_thrown_away_is_not_sent(founder, site):
    watched, page = founder
    page.goto(NAME)
    before = page.locator(FIELD).first.input_value()
    write_without_a_line(watched, page, "Ångrat")
    sign_out_everywhere(site)
    doors.by_card(page, site, "founder")
    page.goto(NAME)
    page.locator(f"{OFFER} button").last.click()
    assert in_the_phone(page, "") == []
    page.goto(AIM)
    page.goto(NAME)
    expect(page.locator(FIELD).first).to_have_value(before)


def test_what_she_took_back_leaves_no_draft(open_context, site):
    page = open_context("phone").page()
    doors.by_card(page, site, "founder")
    page.goto(AIM)
    before = page.locator(FIELD).first.input_value()
    page.locator(FIELD).first.fill("Ångrat i samma andetag")
    page.locator(FIELD).first.fill(before)
    page.wait_for_timeout(1200)  # longer than the autosave waits
    assert in_the_phone(page, "") == []


def test_what_waited_is_not_shown_to_who_has_signed_in_since(founder, site):
    watched, page = founder
    write_without_a_line(watched, page, "Mina egna ord")
    sign_out_everywhere(site)
    doors.by_card(page, site, "board")
    with page.expect_response("**/svar"):
        page.goto(AIM)
    page.wait_for_timeout(500)
    assert "Mina egna ord" not in page.evaluate("JSON.stringify(localStorage)")
