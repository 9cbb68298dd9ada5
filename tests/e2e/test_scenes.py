"""The scenes that must be seen to work as a whole: the table, the call, away and gone, first money.

The card, the third of them, is tests/e2e/test_private.py and test_card_life.py.
"""

import json
import re
import sqlite3
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from barkraft.shared import clock

from . import doors
from .conftest import axe, sideways
from .site import Site

COACH = "asa@barkraft.example"
WALL = {"width": 1920, "height": 1080}
MAKE = """
import json
from datetime import timedelta
from barkraft.coaching.actions import create_venture, give_role
from barkraft.people.actions import create_person
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Cohort, Meeting
cohort = Cohort.objects.get(name="Gotland hösten 2026")
coach = User.objects.get(email="asa@barkraft.example")
made = {"cohort": cohort.uid}
for group, people in (("Klinte cykel", ("Vera", "Nils")), ("Klinte sadel", ("Tove", "Omar"))):
    venture = create_venture(cohort=cohort, name=group)
    made[group] = venture.uid
    for name in people:
        user = create_person(first_name=name, by=coach, email=f"{name.lower()}@barkraft.example", language="sv")
        give_role(venture=venture, user=user, role="participant", by=coach)
        made[name] = user.uid
when = clock.now() + timedelta(days=4)
made["table"] = Meeting.objects.create(cohort=cohort, starts_at=when, place="Biblioteket i Hemse").uid
made["open"] = Meeting.objects.create(cohort=cohort, starts_at=when, place="Biblioteket i Klinte", travel="Buss 10").uid
print(json.dumps(made))
"""


@pytest.fixture(scope="module")
def klinte(site: Site) -> dict[str, str]:
    """Two groups of two in the demo's cohort, an open meeting before there is a group, and uids by name."""
    return json.loads(site.manage("shell", "-c", MAKE).splitlines()[-1])


def everything(site: Site) -> str:
    """Every cell of the whole database as one text."""
    with sqlite3.connect(f"file:{site.home}/barkraft.sqlite3?mode=ro", uri=True) as base:
        tables = [name for (name,) in base.execute("select name from sqlite_master where type='table'")]
        return "\n".join(str(row) for table in tables for row in base.execute(f'select * from "{table}"'))


def coach_page(open_context, site: Site, language: str = "sv", size: str = "desk") -> Page:
    page = open_context(size).page()
    doors.by_code(page, site, COACH, language)
    return page


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_the_table(open_context, site, klinte, language):
    """Module 1 on the wall, nobody signed in, and the line drops; then the coach's log of one minute, without names."""
    watched = open_context("desk")
    page = watched.page()
    page.set_viewport_size(WALL)
    page.goto(f"/{language}/m/vad-ar-asf/v1/u2/")
    page.locator("a[data-wall]").first.click()
    shown = page.locator(".slide:visible")
    expect(shown).to_have_count(1)
    assert not axe(page)
    count = page.locator(".slide:not(.pause)").count()
    for number in range(1, count):
        if number == 3:
            watched.context.set_offline(True)  # everything is in the one document
        before = page.url
        page.keyboard.press("PageDown")
        if page.url == before:  # the answer opened first
            page.keyboard.press("PageDown")
        expect(shown).to_have_count(1)
        assert page.url != before
        tall = page.evaluate("document.documentElement.scrollHeight")
        assert tall <= WALL["height"] * 1.6, f"card {number} does not fit a wall: {tall} px"
        assert sideways(page) == 0
    watched.context.set_offline(False)
    page.keyboard.press("b")
    expect(page.locator("#paus")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("#paus")).not_to_be_visible()
    # The round: a press, and the stone's person speaks.
    stones = page.locator("[data-round] button.stop").first
    page.goto(page.url.split("#")[0])
    page.evaluate("location.hash = document.querySelector('[data-round]').closest('.slide').id")
    stones.click()
    expect(stones).to_have_attribute("data-state", "now")
    assert not axe(page)

    desk = coach_page(open_context, site, language)
    before = everything(site)
    desk.goto(f"/{language}/coach/omgang/{klinte['cohort']}/mote/{klinte['table']}/logg/")
    desk.locator("[name=heads]").fill("5")
    desk.locator("[name=next_words]").fill("Tre vill gå vidare.")
    desk.locator("[name=day]").evaluate("(box) => (box.value = new Date().toISOString().slice(0, 10))")
    desk.locator("main form button.btn").first.click()
    expect(desk).to_have_url(re.compile(rf"/coach/omgang/{klinte['cohort']}/"))
    assert "Tre vill gå vidare." in everything(site)
    assert _people(before) == _people(everything(site)), "nobody of the table is in the database"


