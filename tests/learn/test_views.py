"""The pages, as people meet them: what they say, what they keep, and what they cost."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from barkraft.learn import shelf, unit_end
from barkraft.learn.actions import learning
from barkraft.learn.book import Book
from barkraft.learn.identity import unit_uid
from barkraft.learn.models import Enrolment, QuizAnswer, UnitProgress
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import binder
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Gate, Venture

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
UNIT = "/sv/m/prov/v1/u1/"
Q1, Q2, Q3 = f"{UNIT}q/q1/", f"{UNIT}q/q2/", "/sv/m/prov/v1/u2/q/q3/"


def soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200, path
    return BeautifulSoup(response.content, "html.parser")


def text(client: Client, path: str) -> str:
    return " ".join(soup(client, path).get_text(" ").split())


# --- the unit: the same for everybody


def test_a_unit_is_the_same_bytes_for_everybody(book: Book, nobody: Client, client_of: ClientOf, hodan: User) -> None:
    first, second = nobody.get(UNIT), client_of(hodan).get(UNIT)
    assert first.content == second.content
    assert not second.cookies
    assert "no-store" not in second["Cache-Control"]


def test_a_unit_asks_for_no_session(
    book: Book, client_of: ClientOf, hodan: User, django_assert_num_queries: Any
) -> None:
    client = client_of(hodan)
    client.get(UNIT)
    with django_assert_num_queries(0):
        assert client.get(UNIT).status_code == 200


def test_a_unit_has_no_form_and_no_name(book: Book, client_of: ClientOf, hodan: User) -> None:
    page = soup(client_of(hodan), UNIT)
    assert page.find("form") is None
    assert "Hodan" not in page.get_text()
    assert page.body is not None
    assert page.body["data-unit"] == str(unit_uid("prov", "u1"))


def test_a_unit_tells_where_it_stands(book: Book, nobody: Client) -> None:
    page = text(nobody, UNIT)
    assert "Del 1 av 2 · 8 minuter · i gruppen" in page
    assert "Nästa del: Andra delen" in page
    assert "Förra delen: Första delen" in text(nobody, "/sv/m/prov/v1/u2/")


def test_a_swedish_text_on_an_arabic_page_says_so(book: Book, nobody: Client) -> None:
    page = soup(nobody, UNIT.replace("/sv/", "/ar/"))
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert page.select_one(".machine") is not None
    assert (page.h1 or {}).get("lang") == "sv"
    assert soup(nobody, Q1.replace("/sv/", "/ar/")).select_one(".machine") is not None
    assert soup(nobody, UNIT).select_one(".machine") is None


def test_sources_are_links_and_nothing_is_fetched(book: Book, nobody: Client) -> None:
    page = soup(nobody, UNIT)
    link = page.select_one("details a[rel]")
    assert link is not None
    assert link["href"].startswith("https://tillvaxtverket.se/")  # type: ignore[union-attr]
    fetched = [tag["src"] for tag in page.select("[src]")] + [tag["href"] for tag in page.select("link")]
    assert not [address for address in fetched if urlsplit(str(address)).netloc]


@pytest.mark.parametrize(
    "path",
    ["/sv/m/prov/v9/u1/", "/sv/m/prov/v1/u9/", "/sv/m/nej/v1/u1/", "/sv/m/nej/", "/sv/m/prov/u9/", f"{UNIT}q/b1/"],
)
def test_what_is_not_there_is_not_found(book: Book, nobody: Client, path: str) -> None:
    assert nobody.get(path).status_code == 404


@pytest.mark.parametrize(
    ("next_check", "told", "silent"),
    [
        (
            "2026-05-13",
            "Ingen har kontrollerat texten sedan 12 februari 2026. Fråga alltid den som betalar dig.",
            "Texten kontrollerades",
        ),
        ("2027-05-13", "Texten kontrollerades 12 februari 2026.", "Ingen har kontrollerat"),
    ],
)
def test_a_text_about_rules_says_when_somebody_looked(
    folder: Any, edit: Any, nobody: Client, stopped_clock: Any, next_check: str, told: str, silent: str
) -> None:
    from barkraft.learn import content

    edit("module.yaml", "volatile: false", f"volatile: true\nlast_checked: '2026-02-12'\nnext_check: '{next_check}'")
    content.load_all()
    page = text(nobody, UNIT)
    assert told in page
    assert silent not in page


def test_the_short_address_leads_to_the_newest_version(book: Book, nobody: Client) -> None:
    assert nobody.get("/sv/m/prov/").headers["Location"] == "/sv/m/prov/v1/"
    assert nobody.get("/sv/m/prov/u2/").headers["Location"] == "/sv/m/prov/v1/u2/"


def test_the_short_address_leads_to_the_version_that_the_group_has(
    book: Book, edit: Any, client_of: ClientOf, hodan: User, hemse: Venture, nobody: Client
) -> None:
    from barkraft.learn import content

    learning.enrol(book=book, venture=hemse, user=hodan)
    edit("u1.md", "Det fanns 344 ASF.", "Det fanns 350 ASF.")
    content.load_all()
    assert nobody.get("/sv/m/prov/").headers["Location"] == "/sv/m/prov/v2/"
    assert client_of(hodan).get("/sv/m/prov/").headers["Location"] == "/sv/m/prov/v1/"
    assert client_of(hodan).get("/sv/m/prov/u1/").headers["Location"] == UNIT
    assert "350" not in text(client_of(hodan), UNIT)


# --- what is one's own


def test_signed_out_the_personal_part_is_empty(book: Book, nobody: Client) -> None:
    answer = nobody.get(f"/jag/{unit_uid('prov', 'u1')}")
    assert answer.json() == {"signed_in": False}
    assert "no-store" in answer["Cache-Control"]


def test_the_personal_part_in_three_queries(
    book: Book, client_of: ClientOf, hodan: User, hemse: Venture, django_assert_max_num_queries: Any
) -> None:
    client, uid = client_of(hodan), unit_uid("prov", "u1")
    client.post(Q1, {"svar": "0"})
    client.post(Q2, {"svar": "1"})
    client.post(f"{UNIT}paus/", {"place": "b3"})
    with django_assert_max_num_queries(3):
        answer = client.get(f"/jag/{uid}")
    told = answer.json()
    assert told.pop("token")
    assert told == {
        "signed_in": True,
        "name": "Hodan",
        "place": "b3",
        "answers": 0,
        "read": False,
        "quiz": {"q1": "klar", "q2": "öva"},
        "venture": {"uid": hemse.uid, "name": "Hemse bröd"},
        "next": f"{UNIT}klar/",
    }


def test_the_personal_part_of_an_unknown_unit(book: Book, client_of: ClientOf, hodan: User) -> None:
    answer = client_of(hodan).get("/jag/00000000-0000-4000-8000-000000000000").json()
    assert (answer["quiz"], answer["next"]) == ({}, "")


def test_a_script_keeps_the_place(book: Book, client_of: ClientOf, hodan: User) -> None:
    assert client_of(hodan).post(f"{UNIT}paus/", {"place": "b4"}, headers={"accept": "*/*"}).status_code == 204
    assert UnitProgress.objects.get().place == "b4"


def test_a_place_that_is_no_block_is_the_top(book: Book, client_of: ClientOf, hodan: User) -> None:
    client_of(hodan).post(f"{UNIT}paus/", {"place": "hemligt"})
    assert UnitProgress.objects.get().place == ""


def test_without_script_the_page_asks_where_one_is(book: Book, client_of: ClientOf, hodan: User) -> None:
    client = client_of(hodan)
    page = soup(client, f"{UNIT}paus/")
    assert [choice["value"] for choice in page.select("[name=place]")] == ["b2"]
    back = client.post(f"{UNIT}paus/", {"place": "b2"}, headers={"accept": "text/html"})
    assert back.headers["Location"] == "/sv/min-dag/"


def test_signed_out_nothing_is_kept(book: Book, nobody: Client) -> None:
    assert nobody.post(f"{UNIT}paus/", {"place": "b2"}).status_code == 200
    assert nobody.post(f"{UNIT}klar/").status_code == 200
    assert nobody.post(Q1, {"svar": "0"}).status_code == 200
    assert not UnitProgress.objects.exists()
    assert not QuizAnswer.objects.exists()


def test_the_end_of_a_unit_leads_on_and_remembers(book: Book, client_of: ClientOf, hodan: User, hemse: Venture) -> None:
    client = client_of(hodan)
    client.post(Q1, {"svar": "0"})
    page = text(client, f"{UNIT}klar/")
    assert "Nästa del heter: Andra delen" in page
    assert "Vad händer med vinsten? Klar" in page
    assert "Vårt mål Övning" in page
    assert client.post(f"{UNIT}klar/").headers["Location"] == "/sv/m/prov/v1/u2/"
    assert client.post("/sv/m/prov/v1/u2/klar/").headers["Location"] == "/sv/m/prov/v1/"
    assert UnitProgress.objects.exclude(read_at=None).count() == 2
    assert Enrolment.objects.get().venture == hemse


# --- questions


def test_a_question_in_three_queries(
    book: Book, client_of: ClientOf, hodan: User, django_assert_max_num_queries: Any
) -> None:
    client = client_of(hodan)
    for path in (Q1, Q3, Q1.replace("/sv/", "/ar/")):
        client.get(path)
        with django_assert_max_num_queries(3):
            assert client.get(path).status_code == 200


def test_a_right_answer_is_kept_and_leads_on(book: Book, client_of: ClientOf, hodan: User) -> None:
    client = client_of(hodan)
    after = client.post(Q1, {"svar": "0"})
    assert after.headers["Location"] == f"{Q1}?svar=0"
    page = text(client, f"{Q1}?svar=0")
    assert "Ja. Den stannar." in page
    assert "Nästa fråga" in page
    kept = QuizAnswer.objects.get()
    assert (kept.user, kept.key, kept.value, kept.right) == (hodan, "q1", [0], True)


def test_another_answer_is_met_with_kindness(book: Book, client_of: ClientOf, hodan: User) -> None:
    client = client_of(hodan)
    client.post(Q1, {"svar": "1"})
    page = text(client, f"{Q1}?svar=1")
    assert "Öva lite till" in page
    assert "Titta på stycket om vinst." in page
    assert "Svara igen" in page
    assert not QuizAnswer.objects.get().right
    again = soup(client, f"{Q1}?svar=1").find("a", string="Försök igen")
    assert again["href"] == "#alternativ"  # type: ignore[index]
    assert soup(client, f"{Q1}?svar=1").select("#alternativ[tabindex='-1'] input[name=svar]")


def test_one_may_try_as_often_as_one_wants(book: Book, client_of: ClientOf, hodan: User) -> None:
    client = client_of(hodan)
    for value in ("1", "1", "0"):
        client.post(Q1, {"svar": value})
    assert QuizAnswer.objects.get().right
    assert "Klar" in text(client, Q1)


def test_several_answers(book: Book, client_of: ClientOf, hodan: User) -> None:
    client_of(hodan).post(Q2, {"svar": ["2", "0"]})
    assert QuizAnswer.objects.get().right


def test_an_order_question_without_script(book: Book, client_of: ClientOf, hodan: User) -> None:
    client = client_of(hodan)
    page = soup(client, Q3)
    assert [option.get_text() for option in page.select("select")[0].select("option")] == ["Plats", "1", "2", "3"]
    after = client.post(Q3, {"plats0": "1", "plats1": "2", "plats2": "3"})
    assert QuizAnswer.objects.get().right
    assert "Så är det." in text(client, after.headers["Location"])


@pytest.mark.parametrize("data", [{}, {"svar": "9"}, {"svar": "x"}])
def test_no_answer_is_asked_for_again(book: Book, client_of: ClientOf, hodan: User, data: dict[str, str]) -> None:
    client = client_of(hodan)
    after = client.post(Q1, data)
    assert "Välj ett svar" in text(client, after.headers["Location"])
    assert not QuizAnswer.objects.exists()


def test_signed_out_a_question_can_be_tried(book: Book, nobody: Client) -> None:
    page = soup(nobody, Q1)
    form = page.select_one("main form")
    assert form is not None
    assert form["method"] == "get"
    assert "Då sparas inget." in page.get_text()
    assert "Ja. Den stannar." in text(nobody, f"{Q1}?svar=0")
    assert "Så är det." in text(nobody, f"{Q3}?plats0=1&plats1=2&plats2=3")


def test_a_question_never_tells_the_answer_before(book: Book, nobody: Client) -> None:
    page = nobody.get(Q1).content.decode()
    assert "Ja. Den stannar." not in page
    assert not re.search(r"checked|answer", page.partition("<main")[2].partition("</main")[0])


# --- exercises


def test_an_exercise_says_what_to_do(book: Book, nobody: Client) -> None:
    page = text(nobody, f"{UNIT}q/e1/")
    for words in ("Vårt mål", "Skriv ert mål.", "Prata först.", "20 minuter · tillsammans", "Börja skriva"):
        assert words in page


def test_an_exercise_opens_the_field_of_the_binder(book: Book, client_of: ClientOf, hodan: User) -> None:
    page = soup(client_of(hodan), f"{UNIT}q/e1/?falt=purpose.social_aim")
    assert "Vad ska bli bättre för människor?" in page.get_text()
    assert page.select_one("main form[method=post]") is not None
    onward = page.select_one("main nav button")  # it keeps what is written, and leads on
    assert onward["value"] == f"{UNIT}klar/"  # type: ignore[index]
    form = page.find(id=onward["form"])  # type: ignore[index]
    kept = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")}  # type: ignore[union-attr]
    sent = {**kept, "value": "Fem jobb i Hemse.", "next": onward["value"]}  # type: ignore[index]
    assert client_of(hodan).post(form["action"], sent)["Location"].startswith(f"{UNIT}klar/")  # type: ignore[index]
    page = soup(client_of(hodan), f"{UNIT}q/e1/?falt=purpose.social_aim")
    assert page.select_one("main [name=value]").get_text(strip=True) == "Fem jobb i Hemse."  # type: ignore[union-attr]
    page = soup(client_of(hodan), f"{UNIT}q/e1/")
    assert "Klart" in page.select_one("main .asks .stamp").get_text()  # type: ignore[union-attr]
    assert "Fortsätt skriva" in page.get_text()


def test_an_exercise_on_the_own_card_sends_nothing(book: Book, client_of: ClientOf, hodan: User) -> None:
    page = soup(client_of(hodan), "/sv/m/prov/v1/u2/q/e2/?falt=alla")
    assert page.select("main form[method=post]") == []


# --- the module and the way


def test_a_module_says_why_what_and_how_long(book: Book, nobody: Client) -> None:
    page = text(nobody, "/sv/m/prov/v1/")
    for words in (
        "Möta · 2 delar · 13 minuter att läsa",
        "Här lär ni er att pröva.",
        "Vårt sociala mål",
        "Pröva en sak",
    ):
        assert words in page
    assert "Det här saknas" not in page


def test_a_module_that_is_not_written_says_so(folder: Any, nobody: Client) -> None:
    from barkraft.learn import content

    for name in ("u1.md", "u2.md"):
        (folder / "modules" / "prov" / name).unlink()
    content.load_all()
    page = text(nobody, "/sv/m/prov/")
    assert "skrivs just nu" in page
    assert "Andra delen" in page
    assert "skrivs just nu" in text(nobody, "/sv/programmet/")


def test_the_whole_way_through_a_module(
    book: Book, client_of: ClientOf, hodan: User, samir: User, asa: User, hemse: Venture
) -> None:
    group, home = client_of(hodan), "/sv/m/prov/v1/"
    assert "Vi börjar" in text(group, home)
    assert group.post(f"{home}borja/").headers["Location"] == UNIT
    page = soup(group, home)
    missing = [line.get_text().strip() for line in page.select("#saknas li")]
    assert missing == ["Skriv: Vårt sociala mål.", "Gruppen säger: vi är klara.", "Coachen säger: jag har sett."]
    assert page.select_one("#saknas li a")["href"] == f"{UNIT}q/e1/"  # type: ignore[index]
    assert "Något saknas än." in _told(group, f"{home}vi-ar-klara/")
    binder.write(Place(hemse, "purpose.social_aim"), "Fem jobb i Hemse.", Writing(samir))
    assert "Vi är klara" in text(group, home)
    assert "Nu tittar coachen." in _told(group, f"{home}vi-ar-klara/")
    coach = client_of(asa)
    Venture.objects.update(phase="gro")  # a module of a phase that is left waits as well
    board = soup(coach, "/sv/coach/")
    need = board.find("a", string=lambda words: words and "jag har sett" in words)
    asked = coach.get(str(need["href"]), follow=True).content.decode()  # type: ignore[index]
    assert "Jag har sett" in asked
    assert "Du är coach för Hemse bröd." in asked
    told = _told(coach, f"{home}sett/")
    assert "Modulen är klar." in told
    assert "Vem behöver dig i dag?" in told
    assert "jag har sett" not in told
    assert "Fortsätt" not in text(coach, home)
    assert "Läs modulen" in text(coach, home)
    row = Enrolment.objects.get()
    assert row.group_done_at
    assert row.seen_at
    assert "Modulen är klar" in text(group, home)
    assert "Klar" in text(group, "/sv/programmet/")


def _told(client: Client, path: str) -> str:
    return client.post(path, follow=True).content.decode()


def test_only_the_coach_says_seen(book: Book, client_of: ClientOf, hodan: User, hemse: Venture, stina: User) -> None:
    learning.enrol(book=book, venture=hemse, user=hodan)
    Enrolment.objects.update(group_done_at=clock.now())
    for user in (hodan, stina):
        assert client_of(user).post("/sv/m/prov/v1/sett/").status_code == 404
        assert client_of(user).post("/sv/m/prov/v1/pa-papper/", {"number": 2}).status_code == 404
    assert Enrolment.objects.get().seen_at is None


def test_a_coach_with_two_windows_says_seen_about_the_group_of_the_form(
    book: Book, client_of: ClientOf, hodan: User, asa: User, hemse: Venture, sanda: Venture
) -> None:
    learning.enrol(book=book, venture=hemse, user=hodan)
    Enrolment.objects.update(group_done_at=clock.now())
    coach = client_of(asa)
    for venture in (hemse, sanda):
        coach.get(f"/sv/coach/grupp/{venture.uid}/")
    coach.post("/sv/m/prov/v1/sett/", {"venture": hemse.uid})
    assert Enrolment.objects.get(venture=hemse).seen_at


def test_a_group_goes_over_together(
    book: Book, edit: Any, client_of: ClientOf, hodan: User, samir: User, hemse: Venture
) -> None:
    from barkraft.learn import content

    learning.enrol(book=book, venture=hemse, user=hodan)
    edit("u1.md", "Det fanns 344 ASF.", "Det fanns 350 ASF.")
    content.load_all()
    assert "Det finns en nyare text" in text(client_of(samir), "/sv/m/prov/v1/")
    client_of(samir).post("/sv/m/prov/v2/byt/")
    assert client_of(hodan).get("/sv/m/prov/").headers["Location"] == "/sv/m/prov/v2/"
    assert Enrolment.objects.count() == 1


def test_a_person_without_a_group_begins_alone(book: Book, client_of: ClientOf, karin: User) -> None:
    client = client_of(karin)
    assert "Jag börjar" in text(client, "/sv/m/prov/v1/")
    client.post("/sv/m/prov/v1/borja/")
    assert Enrolment.objects.get().user == karin


def test_the_way_is_open_to_all(book: Book, nobody: Client) -> None:
    page = soup(nobody, "/sv/programmet/")
    assert [title.get_text() for title in page.select(".path h2")] == ["Möta", "Gro", "Pröva", "Bilda", "Driva", "Bära"]
    assert page.select_one(".path .stop a")["href"] == "/sv/m/prov/"  # type: ignore[index]
    assert "%" not in page.select_one("main").get_text()  # type: ignore[union-attr]


def test_the_way_tells_where_the_group_is(book: Book, client_of: ClientOf, hodan: User, hemse: Venture) -> None:
    page = soup(client_of(hodan), "/sv/programmet/")
    here = page.select_one(".path li.here")
    assert here is not None
    assert "Ni är här" in here.get_text()
    assert "Fortsätt: Första delen" in " ".join(page.get_text().split())


def test_the_way_shows_the_gates(book: Book, client_of: ClientOf, hodan: User, hemse: Venture) -> None:
    Gate.objects.create(
        venture=hemse, phase="mota", result="vidare", words="Vi vill.", decided_on=clock.today(), by=hodan
    )
    hemse.phase = "gro"
    hemse.save()
    assert "Ert vägval: Vidare." in text(client_of(hodan), "/sv/programmet/")


@pytest.mark.parametrize("language", ["sv", "sv-simple", "en", "ar"])
def test_every_page_in_every_language(book: Book, client_of: ClientOf, hodan: User, language: str) -> None:
    client = client_of(hodan)
    for path in (
        "programmet/", "m/prov/v1/", "m/prov/v1/u1/", "m/prov/v1/u2/", "m/prov/v1/u1/paus/", "m/prov/v1/u1/klar/",
        "m/prov/v1/u1/q/q1/?svar=1", "m/prov/v1/u2/q/q3/", "m/prov/v1/u1/q/e1/", "m/prov/v1/u1/q/e1/?falt=alla",
    ):  # fmt: skip
        assert client.get(f"/{language}/{path}").status_code == 200, path


def test_a_person_alone_goes_on_where_she_was(book: Book, client_of: ClientOf, karin: User) -> None:
    client = client_of(karin)
    client.post("/sv/m/prov/v1/borja/")
    client.post(f"{UNIT}klar/")
    page = soup(client, "/sv/m/prov/v1/")
    onward = page.select_one(".opener a.btn")
    assert onward is not None
    assert (onward.get_text().strip(), onward["href"]) == ("Fortsätt", "/sv/m/prov/v1/u2/")


def test_what_is_done_before_the_first_meeting_is_told(folder: Any, edit: Any, nobody: Client) -> None:
    from barkraft.learn import content

    edit("module.yaml", "volatile: false", "volatile: false\nbefore_first_meeting: [u2, e1]")
    content.load_all()
    page = soup(nobody, "/sv/m/prov/v1/")
    told = page.select_one("main .fact")
    assert told is not None
    assert [line.get_text() for line in told.select("li")] == ["Andra delen", "Vårt mål"]
    assert "börjar på papper" in text(nobody, "/sv/programmet/")


def test_signing_in_comes_back_to_the_question(book: Book, nobody: Client) -> None:
    links = [str(link["href"]) for link in soup(nobody, Q1).select("main a")]
    assert "/sv/logga-in/?next=%2Fsv%2Fm%2Fprov%2Fv1%2Fu1%2Fq%2Fq1%2F" in links


def test_the_end_of_a_unit_knows_what_the_group_has_written(
    book: Book, client_of: ClientOf, samir: User, hemse: Venture
) -> None:
    client = client_of(samir)
    assert "Vårt mål Övning" in text(client, f"{UNIT}klar/")
    binder.write(Place(hemse, "purpose.social_aim"), "Fem jobb i Hemse.", Writing(samir))
    assert "Vårt mål Klar" in text(client, f"{UNIT}klar/")
    book.structure["exercises"]["e1"]["writes"] = ["purpose.social_aim", "group.decision_rule"]
    unit = next(unit for unit in book.structure["units"] if unit["id"] == "u1")
    words = shelf.words(book.uid, "sv", locked=book.locked)
    states = {each.title: each.state for each in unit_end.left(book, unit, samir, hemse, words)}
    assert states["Vårt mål"] == "skrivet"


def test_an_exercise_in_which_the_group_decides_leads_to_its_decisions(
    book: Book, client_of: ClientOf, samir: User, hemse: Venture, nobody: Client
) -> None:
    page = soup(client_of(samir), f"{UNIT}q/e1/")
    assert page.select_one(f"main a[href='/sv/g/{hemse.uid}/beslut/']").get_text(strip=True) == "Skriv beslutet"  # type: ignore[union-attr]
    assert "Skriv beslutet" not in text(nobody, f"{UNIT}q/e1/")
    assert "Skriv beslutet" not in text(client_of(samir), "/sv/m/prov/v1/u2/q/e2/")
