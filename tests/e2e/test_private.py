"""Private is private, in the browser: what a person writes on her own card leaves her phone in no way."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

from . import doors

SECRET = "Zirkonblått tåg"
CARD = "/sv/mitt-eget-kort/"
OVER = "eget-kort-over"
PHONE = "JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"
LONE_COACH = """
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Cohort, CohortStaff, Venture
user = User.objects.create(first_name="Ensam", email="ensam@barkraft.example", is_staff=True)
cohort = Cohort.objects.create(name="Ensam omgång", starts_on=clock.today())
CohortStaff.objects.create(cohort=cohort, user=user)
Venture.objects.create(cohort=cohort, name="Ensam grupp")
"""
NO_LONGER = """
from barkraft.venture.models import Venture
Venture.objects.get(name="Ensam grupp").delete()
"""
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
    page.locator("[data-own-ask]").click()
    page.locator("[data-own-clear]").click()
    assert SECRET not in page.content()
    assert SECRET not in page.locator("[data-own]").evaluate_all("all => all.map(e => e.value)")
    assert SECRET not in page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")


def test_without_script_the_card_is_filled_in_with_a_pen(open_context):
    page = open_context("phone", java_script_enabled=False).page()
    page.goto("/sv/mitt-eget-kort/")
    expect(page.locator("main")).to_contain_text(re.compile("penna"))


def test_a_link_that_leads_to_the_way_in_takes_nothing_along(open_context, site):
    """Her session has ended; the next person in that tab opens the card."""
    page = open_context("phone").page()
    doors.by_card(page, site, "founder")
    page.goto(f"/sv/g/{doors.group_of_session(page)}/parmen/personal/strengths/")
    assert fill_all(page) > 0
    page.context.clear_cookies()
    page.locator("[data-language=en]").first.click()
    page.wait_for_url(re.compile("/logga-in/"))
    page.wait_for_load_state()
    assert SECRET not in page.evaluate(PHONE)
    doors.by_card(page, site, "board")
    page.goto(CARD)
    assert SECRET not in page.locator("[data-own]").evaluate_all("all => all.map(e => e.value)")


@pytest.mark.parametrize(
    ("where", "age", "comes"),
    [("/mitt-eget-kort/", 0, True), ("/mitt-eget-kort/", 31_000, False), ("/m/var-grupp/v1/u1/q/e1/", 0, False)],
)
def test_what_goes_along_is_for_the_same_page_and_half_a_minute(where, age, comes, open_context):
    page = open_context("phone").page()
    page.goto(CARD)
    page.evaluate(
        """([key, page, age, words]) => {
            const card = { [document.querySelector("[data-own]").dataset.own]: words };
            sessionStorage.setItem(key, JSON.stringify({ page, at: Date.now() - age, card }));
        }""",
        [OVER, where, age, SECRET],
    )
    page.reload()
    assert (page.locator("[data-own]").first.input_value() == SECRET) is comes
    assert SECRET not in page.evaluate(PHONE)


def test_a_new_tab_leaves_no_copy_and_done_takes_it_too(open_context):
    page = open_context("phone").page()
    page.goto(CARD)
    fill_all(page)
    with page.context.expect_page():
        page.locator("[data-language=en]").first.click(modifiers=["Control"])
    assert page.evaluate(f"sessionStorage.getItem('{OVER}')") is None
    page.evaluate(f"sessionStorage.setItem('{OVER}', '{SECRET}')")
    page.locator("[data-own-ask]").click()
    page.locator("[data-own-clear]").click()
    assert SECRET not in page.evaluate(PHONE)


def test_what_a_phone_keeps_is_shown_only_to_the_one_who_kept_it(open_context, site):
    """Her session ended by itself. Signed out, and to the next person, the phone shows nothing; to her it does."""
    watched = open_context("phone")
    page = watched.page()
    doors.by_card(page, site, "founder")
    mark = page.locator("[data-whose]").get_attribute("data-whose")
    page.goto(CARD)
    page.locator("[data-own-keep]").first.check()
    fill_all(page)
    page.evaluate("localStorage.setItem('utkast:a:b::', JSON.stringify({ value: 'Utkast', at: Date.now() }))")
    page.context.clear_cookies()
    page.goto(CARD)
    assert SECRET not in page.content()
    assert page.locator("[data-own]").first.input_value() == ""
    assert not page.locator("[data-own-keep]").first.is_checked()

    doors.by_card(page, site, "founder")
    page.goto(CARD)
    assert page.locator("[data-own]").first.input_value() == SECRET
    assert "Utkast" in page.evaluate(PHONE)

    page.context.clear_cookies()
    doors.by_card(page, site, "board")
    kept = page.evaluate(PHONE)
    assert SECRET not in kept
    assert "Utkast" not in kept
    assert page.locator("[data-whose]").get_attribute("data-whose") != mark
    page.goto(CARD)
    assert page.locator("[data-own]").first.input_value() == ""
    assert not [one for one in watched.sent if mark in one[1] + one[2]]


def test_the_erased_account_leaves_nothing_in_the_phone_and_a_refused_one_loses_nothing(open_context, site):
    site.manage("shell", "-c", LONE_COACH)
    page = open_context("desk").page()
    doors.by_code(page, site, "ensam@barkraft.example")
    page.goto(CARD)
    page.locator("[data-own-keep]").first.check()
    fill_all(page)
    page.evaluate("for (const key of ['utkast:a', 'svar-vantar:a']) localStorage.setItem(key, '{}')")
    page.goto("/sv/konto-borttaget/")  # by a mere link
    page.goto("/sv/mitt-konto/ta-bort/")
    page.locator(".js-erase").click()
    expect(page.locator("main [role=alert]")).to_contain_text("ensam coach")
    kept = page.evaluate(PHONE)
    assert all(part in kept for part in (SECRET, "utkast:", "svar-vantar:"))
    site.manage("shell", "-c", NO_LONGER)
    page.locator(".js-erase").click()
    page.wait_for_url(re.compile("/konto-borttaget/"))
    page.wait_for_load_state()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_paper_is_emptied_though_the_phone_never_says_that_it_printed(open_context):
    page = open_context("phone").page()
    page.goto(CARD)
    page.locator("[data-own-keep]").check()
    fill_all(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert SECRET not in page.locator(".paper").inner_html()


def test_the_question_comes_first_and_a_shared_phone_warns_before_all_is_gone(open_context):
    page = open_context("phone").page()
    page.goto(CARD)
    expect(page.locator("main").locator("input, summary, button").first).to_have_attribute("data-own-keep", "")
    page.locator("[data-own-shared]").check()
    expect(page.locator("[data-own-answer]")).to_have_text("Det försvinner när du går härifrån. Skriv ut först.")
    dialogs = []

    def stay(dialog) -> None:
        dialogs.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    unfold(page.locator("[data-own]").first)
    page.locator("[data-own]").first.fill(SECRET)
    page.locator("header .brand").first.click()
    page.wait_for_timeout(500)
    assert dialogs == ["beforeunload"]
    expect(page.locator("[data-own]").first).to_have_value(SECRET)

    page.locator("[data-language=en]").first.click()  # that loses nothing, so nothing is asked
    page.wait_for_url(re.compile("/en/"))
    expect(page.locator("[data-own]").first).to_have_value(SECRET)
    page.locator("[data-own-keep]").check()
    page.locator("header .brand").first.click()
    page.wait_for_url(lambda url: "kort" not in url)
    assert dialogs == ["beforeunload"]


def test_to_take_all_away_is_asked_once_and_no_keeps_it(open_context):
    page = open_context("phone").page()
    page.goto(CARD)
    fill_all(page)
    page.locator("[data-own-ask]").click()
    expect(page.locator("[data-own-no]")).to_be_focused()
    page.locator("[data-own-no]").click()
    expect(page.locator("[data-own-clear]")).to_be_hidden()
    assert SECRET in page.locator("[data-own]").evaluate_all("all => all.map(e => e.value)")