def _people(dump: str) -> int:
    return len(re.findall(r"@barkraft.example|Hodan", dump.split("auth_group")[0]))


def test_the_group_on_the_wall(open_context, site, klinte):
    """Who is here, one answer by the group, what it does not agree on: kept; and the log has them already."""
    page = coach_page(open_context, site)
    page.set_viewport_size(WALL)
    group = klinte["Klinte cykel"]
    page.goto(f"/sv/coach/grupp/{group}/vagg/vad-ar-asf/u2/")
    page.locator("label.choice", has_text="Vera").click()
    expect(page.locator("[data-here-said]")).not_to_be_empty()
    assert not axe(page)
    answer = page.locator("form[data-saves] textarea[data-column]").first
    answer.evaluate("(box) => (location.hash = box.closest('.slide').id)")
    answer.fill("Fem personer ska få jobb hos oss.")
    expect(page.locator(".slide:visible [data-stamp]").first).to_have_text(re.compile(r"\d\d[.:]\d\d"))
    assert not axe(page)
    page.locator(".slide:visible summary", has_text="Vi är inte överens").click()
    page.locator(".slide:visible textarea[name=words]").fill("Vera vill sälja. Nils vill vänta.")
    page.get_by_role("button", name="Spara att vi inte är överens").locator("visible=true").click()
    expect(page.locator(".slide:visible")).to_contain_text("Nils vill vänta.")
    page.evaluate("location.hash = [...document.querySelectorAll('.slide:not(.pause)')].pop().id")
    page.locator("[data-log]:visible").click()
    expect(page.locator("label.tick", has_text="Vera").locator("input")).to_be_checked()
    expect(page.locator("label.tick", has_text="Nils").locator("input")).not_to_be_checked()
    page.locator("[name=decided]").fill("Vi lagar cyklar på lördag.")
    page.locator("[name=next_words]").fill("Vera ringer kommunen.")
    page.locator("main form button.btn").first.click()
    expect(page).to_have_url(re.compile(rf"/coach/grupp/{group}/"))


def test_the_call(open_context, site, klinte):
    """A number left by the slip stands in the list; one goes on and gets a slip; of one who says no nothing is left."""
    desk = coach_page(open_context, site)
    desk.goto(f"/sv/coach/omgang/{klinte['cohort']}/lappar/")
    desk.locator("main input[name=place]").fill("SFI i Visby")
    desk.get_by_role("button", name="Gör en lapp").click()
    expect(desk.locator("main")).to_contain_text("SFI i Visby")
    assert not axe(desk)
    slip = _slip(site)
    for name, number in (("Ayaan", "070-174 06 11"), ("Lars", "070-174 06 22")):
        phone = open_context("phone").page()
        phone.goto(f"/n/{slip}")
        expect(phone).to_have_url(re.compile("/nyfiken/"))
        assert not axe(phone)
        phone.locator("[name=first_name]").fill(name)
        phone.locator("[name=phone]").fill(number)
        phone.locator("[name=language]").select_option("so")
        phone.locator("main form button.btn").first.click()
        expect(phone).to_have_url(re.compile("/nyfiken/tack/"))
        assert not axe(phone)
    desk.goto("/sv/coach/ring/")
    assert not axe(desk)
    row = desk.locator("tr", has_text="Ayaan")
    expect(row).to_contain_text("omaliska")
    row.get_by_role("link", name="Jag har ringt").click()
    desk.locator("label", has_text="Går vidare").first.click()
    desk.locator("main form button.btn").first.click()
    assert not axe(desk)
    desk.locator(f"input[value='{klinte['open']}']").check(force=True)
    desk.locator("main form button.btn").first.click()
    paper = desk.get_by_role("link", name="Skriv ut lappen").get_attribute("href")
    assert desk.request.get(paper).body().startswith(b"%PDF")
    desk.goto(f"/sv/coach/omgang/{klinte['cohort']}/grupp/av/")
    expect(desk.locator("main")).to_contain_text("Ayaan")
    assert not axe(desk)
    assert "701740622" in re.sub(r"[ -]", "", everything(site))
    desk.goto("/sv/coach/ring/")
    desk.locator("tr", has_text="Lars").get_by_role("link", name="Jag har ringt").click()
    desk.locator("label", has_text="Inte för mig").first.click()
    desk.locator("main form button.btn").first.click()
    expect(desk.locator("h1")).to_have_text("Ingenting är kvar")
    left = everything(site)
    assert "701740622" not in re.sub(r"[ -]", "", left)
    assert "'Lars'" not in left


