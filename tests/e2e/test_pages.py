"""Every kind of page, at both sizes, in Swedish and Arabic: no finding by axe, nothing sideways, no console error."""

import re

import pytest

from . import doors
from .addresses import OF_THE_GROUP, OF_THE_STAFF, OPEN, REACHED_FROM_THE_DESK, name_of
from .conftest import axe, sideways

LANGUAGES = ["sv", "ar"]
SIZES = ["phone", "desk"]


def look(page, address: str, *, status: int = 200) -> list[str]:
    """What is wrong with one page, one line each."""
    answer = page.goto(address)
    faults = [] if answer.status == status else [f"{address}: status {answer.status}"]
    if sideways(page):
        faults.append(f"{address}: {sideways(page)} px too wide")
    return faults + [f"{address}: {finding}" for finding in axe(page)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_open_pages(open_context, size, language):
    page = open_context(size).page()
    faults = [fault for address in OPEN for fault in look(page, f"/{language}{address}")]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_group(open_context, site, size, language):
    page = open_context(size).page()
    doors.by_card(page, site, "founder")
    group = doors.group_of(page)
    faults = [
        fault for address in OF_THE_GROUP for fault in look(page, f"/{language}{address.format(group=f'/g/{group}')}")
    ]
    page.goto(f"/{language}/g/{group}/stod/")
    faults += look(page, page.locator("main a[href*='/stod/arende/']").first.get_attribute("href"))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_coach(open_context, site, size, language):
    page = open_context(size).page()
    doors.by_code(page, site, "asa@barkraft.example")
    begin = ("", "vecka/", "ring/", "fragor/")
    faults, seen, reached, todo = [], set(), set(), [f"/{language}/coach/{name}" for name in begin]
    while todo:
        address = todo.pop()
        kind = re.sub(r"/[a-z0-9]{12}(?=/|$)", "/*", address)  # one of each kind of page is enough
        if kind in seen or (
            re.search(r"\.(pdf|csv|ics)(\?|$)", address) and "/kort.pdf" not in address
        ):  # kort.pdf asks
            continue
        seen.add(kind)
        reached.add(name_of(address.removeprefix(f"/{language}")))
        faults += look(page, address)
        links = page.locator(f"main a[href^='/{language}/coach/']").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        )
        todo += links
    assert not (missed := REACHED_FROM_THE_DESK - reached), f"no link leads there: {sorted(missed)}"
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_project_lead_and_administrator(open_context, site, language):
    """What an incubator says of itself: who works here, how the groups stand, what help there is and who invoices."""
    page = open_context("phone" if language == "ar" else "desk").page()
    doors.by_code(page, site, "mikael@barkraft.example")
    faults = []
    for address in OF_THE_STAFF:
        faults += look(page, f"/{language}{address}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_colour_schemes_have_contrast(open_context, theme):
    page = open_context("desk", color_scheme=theme).page()
    faults = []
    for address in ["/sv/", "/sv/programmet/", "/sv/m/vad-ar-asf/v1/u2/", "/sv/m/vad-ar-asf/v1/u2/q/q1/"]:
        faults += look(page, address)
    assert not faults, "\n".join(faults)


def test_components_in_both_directions(open_context):
    page = open_context("desk").page()
    assert not look(page, "/komponenter/")


def test_a_page_that_is_not_there_says_what_to_do(open_context):
    watched = open_context("phone")
    watched.allowed = ("404",)
    page = watched.page()
    assert not look(page, "/sv/finns-inte/", status=404)
    assert page.locator("main a.btn").count() >= 1


@pytest.mark.parametrize(
    "address", ["/sv/", "/sv/m/vad-ar-asf/v1/u2/", "/sv/m/vad-ar-asf/v1/u2/q/q1/", "/ar/m/vad-ar-asf/v1/u2/"]
)
def test_twice_the_text_on_a_small_phone(open_context, address):
    """200 % text at 360 px: what a browser's text setting does to rem."""
    page = open_context("phone").page()
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(page) == 0


@pytest.mark.parametrize("address", ["/sv/m/vad-ar-asf/v1/u2/", "/sv/m/vad-ar-asf/v1/u2/q/e2/?falt=alla"])
def test_a_lesson_and_an_exercise_on_paper(open_context, address):
    """The text is there; what can only be pressed is not."""
    page = open_context("desk").page()
    page.goto(address)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 200
    assert page.locator("a.btn:visible, button:visible, nav:visible").count() == 0
    assert sideways(page) == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_way_in(open_context, site, size, language):
    """Three pictures, a card that is nobody's, the code from the letter, the second factor."""
    page = open_context(size).page()
    faults = look(page, f"/kort/{site.demo['founder']['token']}")
    page.locator("button[name=bild]").first.click()
    faults += axe(page)
    faults += look(page, "/kort/a-card-that-is-nobodys")
    page.goto(f"/{language}/logga-in/")
    page.locator("input[name=email]").fill("karin@barkraft.example")
    page.locator("form[action*='/konto/kod/'] button").click()
    page.wait_for_url(re.compile("/kod/skriv/"))
    faults += axe(page)
    page.locator("input[name=code]").fill(doors.newest_code(site, "karin@barkraft.example"))
    page.locator("main form button:visible").first.click()
    page.wait_for_url(lambda url: "/konto/" not in url)
    for address in [
        "/konto/sakerhet/",
        "/konto/sakerhet/totp/activate/",
        "/konto/sakerhet/webauthn/add/",
        "/mitt-konto/",
    ]:
        faults += look(page, f"/{language}{address}")
    assert not faults, "\n".join(faults)
