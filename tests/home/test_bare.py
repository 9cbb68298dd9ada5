"""Addresses without a language: the root, the reading choices, health, the workshop's pages."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from barkraft.home import health
from barkraft.people.models import User


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "cookie", "start"),
    [
        ("", "", "/sv/"),
        ("ar;q=0.9", "", "/ar/"),
        ("so", "", "/sv/"),
        ("en-GB,en;q=0.8", "", "/en/"),
        ("en", "ar", "/ar/"),
        ("", "sv-simple", "/sv-simple/"),
        ("", "xx", "/sv/"),
    ],
)
def test_the_root_leads_to_the_start_in_her_language(accepted: str, cookie: str, start: str) -> None:
    client = Client(headers={"accept-language": accepted})
    if cookie:
        client.cookies["sprak"] = cookie
    assert client.get("/")["Location"] == start


def test_the_root_leads_who_is_signed_in_to_her_day(hodan: User, samir: User, client_of) -> None:  # type: ignore[no-untyped-def]
    assert client_of(hodan).get("/")["Location"] == "/sv/min-dag/"
    assert client_of(samir).get("/")["Location"] == "/ar/min-dag/"


@pytest.mark.django_db
class TestReadingChoices:
    def test_it_is_chosen_and_she_comes_back(self) -> None:
        client = Client()
        response = client.get("/las/?text=large&next=/sv/om/")
        assert response["Location"] == "/sv/om/"
        assert client.cookies["las"].value == "text-large"
        assert int(client.cookies["las"]["max-age"]) > 300 * 24 * 3600

    def test_the_choice_shows_on_the_page(self) -> None:
        client = Client()
        client.get("/las/?text=large&lines=airy&theme=dark&next=/sv/")
        page = client.get("/sv/").content.decode()
        assert 'data-lines="airy" data-text="large" data-theme="dark"' in page
        assert "Vanlig text" in page

    def test_what_is_left_out_stays_and_empty_takes_away(self) -> None:
        client = Client()
        client.get("/las/?text=large&lines=airy")
        client.get("/las/?text=")
        assert client.cookies["las"].value == "lines-airy"

    def test_inventions_are_not_kept(self) -> None:
        client = Client()
        client.get("/las/?theme=rosa&text=%3Cscript%3E")
        assert client.cookies["las"].value == ""

    @pytest.mark.parametrize(
        "away", ["https://ond.example/", "//ond.example/", "javascript:alert(1)", "\\\\ond", "om/"]
    )
    def test_it_leads_nowhere_else(self, away: str) -> None:
        assert Client().get("/las/", {"next": away})["Location"] == "/"

    def test_a_post_changes_nothing(self) -> None:
        assert Client().post("/las/?text=large").status_code == 405


@pytest.mark.django_db
class TestHealth:
    def test_a_well_house_says_so(self) -> None:
        answer = Client().get("/halsa")
        assert answer.status_code == 200
        assert answer.json() == {"status": "ok", "version": "0.1.0", "database": "ok", "migrations_pending": 0}

    def test_a_waiting_migration_is_503(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(health, "pending_migrations", lambda: 2)
        answer = Client().get("/halsa")
        assert answer.status_code == 503
        assert answer.json()["migrations_pending"] == 2

    def test_a_silent_database_is_503(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*args: object, **kwargs: object) -> None:
            raise DatabaseError

        monkeypatch.setattr(connection, "cursor", broken)
        answer = Client().get("/halsa")
        assert answer.status_code == 503
        assert answer.json()["database"] == "down"


@pytest.mark.django_db
class TestWorkshop:
    @pytest.mark.parametrize("page", ["/brev/", "/komponenter/"])
    def test_it_is_there_for_those_who_build(self, page: str) -> None:
        assert Client().get(page).status_code == 200

    @pytest.mark.parametrize("page", ["/brev/", "/komponenter/"])
    def test_it_does_not_exist_in_production(self, page: str, settings) -> None:  # type: ignore[no-untyped-def]
        settings.DEVELOPMENT = False
        assert Client().get(page).status_code == 404

    def test_components_stand_in_both_directions(self) -> None:
        page = Client().get("/komponenter/").content.decode()
        assert '<div lang="sv" dir="ltr">' in page
        assert '<div lang="ar" dir="rtl">' in page


def test_a_pdf_has_a_sign_too(client: Client) -> None:
    """A browser that shows a PDF asks for it at the root."""
    response = client.get("/favicon.ico")
    assert response["Location"].endswith("favicon.svg")
    assert "max-age" in response["Cache-Control"]
