"""Pages for anyone: the same bytes for everybody, in each language, saying what to do."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from barkraft.people.models import User

PAGES = [
    "home:start",
    "home:about",
    "home:privacy",
    "home:accessibility",
    "home:contact",
    "home:door_running",
    "home:door_board",
    "home:door_public",
]
LANGUAGES = ["sv", "sv-simple", "en", "ar"]


def address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(name)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_anyone_may_read_it(name: str, language: str) -> None:
    response = Client().get(address(name, language))
    assert response.status_code == 200
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in response.content.decode()


@pytest.mark.parametrize("name", [name for name in PAGES if name != "home:contact"])
def test_it_is_the_same_for_who_is_signed_in(name: str, hodan: User, client_of) -> None:  # type: ignore[no-untyped-def]
    page = address(name, "sv")
    client = client_of(hodan)
    mine, anyones = client.get(page), Client().get(page)
    assert mine.content == anyones.content
    assert "Hodan" not in mine.content.decode()
    assert "csrfmiddlewaretoken" not in mine.content.decode()
    assert "public" in mine["Cache-Control"]


@pytest.mark.django_db
def test_the_start_has_four_doors_and_a_way_to_a_person() -> None:
    page = Client().get("/sv/").content.decode()
    for door in ("Starta tillsammans", "Vi är redan igång", "Kompanjoner", "För kommun och finansiär"):
        assert door in page
    assert 'href="tel:+46846500404"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["home:door_running", "home:door_board", "home:door_public"])
def test_a_door_that_is_not_built_says_so_and_gives_a_number(name: str) -> None:
    page = Client().get(address(name, "sv")).content.decode()
    assert "Vi bygger det nu." in page
    assert "Ring " in page


@pytest.mark.django_db
def test_without_a_telephone_there_is_still_a_letter(settings) -> None:  # type: ignore[no-untyped-def]
    settings.COACH_PHONE = ""
    page = Client().get("/sv/kontakt/?").content.decode()
    assert "tel:" not in page
    assert "mailto:" in page


@pytest.mark.django_db
def test_a_public_page_takes_no_post() -> None:
    assert Client().post("/sv/om/").status_code == 405


def test_the_way_to_a_person_keeps_her_menu_and_names_her_coach(hodan: User, asa: User, client_of) -> None:  # type: ignore[no-untyped-def]
    page = address("home:contact", "sv")
    anyones = Client().get(page).content.decode()
    mine = client_of(hodan).get(page)
    text = mine.content.decode()
    assert "no-store" in mine["Cache-Control"]
    assert 'id="paus"' in text
    assert f"Ring {asa.first_name}. Säg: jag behöver en paus. Inget försvinner." in text
    assert "/logga-ut/" in text
    assert "/logga-in/" not in text
    assert "Ring din coach. Säg: jag behöver en paus. Inget försvinner." in anyones
    assert Client().get(page).content.decode() == anyones
    assert 'href="/sv/kontakt/#paus"' in client_of(hodan).get("/sv/min-dag/").content.decode()
