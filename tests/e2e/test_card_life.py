"""A card from the printer to its end, in two browsers: the coach's computer and the person's phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import doors
from .conftest import axe, sideways
from .site import Site

COACH = "asa@barkraft.example"
MINE, NEW = ["kopp", "sten", "fisk"], ["trad", "sol", "bat"]
IN_A_ROW, OTHERS = ["sten", "bat", "far"], ["sol", "kopp", "fyr"]
# What a camera does: the token stands in the drawn code alone, so this test gives the printed card one that it knows.
READ = """
from barkraft.people.models import SignInCard
from barkraft.people.secrets_of_cards import token_hash
card = SignInCard.objects.get(user__first_name={name!r}, revoked_at=None)
card.token_hash = token_hash({token!r})
card.save(update_fields=["token_hash"])
"""


def good(page: Page) -> None:
    """What every page on the way must be."""
    page.wait_for_load_state("networkidle")
    assert sideways(page) == 0, page.url
    assert axe(page) == [], page.url


def press(page: Page, names: list[str]) -> None:
    for name in names:
        page.locator(f"button[name=bild][value={name}]").click()
    page.wait_for_load_state("networkidle")


def of(page: Page, person: str) -> Callable[[str], None]:
    """Press a button of a person's row; what ends or changes something is asked about first."""
    row = page.locator("tr", has=page.get_by_role("rowheader", name=re.compile(f"^{person}")))

    def act(action: str) -> None:
        wanted = page.locator(f"button[formaction$='/{action}/']")
        button = row.locator(wanted)
        if not button.is_visible():
            row.locator("details > summary").first.click()
            row.locator("details details", has=wanted).locator("summary").click()
        button.click()
        page.wait_for_load_state("networkidle")
        assert page.url.endswith("#personer")

    return act


def new_group(page: Page, name: str, person: str, language: str) -> None:
    """A group in the demo's cohort, with one person."""
    page.goto("/sv/coach/")
    page.get_by_role("link", name="Gotland hösten 2026").click()
    page.get_by_role("link", name="Ny grupp").click()
    page.locator("[name=name]").fill(name)
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Ny person").click()
    page.locator("[name=first_name]").fill(person)
    page.locator("[name=language]").select_option(language)
    page.get_by_role("button", name="Spara").dblclick()  # as people do
    expect(page.locator("#personer ~ .notice")).to_contain_text(f"{person} är med i gruppen.")
    expect(page.get_by_role("rowheader", name=re.compile(f"^{person}"))).to_have_count(1)


def print_card(page: Page, site: Site, person: str) -> str:
    """The paper opens beside the page and is a PDF. Returns the address in the code."""
    page.get_by_role("link", name="Skriv ut kort").click()
    good(page)
    with page.context.expect_event("response", lambda one: one.request.method == "POST") as paper:
        page.get_by_role("button", name="Gör korten").click()
    assert paper.value.headers["content-type"] == "application/pdf"
    page.get_by_role("link", name="Tillbaka till gruppen").click()
    token = f"{person:A<22}"
    site.manage("shell", "-c", READ.format(name=person, token=token))
    return f"/kort/{token}"


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_the_life_of_a_card(open_context, site, language):
    name = {"sv": "Leif", "ar": "Fatima"}[language]
    desk, phone = open_context("desk").page(), open_context("phone").page()
    doors.by_code(desk, site, COACH)
    new_group(desk, f"Klinte cykel {language}", name, language)
    code, hers = print_card(desk, site, name), of(desk, name)

    # It sleeps until it is handed out.
    phone.goto(code)
    expect(phone.locator("button[name=bild]")).to_have_count(0)
    good(phone)
    hers("lamna-ut")
    expect(desk.locator("#personer ~ .notice")).to_contain_text("Kortet är vaket i 24 timmar.")
    good(desk)

    # The first time: three pictures, twice. Not three in a row; another second time begins anew.
    phone.goto(code)
    expect(phone).to_have_url(re.compile(f"/{language}/kort/valj/"))
    expect(phone.locator("h1")).to_contain_text(name)
    good(phone)
    press(phone, IN_A_ROW)
    expect(phone.locator("[role=alert]")).to_be_visible()
    press(phone, MINE)
    expect(phone.locator("[role=alert]")).to_have_count(0)
    good(phone)
    press(phone, OTHERS)
    expect(phone.locator("[role=alert]")).to_be_visible()
    good(phone)
    press(phone, MINE)
    press(phone, MINE)
    expect(phone).to_have_url(re.compile(f"/{language}/min-dag/"))
    expect(phone.locator("h1")).to_contain_text(name)
    phone.locator("form[action*='/logga-ut/'] button").first.click()

    # Too many tries: the card rests, and says so. The coach opens it; the pictures are the same.
    phone.goto(code)
    for _ in range(4):
        press(phone, OTHERS)
        expect(phone.locator("[role=alert]")).to_be_visible()
    good(phone)
    press(phone, OTHERS)
    expect(phone.locator("button[name=bild]")).to_have_count(0)
    good(phone)
    desk.reload()
    expect(desk.locator("tr .tag.need")).to_contain_text("pausat")
    hers("oppna")
    phone.goto(code)
    press(phone, MINE)
    expect(phone).to_have_url(re.compile("/min-dag/"))

    # New pictures: who was in is out, and chooses again.
    hers("byt-bilder")
    phone.reload()
    expect(phone).to_have_url(re.compile("/logga-in/"))
    phone.goto(code)
    for _ in range(2):
        press(phone, NEW)
    expect(phone).to_have_url(re.compile("/min-dag/"))
    phone.goto(f"/{language}/mitt-konto/")
    expect(phone.locator("main")).to_contain_text("Åsa")  # who did it, and when

    # Closed: for good.
    hers("aterkalla")
    expect(desk.locator("#personer ~ .notice")).to_contain_text("Kortet är stängt.")
    phone.reload()
    expect(phone).to_have_url(re.compile("/logga-in/"))
    phone.goto(code)
    expect(phone.locator("button[name=bild]")).to_have_count(0)
    good(phone)


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_a_pause_of_the_codes_says_how_long(open_context, language):
    watched = open_context("phone")
    watched.allowed = ("429",)
    page = watched.page()
    for _ in range(6):
        page.goto(f"/{language}/logga-in/")
        page.locator("input[name=email]").fill(f"ingen-{language}@example.se")
        page.locator("form[action*='/konto/kod/'] button").click()
        page.wait_for_load_state("networkidle")
    expect(page.locator(".lead")).to_contain_text(re.compile(r"\d\d[.:]\d0"))
    good(page)
    page.locator("main a[href$='/konto/kod/skriv/']").click()
    expect(page.locator("input[name=code]")).to_be_visible()