def _slip(site: Site) -> str:
    with sqlite3.connect(f"file:{site.home}/barkraft.sqlite3?mode=ro", uri=True) as base:
        return base.execute("select code from coaching_slip order by id desc").fetchone()[0]


def test_an_invitation_is_taken(open_context, site, klinte):
    """The letter's link, opened in a browser of its own: one press, and a substitute stands at her desk."""
    desk = coach_page(open_context, site)
    desk.goto(f"/sv/coach/omgang/{klinte['cohort']}/")
    form = desk.locator("form[action*='/vikarie/']")
    if not form.is_visible():
        form.locator("xpath=ancestor::details").last.locator("summary").first.click()
    form.locator("[name=first_name]").fill("Siv")
    form.locator("[name=email]").fill("siv@barkraft.example")
    form.locator("[name=until]").fill((clock.today() + timedelta(days=14)).isoformat())
    form.locator("button.btn").first.click()
    letters = sorted((site.home / "letters").glob("*.json"), reverse=True)
    body = next(json.loads(path.read_text())["body"] for path in letters if "siv@" in path.read_text())
    link = re.search(r"/sv/\S+", body)
    assert link, body
    page = open_context("phone").page()
    page.goto(link[0])
    assert not axe(page)
    page.locator("main form button.btn").first.click()
    expect(page).to_have_url(re.compile("/coach/|/konto/"))


