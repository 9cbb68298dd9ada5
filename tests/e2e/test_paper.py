"""The own card on a phone, and what comes out of the printer: the card and the worksheets on A4."""

import re

import pytest
from playwright.sync_api import expect

from . import doors
from .conftest import PHONE, axe, sideways

CARD = "/mitt-eget-kort/"
AGREEMENT = "/m/var-grupp/v1/u4/q/e2/"
ASF = "/m/vad-ar-asf/v1/u2/q/e2/"
LANGUAGES = ["sv", "sv-simple", "en", "ar"]


def pages(page) -> int:
    """How many sheets the page is in print."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def bottom(page) -> int:
    """How many pixels it is to the end of what the page is about, the foot left out."""
    return int(page.evaluate("document.querySelector('main').getBoundingClientRect().bottom + scrollY"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_is_short_when_it_opens(open_context, site, language):
    page = open_context("phone").page()
    doors.by_card(page, site, "founder")
    page.goto(f"/{language}{CARD}")
    assert bottom(page) <= 1.5 * PHONE["height"]
    assert page.evaluate("document.documentElement.scrollHeight") <= 2.75 * PHONE["height"]  # with the foot
    assert page.locator("[data-own]:visible").count() == 0


def test_one_thing_at_a_time_and_the_rest_in_short(open_context):
    page = open_context("phone").page()
    page.goto(f"/sv{CARD}")
    months, strengths = page.locator("main details[name=kort]").last, page.locator("main details[name=kort]").first
    strengths.locator("> summary").click()
    strengths.locator("[data-own]").first.fill("Jag kommer i tid")
    months.locator("> summary").click()
    expect(strengths.locator("[data-own]").first).to_be_hidden()
    expect(strengths.locator("> summary")).to_contain_text("Jag kommer i tid")
    expect(months.locator("> summary")).to_be_in_viewport()
    assert months.locator("[data-own]:visible").count() == 4

    months.locator("[data-own]:visible").first.fill("maj 2027")
    months.locator("[data-own-next]:visible").click()
    first, second = months.locator("details").nth(0), months.locator("details").nth(1)
    expect(first.locator("summary")).to_contain_text("maj 2027")
    expect(second.locator("summary")).to_be_focused()
    expect(second.locator("summary")).to_be_in_viewport()
    assert months.locator("[data-own]:visible").count() == 4
    assert sideways(page) == 0
    assert not axe(page)


@pytest.mark.parametrize("address", [CARD, AGREEMENT])
def test_twice_the_text_on_a_small_phone(open_context, address):
    page = open_context("phone").page()
    page.goto(f"/sv{address}")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.name = ''; fold.open = true })")
    assert sideways(page) == 0


def test_the_card_by_keyboard_alone(open_context):
    page = open_context("desk").page()
    page.goto(f"/sv{CARD}")
    page.locator("#innehall").focus()
    page.keyboard.press("Tab")
    expect(page.locator("[data-own-keep]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main summary").first).to_be_focused()
    assert page.locator("main summary").first.evaluate("s => getComputedStyle(s).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Räkna")
    assert page.locator("[data-own]").first.input_value() == "Räkna"
    small = page.locator("main summary, main input, main button").evaluate_all(
        "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
    )
    assert [one for one in small if "radio" not in one] == []  # a tick is pressed by its label


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_is_two_sheets_at_most(open_context, language):
    page = open_context("phone").page()
    page.goto(f"/{language}{CARD}")
    assert pages(page) <= 2
    for field in page.locator("input[data-own]").all():
        field.evaluate("e => { e.value = 'Försäkringskassan, 1 maj'; e.dispatchEvent(new Event('input')) }")
    assert pages(page) <= 2


def test_without_script_the_card_prints_empty(open_context):
    page = open_context("phone", java_script_enabled=False).page()
    page.goto(f"/sv{CARD}")
    assert pages(page) == 2
    page.emulate_media(media="print")
    expect(page.locator(".paper td").first).to_be_visible()
    assert page.locator(".paper tbody tr").count() == 6  # the months, in one table
    assert page.locator("input:visible, select:visible, textarea:visible, summary:visible").count() == 0


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.parametrize("address", [AGREEMENT, f"{AGREEMENT}?falt=alla", ASF, f"{ASF}?falt=alla"])
def test_a_worksheet_on_paper_has_no_controls_and_lines_to_write_on(open_context, site, address, language):
    page = open_context("desk").page()
    for signed_in in (False, True):
        if signed_in:
            doors.by_card(page, site, "founder")
        page.goto(f"/{language}{address}")
        assert pages(page) <= 3
        page.emulate_media(media="print")
        assert page.locator("input:visible, select:visible, textarea:visible, button:visible").count() == 0
        assert signed_in or page.locator(".paper .line:visible").count() > 1
        assert page.locator(".paper tbody tr").count() >= 5
        expect(page.locator(".paper-head")).to_contain_text("Hemse bröd" if signed_in else ":")
        smallest = page.locator("body *:visible").evaluate_all(
            "all => Math.min(...all.map(e => parseFloat(getComputedStyle(e).fontSize)))"
        )
        assert smallest >= 16  # 12 pt
        page.emulate_media(media="null")  # else the next paper would be a screen
