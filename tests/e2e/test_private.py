"""Private is private, in the browser: what a person writes on her own card leaves her phone in no way."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

from . import doors

SECRET = "Zirkonblått tåg"
PLACES = [
    "/sv/mitt-eget-kort/",
    "/sv/m/trygg-ersattning/v1/u4/q/e1/?falt=alla",
    "/sv/m/vad-ar-asf/v1/u5/q/e3/?falt=alla",
    "/sv/m/var-grupp/v1/u1/q/e1/?falt=alla",
]


def fill_all(page) -> int:
    """Write the secret in every private place of the page, unfolding each on the way; how many there were."""
    inputs = page.locator("[data-own]")
    for index in range(inputs.count()):
        field = inputs.nth(index)
        unfold(field)
        if field.evaluate("e => e.tagName === 'INPUT' || e.tagName === 'TEXTAREA'"):
            field.fill(SECRET)
    return inputs.count()


def unfold(field) -> None:
    """Open what the field is folded in, the outer fold first."""
    folds = field.locator("xpath=ancestor::details")
    for index in range(folds.count()):
        if not folds.nth(index).evaluate("fold => fold.open"):
            folds.nth(index).locator("> summary").click()


@pytest.mark.parametrize("address", PLACES)
def test_no_request_carries_it(open_context, site, address):
    watched = open_context("phone")
    page = watched.page()
    doors.by_card(page, site, "founder")
    page.goto(address)
    assert fill_all(page) > 0
    page.keyboard.press("Enter")
    page.wait_for_timeout(1200)  # longer than the autosave waits
    page.evaluate("dispatchEvent(new Event('online'))")
    page.goto("/sv/min-dag/")
    page.locator("form[action*='/logga-ut/'] button").first.click()
    page.wait_for_timeout(300)
    carried = [one for one in watched.sent if "Zirkon" in one[1] + one[2] or "Zirkon" in one[2]]
    assert not carried, carried
    assert not in_the_home_folder(site)


def in_the_home_folder(site) -> list[str]:
    """Files of the site, database and log included, that hold the secret."""
    connection = sqlite3.connect(site.home / "barkraft.sqlite3")
    connection.execute("PRAGMA wal_checkpoint(FULL)")
    connection.close()
    needle = b"Zirkon"
    return [str(path) for path in site.home.rglob("*") if path.is_file() and needle in path.read_bytes()]


def test_private_inputs_cannot_be_posted_at_all(open_context, site):
    """No name, no form around them: even without our script a browser has nothing to send."""
    page = open_context("phone").page()
    for address in PLACES:
        page.goto(address)
        assert page.locator("[data-own][name]").count() == 0
        assert page.evaluate("[...document.querySelectorAll('[data-own]')].every(e => !e.form)")


def test_it_is_kept_only_when_she_asks_and_gone_at_sign_out(open_context, site):
    page = open_context("phone").page()
    doors.by_card(page, site, "founder")
    page.goto("/sv/mitt-eget-kort/")
    fill_all(page)
    page.goto("/sv/min-dag/")
    page.goto("/sv/mitt-eget-kort/")
    assert page.locator("[data-own]").first.input_value() != SECRET

    page.locator("[data-own-keep]").first.check()
    fill_all(page)
    page.goto("/sv/min-dag/")
    page.goto("/sv/mitt-eget-kort/")
    assert page.locator("[data-own]").first.input_value() == SECRET

    page.locator("form[action*='/logga-ut/'] button").first.click()
    page.wait_for_load_state()
    assert SECRET not in page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    page.goto("/sv/mitt-eget-kort/")
    assert page.locator("[data-own]").first.input_value() != SECRET


def test_another_language_or_larger_text_loses_nothing_and_leaves_nothing(open_context, site):
    page = open_context("phone").page()
    doors.by_card(page, site, "founder")
    page.goto("/sv/mitt-eget-kort/")
    fill_all(page)
    page.locator("[data-language=ar]").first.click()
    page.wait_for_url(re.compile("/ar/"))
    expect(page.locator("[data-own]").first).to_have_value(SECRET)
    page.locator("a[href^='/las/']").first.click()
    page.wait_for_load_state()
    expect(page.locator("[data-own]").first).to_have_value(SECRET)
    assert SECRET not in page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    page.goto("/ar/min-dag/")
    page.goto("/ar/mitt-eget-kort/")
    assert page.locator("[data-own]").first.input_value() != SECRET


def test_the_button_back_shows_nothing_to_the_next_person(open_context, site):
    page = open_context("phone").page()
    doors.by_card(page, site, "founder")
    page.goto("/sv/mitt-eget-kort/")
    fill_all(page)
    page.goto("/sv/min-dag/")
    page.locator("form[action*='/logga-ut/'] button").first.click()
    page.wait_for_load_state()
    page.go_back()
    page.go_back()
    assert SECRET not in page.content()
    values = page.locator("input, textarea").evaluate_all("all => all.map(e => e.value)")
    assert SECRET not in values


def test_the_coach_who_resets_pictures_and_signs_in_finds_nothing(open_context, site):
    hers = open_context("phone")
    page = hers.page()
    doors.by_card(page, site, "founder")
    page.goto("/sv/mitt-eget-kort/")
    page.locator("[data-own-keep]").first.check()
    fill_all(page)
    group = doors.group_of_session(page)

    coach = open_context("desk").page()
    doors.by_code(coach, site, "asa@barkraft.example")
    for address in [f"/sv/g/{group}/parmen/", f"/sv/coach/grupp/{group}/", f"/sv/g/{group}/parmen/personal/"]:
        coach.goto(address)
        assert SECRET not in coach.content()
    # The phone of the coach with her card: nothing comes along with the account.
    other = open_context("phone").page()
    doors.by_card(other, site, "founder")
    other.goto("/sv/mitt-eget-kort/")
    assert SECRET not in other.content()
    assert SECRET not in other.locator("[data-own]").evaluate_all("all => all.map(e => e.value)")


def test_the_paper_holds_it_only_while_it_prints(open_context):
    page = open_context("phone").page()
    page.goto("/sv/mitt-eget-kort/")
    fill_all(page)
    assert SECRET not in page.locator(".paper").inner_html()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert (
        page.locator(".paper").inner_html().count(SECRET) == page.locator("input[data-own], textarea[data-own]").count()
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert SECRET not in page.locator(".paper").inner_html()


def test_done_takes_it_away_from_every_place(open_context):
    page = open_context("phone").page()
    page.goto("/sv/mitt-eget-kort/")
    page.locator("[data-own-keep]").check()
    fill_all(page)
    assert SECRET in page.content()  # in short, where it is folded
    page.locator("[data-own-clear]").click()
    assert SECRET not in page.content()
    assert SECRET not in page.locator("[data-own]").evaluate_all("all => all.map(e => e.value)")
    assert SECRET not in page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")


def test_without_script_the_card_is_filled_in_with_a_pen(open_context):
    page = open_context("phone", java_script_enabled=False).page()
    page.goto("/sv/mitt-eget-kort/")
    expect(page.locator("main")).to_contain_text(re.compile("penna"))
