"""A unit on a wall: what fits on a card, what never stands there, and the same bytes for everybody."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client
from django.urls import reverse

from barkraft.learn import content, cut, wall
from barkraft.learn.book import Book
from barkraft.learn.identity import module_uid, unit_uid
from barkraft.learn.source import Unit, read_unit
from barkraft.people.models import User
from barkraft.translate.actions import NewSegment, store_segments
from barkraft.translate.facts import Words
from barkraft.translate.models import Segment
from barkraft.venture.binder import chapters
from tests.house.access_table import EVERYBODY, TABLE
from tests.house.addresses import OURS
from tests.learn.conftest import UNIT_1, write_module

ClientOf = Callable[[User], Client]
WALL = "/sv/m/prov/v1/{}/vagg/"
BESIDE = "/{}/m/prov/v1/u1/bredvid/"


def soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200, path
    return BeautifulSoup(response.content, "html.parser")


def cards(page: BeautifulSoup) -> list[Tag]:
    return page.select("section.slide:not(#paus)")


def words(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split())


# --- cutting: plain


def test_a_short_text_stays_whole() -> None:
    assert cut.parts("En rad.\n\nEn rad till.") == ["En rad.\n\nEn rad till."]


def test_a_long_paragraph_is_cut_between_sentences_and_no_word_is_lost() -> None:
    text = " ".join(f"Det här är mening nummer {number}." for number in range(40))
    parts = cut.parts(text)
    assert len(parts) > 1
    assert all(len(part) <= cut.MOST for part in parts)
    assert " ".join(parts) == text
    assert all(part.endswith(".") for part in parts)


def test_a_long_list_is_cut_between_its_items() -> None:
    text = "\n".join(f"- sak nummer {number} som vi tar med oss" for number in range(30))
    parts = cut.parts(text)
    assert len(parts) > 1
    assert "\n".join(parts) == text
    assert all(line.startswith("- ") for part in parts for line in part.split("\n"))


def test_strong_words_are_never_torn_apart() -> None:
    text = "Först. **En sak. Och en till.** " + "Mer text här efteråt. " * 20
    assert all(part.count("**") % 2 == 0 for part in cut.parts(text))


# --- the deck


def books() -> Iterator[Book]:
    """Every module that is written, straight from its files."""
    for folder in sorted((settings.ROOT / "content" / "modules").iterdir()):
        data = yaml.safe_load((folder / "module.yaml").read_text())
        read = {path.stem: read_unit(path.read_text()) for path in sorted(folder.glob("*.md"))}
        units = [
            unit.meta | {"id": id, "uid": str(unit_uid(folder.name, id)), "blocks": _blocks(unit)}
            for id, unit in read.items()
        ]
        by_id = {name: {one["id"]: one for one in data.get(name, [])} for name in ("exercises", "quiz")}
        yield Book(0, folder.name, 1, {"uid": str(module_uid(folder.name)), "units": units, **by_id})


def _blocks(unit: Unit) -> list[dict[str, Any]]:
    return [{"key": one.key, "kind": one.kind, "text": one.text, "attrs": one.attrs} for one in unit.blocks]


def test_every_card_of_the_programme_fits(db: None) -> None:
    """So that no text is too long for a wall, and every card says what it is about."""
    looked = 0
    for book in books():
        for unit in book.units.values():
            for card in wall.deck(book, unit, Words("sv")).cards:
                looked += 1
                body = BeautifulSoup(str(card.body), "html.parser").get_text()
                assert len(body) <= cut.MOST + 40, (book.slug, unit["id"], card.id, len(body))
                assert card.title.words, (book.slug, unit["id"], card.id)
    assert looked > 300


def test_nothing_of_the_text_is_lost(book: Book, nobody: Client) -> None:
    page = words(soup(nobody, WALL.format("u1")).main)
    for said in (
        "Första delen",
        "Här är det första.",
        "Vinsten",
        "Det fanns 344 ASF.",
        "SCB, år 2017",
        "Gör en runda.",
    ):
        assert said in page
    for said in ("Börja", "Läs först.", "Säg alltid till.", "Mira bakar.", "Pröva nu."):
        assert said in words(soup(nobody, WALL.format("u2")).main)


def test_the_question_to_talk_about_is_the_heading(book: Book, nobody: Client) -> None:
    [talk] = [
        card
        for card in cards(soup(nobody, WALL.format("u1")))
        if card.select_one("h1") and words(card.select_one("h1")) == "Vad tycker ni?"
    ]
    assert talk.select_one("[data-round]")


def test_the_answer_to_a_question_stands_folded(book: Book, nobody: Client) -> None:
    page = soup(nobody, WALL.format("u1"))
    [quiz] = [card for card in cards(page) if "Vad händer med vinsten?" in words(card)]
    folded = quiz.select_one("details:not([open])")
    assert folded is not None
    assert "Den stannar" in words(folded)
    assert "Den delas" not in words(folded)
    assert [words(option) for option in quiz.select(".hands li")] == ["Den stannar", "Den delas"]


def test_what_is_asked_goes_on_paper_where_nobody_is_signed_in(book: Book, nobody: Client) -> None:
    page = soup(nobody, WALL.format("u1"))
    ask = chapters.field("purpose.social_aim").ask
    [card] = [card for card in cards(page) if card.h1 and words(card.h1) == ask]
    assert "Skriv på papper. Coachen skriver in det sen." in words(card)
    assert page.find("form") is None
    assert page.find("textarea") is None


def test_the_own_card_is_on_no_wall(book: Book, nobody: Client) -> None:
    page = soup(nobody, WALL.format("u2"))
    assert "Det här gör var och en på sitt eget papper" in words(page.main)
    assert chapters.field("personal.wants_and_worries").ask not in words(page.main)
    assert not page.select("[data-own], [data-own-paper], script[src*=device]")
    assert reverse("venture:my_card") not in str(page)


def test_a_table_is_talked_through_a_row_at_a_time(folder: Path, db: None, nobody: Client) -> None:
    path = folder / "modules" / "prov" / "module.yaml"
    path.write_text(
        path.read_text()
        .replace("writes: [purpose.social_aim]", "writes: [purpose.asf_criteria_check]")
        .replace("dossier_writes: [purpose.social_aim,", "dossier_writes: [purpose.asf_criteria_check,")
        .replace("dossier_required: [purpose.social_aim]", "dossier_required: []")
    )
    content.load_all()
    definition = chapters.field("purpose.asf_criteria_check")
    headings = [words(card.h1) for card in cards(soup(nobody, WALL.format("u1"))) if card.h1]
    assert [heading for heading in headings if heading in {row["criterion"] for row in definition.first_rows}] == [
        row["criterion"] for row in definition.first_rows
    ]


def test_the_links_lead_through_all_cards_and_back(book: Book, nobody: Client) -> None:
    page = soup(nobody, WALL.format("u1"))
    ids = [str(card["id"]) for card in cards(page)]
    assert len(set(ids)) == len(ids)
    on = [str(card.select_one("[data-to=on]")["href"]) for card in cards(page)[:-1]]  # type: ignore[index]
    back = [str(card.select_one("[data-to=back]")["href"]) for card in cards(page)[1:]]  # type: ignore[index]
    assert on == [f"#{id}" for id in ids[1:]]
    assert back == [f"#{id}" for id in ids[:-1]]
    assert cards(page)[-1].select_one("[data-to=on]") is None
    assert page.select_one("#paus") is not None


def test_the_wall_is_the_same_bytes_for_everybody(
    book: Book, nobody: Client, client_of: ClientOf, hodan: User, django_assert_num_queries: Any
) -> None:
    first = nobody.get(WALL.format("u1"))
    client = client_of(hodan)
    assert client.get(WALL.format("u1")).content == first.content
    with django_assert_num_queries(0):
        second = client.get(WALL.format("u1"))
    assert first.content == second.content
    assert "public" in second["Cache-Control"]
    assert "Hodan" not in second.content.decode()


@pytest.mark.parametrize("path", ["/sv/m/prov/v9/u1/vagg/", "/sv/m/prov/v1/u9/vagg/", "/sv/m/nej/v1/u1/bredvid/"])
def test_what_is_not_there_is_not_found(book: Book, nobody: Client, path: str) -> None:
    assert nobody.get(path).status_code == 404


def test_the_unit_leads_to_its_wall_and_to_two_languages(book: Book, nobody: Client) -> None:
    page = soup(nobody, "/sv/m/prov/v1/u1/")
    assert {str(link["href"]) for link in page.select("main a")} >= {WALL.format("u1"), BESIDE.format("sv")}


# --- two languages


def translate(key: str, name: str, source: str, text: str, state: str = Segment.State.MACHINE) -> None:
    store_segments(segments=[NewSegment(unit_uid("prov", "u1"), key, name, "ar", source, text, state)])


def test_two_languages_stand_block_by_block(book: Book, nobody: Client) -> None:
    translate("b2", "text", "Vinsten", "الربح")
    page = soup(nobody, BESIDE.format("ar"))
    [pair] = [row for row in page.select(".pair:not(.across)") if "الربح" in row.get_text()]
    swedish, arabic = pair.find_all("div", recursive=False)
    assert (swedish["lang"], swedish["dir"], words(swedish)) == ("sv", "ltr", "Vinsten")
    assert words(arabic) == "الربح"
    assert arabic.get("lang") is None  # the page's own


def test_what_is_not_translated_stands_across_in_swedish_and_says_so(book: Book, nobody: Client) -> None:
    page = soup(nobody, BESIDE.format("ar"))
    across = page.select(".pair.across[lang=sv]")
    assert any("Det fanns 344 ASF." in words(row) for row in across)
    assert page.select_one(".machine") is not None
    assert "SCB, år 2017" in words(page.main)


def test_a_machines_words_say_so_on_the_wall_and_beside(book: Book, nobody: Client) -> None:
    translate("b2", "text", "Vinsten", "الربح")
    for path in (BESIDE.format("ar"), "/ar/m/prov/v1/u1/vagg/"):
        assert "مترج" in words(soup(nobody, path).body) or "Översatt av maskin" in words(soup(nobody, path).body), path


def test_from_swedish_one_chooses_the_other_language(book: Book, nobody: Client) -> None:
    page = soup(nobody, BESIDE.format("sv"))
    assert BESIDE.format("ar") in {str(link["href"]) for link in page.select("main a")}
    assert not page.select(".pair")


def test_two_languages_are_the_same_for_everybody(
    book: Book, nobody: Client, client_of: ClientOf, hodan: User, django_assert_num_queries: Any
) -> None:
    first, client = nobody.get(BESIDE.format("ar")), client_of(hodan)
    assert client.get(BESIDE.format("ar")).content == first.content
    with django_assert_num_queries(0):
        assert client.get(BESIDE.format("ar")).content == first.content


# --- the service worker: nothing personal is ever kept


def kept() -> list[re.Pattern[str]]:
    """The addresses that sw.js may keep, as it says them."""
    source = (settings.ROOT / "barkraft/static/sw.js").read_text()
    listed = source.partition("const PUBLIC = [")[2].partition("];")[0]
    return [re.compile(found.replace("\\/", "/")) for found in re.findall(r"^\s*/(.+)/,$", listed, re.MULTILINE)]


GIVEN = {
    "slug": "var-grupp", "version": 1, "unit": "u1", "key": "q1", "uid": "abcdefghjk", "person": "abcdefghjk",
    "section": "group", "field": "agreement", "reader": "group", "meeting": "abcdefghjk", "token": "a" * 22,
    "unit_uid": "5c3a1a52-6d7b-5bb4-8f2c-0d5f0b3b7a11",
}  # fmt: skip


def test_the_browser_keeps_no_address_that_is_anybodys() -> None:
    public = {"learn:unit", "learn:wall", "learn:beside"}
    looked = 0
    for name, row in TABLE.items():
        given = {key: GIVEN.get(key, "abcdefghjk") for key in OURS[name]} | row.given
        try:
            path = reverse(name, kwargs=given)
        except Exception:
            continue
        looked += 1
        assert any(pattern.search(path) for pattern in kept()) == (name in public), path
    assert looked > 60
    assert all(TABLE[name].get == EVERYBODY for name in public)


def test_what_is_kept_is_asked_for_without_a_cookie() -> None:
    source = (settings.ROOT / "barkraft/static/sw.js").read_text()
    assert len(kept()) == 4
    assert source.count("credentials:") == source.count('credentials: "omit"') == 1
    assert source.count(".put(") == 1


def test_the_service_worker_is_everybodys(nobody: Client) -> None:
    response = nobody.get("/sw.js")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/javascript")
    assert response.content.decode() == (settings.ROOT / "barkraft/static/sw.js").read_text()


def test_words_of_a_locked_module_stay_swedish_on_the_wall(folder: Path, db: None, nobody: Client) -> None:
    path = folder / "modules" / "prov" / "module.yaml"
    path.write_text(path.read_text().replace("volatile: false", "volatile: false\nlocked: benefits"))
    content.load_all()
    translate("b2", "text", "Vinsten", "الربح")
    assert "الربح" not in words(soup(nobody, "/ar/m/prov/v1/u1/vagg/").main)
    assert "الربح" not in words(soup(nobody, BESIDE.format("ar")).main)


def test_an_unfinished_block_does_not_break_the_wall(folder: Path, db: None, nobody: Client) -> None:
    """A box without a heading right after a heading keeps that heading."""
    write_module(folder, "andra")
    path = folder / "modules" / "andra" / "u1.md"
    path.write_text(
        UNIT_1.replace("Vinst är pengar som är **kvar**. {#b3}", "::: example {#b3 trade=bageri}\nMira bakar.\n:::")
    )
    module = folder / "modules" / "andra" / "module.yaml"
    module.write_text(module.read_text().replace("number: 1", "number: 2"))
    content.load_all()
    page = soup(nobody, "/sv/m/andra/v1/u1/vagg/")
    [card] = [card for card in cards(page) if "Mira bakar." in words(card)]
    assert card.h1 is not None
    assert words(card.h1) == "Vinsten"
    assert "Exempel från ett bageri" in words(card)


def test_easy_swedish_and_swedish_are_one(book: Book) -> None:
    assert wall.deck(book, book.units["u1"], Words("sv-simple")).missing is False
