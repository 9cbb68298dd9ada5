"""A coach inside a group sees which one, the group's own places, and one way back. A participant sees none of it."""

import pytest
from bs4 import BeautifulSoup

from tests.conftest import join
from tests.learn.conftest import book, folder  # noqa: F401

OF_THE_GROUP = [
    "/sv/g/{uid}/",
    "/sv/g/{uid}/parmen/",
    "/sv/g/{uid}/parmen/group/",
    "/sv/g/{uid}/parmen/group/agreement/",
    "/sv/g/{uid}/beslut/",
    "/sv/g/{uid}/vagval/",
]
OF_A_MODULE = [
    "/sv/programmet/",
    "/sv/m/prov/v1/",
    "/sv/m/prov/v1/u1/q/q1/",
    "/sv/m/prov/v1/u1/q/q1/?svar=0",
    "/sv/m/prov/v1/u1/q/e1/",
    "/sv/m/prov/v1/u1/klar/",
]
AT_THE_DESK = ["", "andra/", "kort.pdf", "person/ny/", "mote/nytt/"]


def soup(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content.decode(), "html.parser")


def menu(page: BeautifulSoup) -> list[str]:
    return [link.get_text().strip() for link in page.select(".nav-main a")]


def within(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [(link["href"], link.get_text().strip()) for link in page.select(".within a")]


@pytest.mark.usefixtures("book")
def test_a_coach_in_a_group_has_the_same_menu_on_each_of_its_pages(client_of, asa, hemse, sanda):
    coach, own = client_of(asa), f"/sv/coach/grupp/{hemse.uid}/"
    pages = [own + rest for rest in AT_THE_DESK] + [a.format(uid=hemse.uid) for a in OF_THE_GROUP] + OF_A_MODULE
    for address in pages:
        page = soup(coach, address)
        assert menu(page) == ["Pärmen", "Programmet", "Beslut", "Vägval"], address
        assert within(page) == [("/sv/coach/", "Mina grupper"), (own, "Hemse bröd")], address
        assert len(page.select('a[href="/sv/coach/"]')) == 1, address


def test_the_menu_shows_where_she_is(client_of, asa, hemse):
    coach = client_of(asa)
    for address, here in [("parmen/group/", "Pärmen"), ("beslut/", "Beslut"), ("vagval/", "Vägval")]:
        shown = soup(coach, f"/sv/g/{hemse.uid}/{address}").select(".nav-main [aria-current]")
        assert [link.get_text() for link in shown] == [here]
    assert soup(coach, f"/sv/coach/grupp/{hemse.uid}/").select_one(".within [aria-current]").get_text() == "Hemse bröd"


def test_to_ask_is_help_and_not_the_binder(client_of, hodan, hemse):
    for address in ("fraga-coachen/", f"g/{hemse.uid}/fragor/", f"g/{hemse.uid}/stod/"):
        shown = soup(client_of(hodan), f"/sv/{address}").select(".nav-main [aria-current]")
        assert [link.get_text() for link in shown] == ["Hjälp"], address
    assert not soup(client_of(hodan), "/sv/narvarointyg/").select(".nav-main [aria-current]")


@pytest.mark.usefixtures("book")
def test_the_programme_follows_the_group_whose_page_she_opened_last(client_of, asa, hemse, sanda):
    coach = client_of(asa)
    for venture, page in ((hemse, "parmen/"), (sanda, "beslut/"), (hemse, "parmen/group/agreement/")):
        coach.get(f"/sv/g/{venture.uid}/{page}")
        assert within(soup(coach, "/sv/programmet/"))[1][1] == venture.name


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("address", ["/sv/coach/", "/sv/programmet/", "/sv/mitt-konto/", "/sv/coach/omgang/ny/"])
def test_at_her_own_desk_there_is_no_group(client_of, asa, hemse, address):
    page = soup(client_of(asa), address)
    assert menu(page) == ["Grupper", "Vecka", "Ringlista", "Mitt konto"]
    assert within(page) == []


@pytest.mark.usefixtures("book")
def test_a_participant_meets_nothing_of_the_coach(client_of, hodan, mira, hemse, sanda):
    for person, venture in ((hodan, hemse), (mira, sanda)):
        client = client_of(person)
        for address in ["/sv/min-dag/", "/sv/mitt-konto/", *OF_THE_GROUP, *OF_A_MODULE]:
            page = soup(client, address.format(uid=venture.uid))
            assert menu(page) == ["Min dag", "Programmet", "Pärmen", "Hjälp"], address
            assert within(page) == []
            assert not page.select('a[href^="/sv/coach/"]'), address


def test_a_coach_in_a_group_of_her_own_is_a_member_there_with_a_way_back(client_of, bo, hemse):
    page = soup(client_of(join(bo, hemse)), f"/sv/g/{hemse.uid}/parmen/")
    assert menu(page) == ["Min dag", "Programmet", "Pärmen", "Hjälp"]
    assert within(page) == [("/sv/coach/", "Mina grupper"), (f"/sv/g/{hemse.uid}/", "Hemse bröd")]


def test_a_unit_page_learns_which_group_its_coach_reads_for(book, client_of, asa, hodan, hemse, other_venture):  # noqa: F811
    address = f"/jag/{book.units['u1']['uid']}"
    coach = client_of(asa)
    assert (coach.get(address).json()["coach"], coach.get(address).json()["venture"]) == (True, None)
    coach.get(f"/sv/coach/grupp/{hemse.uid}/")
    assert coach.get(address).json()["venture"] == {"uid": hemse.uid, "name": "Hemse bröd"}
    assert "coach" not in client_of(hodan).get(address).json()
    join(asa, other_venture)
    coach.get(f"/sv/g/{other_venture.uid}/")
    told = coach.get(address).json()
    assert (told["venture"]["name"], "coach" in told) == ("Luleå lunch", False)