def test_away_and_gone(open_context, site, klinte):
    """One who was away is told and has her say; one leaves, and her name is nowhere; two groups become one."""
    group, other = klinte["Klinte cykel"], klinte["Klinte sadel"]
    desk = coach_page(open_context, site)
    desk.goto(f"/sv/coach/grupp/{group}/")
    desk.locator(f"form[action*='/grupp/{group}/mote/nu/'] button, a[href*='/mote/'][href$='/logg/']").first.click()
    for name in ("Vera", "Nils"):
        tick = desk.locator("label.tick", has_text=name).locator("input")
        tick.set_checked(name == "Vera")
    desk.locator("[name=decided]").fill("Vi öppnar verkstaden i mars.")
    desk.locator("[name=next_words]").fill("Vera ringer hyresvärden.")
    desk.locator("main form button.btn").first.click()

    nils = open_context("phone").page()
    doors.by_code(nils, site, "nils@barkraft.example")
    nils.goto("/sv/min-dag/")
    expect(nils.locator("main")).to_contain_text("Du var inte med")
    expect(nils.locator("main")).to_contain_text("Vi öppnar verkstaden i mars.")
    assert not axe(nils)
    nils.locator("summary", has_text="Vill du säga något?").click()
    nils.locator("form[action*='/sag/'] [name=text]").fill("Jag kan ta med verktyg.")
    nils.locator("form[action*='/sag/'] button").click()
    desk.goto(f"/sv/coach/grupp/{group}/moten/")
    expect(desk.locator("main")).to_contain_text("Jag kan ta med verktyg.")

    # He leaves. His word stands, his name does not.
    nils.goto(f"/sv/g/{group}/sluta/")
    assert not axe(nils)
    nils.locator("button[name=do][value=leave]").click()
    expect(nils).to_have_url(re.compile("/du-har-lamnat/"))
    desk.goto(f"/sv/coach/grupp/{group}/moten/")
    expect(desk.locator("main")).to_contain_text("Jag kan ta med verktyg.")
    assert "Nils" not in desk.locator("main article, main section").all_inner_texts()

    # Two groups become one: every answer is there.
    desk.goto(f"/sv/g/{other}/parmen/enterprise/short_pitch/")
    desk.locator("form[data-saves] [data-column]").first.fill("Vi gör sadlar av gammalt läder.")
    expect(desk.locator("form[data-saves] [data-stamp]").first).to_have_text(re.compile(r"\d\d[.:]\d\d"))
    desk.goto(f"/sv/coach/grupp/{other}/ga-ihop/?grupp={group}")
    assert not axe(desk)
    desk.locator("[name=yes]").check(force=True)
    desk.locator("main form button.btn").last.click()
    expect(desk).to_have_url(re.compile(rf"/coach/grupp/{group}/"))
    desk.goto(f"/sv/g/{group}/parmen/enterprise/")
    expect(desk.locator("main")).to_contain_text("Vi gör sadlar av gammalt läder.")

    # A stop sets a call, and says what is printed and kept.
    desk.goto(f"/sv/g/{group}/vagval/?nytt=1")
    desk.locator("[name=result][value=stopp]").check(force=True)
    desk.locator("[name=words]").fill("Vi slutar här, och är nöjda.")
    desk.get_by_role("button", name="Skriv in vägvalet").click()
    desk.get_by_role("button", name="Ja, skriv in").click()
    desk.goto(f"/sv/g/{group}/paus-och-stopp/")
    assert not axe(desk)
    desk.goto(f"/sv/coach/grupp/{group}/avsluta/")
    expect(desk.locator("main")).to_contain_text("Det står i din ringlista")
    expect(desk.locator("main")).to_contain_text("Vera")
    assert not axe(desk)


def test_first_money(open_context, site):
    """Before the first sale the page asks; who invoices is a setting, and without one there is no button."""
    founder = open_context("phone").page()
    doors.by_card(founder, site, "founder")
    group = doors.group_of(founder)
    founder.goto(f"/sv/g/{group}/forsta-forsaljningen/")
    expect(founder.locator("main")).to_contain_text("Vem säljer?")
    expect(founder.locator("main")).to_contain_text("Försäkring")
    assert "godkän" not in founder.locator("main").inner_text().casefold()
    assert not axe(founder)
    founder.goto(f"/sv/g/{group}/stod/")
    assert not axe(founder)
    assert "rova-på-faktura" not in founder.locator("main").inner_text()
    founder.goto(f"/sv/g/{group}/stod/advice_start/")
    founder.locator("main textarea").first.fill("Vi vill prata om priset på bröd.")
    founder.locator("main form button.btn").last.click()
    expect(founder).to_have_url(re.compile("/stod/arende/"))
    assert not axe(founder)

    desk = coach_page(open_context, site)
    desk.goto("/sv/coach/stod/")
    expect(desk.locator("main")).to_contain_text("Hemse bröd")
    assert not axe(desk)
    lead = open_context("desk").page()
    doors.by_code(lead, site, "mikael@barkraft.example")
    lead.goto("/sv/coach/stod/vem-fakturerar/")
    lead.locator("main input[name=name]").fill("Gotlands Stödbolag")
    for name in ("paper", "kept_at"):
        if lead.locator(f"main [name={name}]").count():
            lead.locator(f"main [name={name}]").fill("Pärm 3 på kontoret")
    lead.locator("main form button.btn").first.click()
    founder.goto(f"/sv/g/{group}/stod/try_invoice/")
    expect(founder.locator("main")).to_contain_text("Gotlands Stödbolag")
