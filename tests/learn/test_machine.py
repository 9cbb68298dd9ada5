"""What a machine has translated and nobody has read says so on the page, in the reader's language."""

from typing import Any

import pytest
from django.test import Client

from barkraft.learn.actions.publishing import remake_layers
from barkraft.learn.book import Book
from barkraft.learn.identity import module_uid, unit_uid
from barkraft.learn.models import PublicationLayer
from barkraft.translate.actions import NewSegment, store_segments
from barkraft.translate.models import Segment

pytestmark = pytest.mark.django_db
UNIT, MODULE = unit_uid("prov", "u1"), module_uid("prov")
IN_ENGLISH = "Translated by machine, not read by a human being."
IN_ARABIC = "النص مترجم آلياً، ولم يقرأه إنسان."
HEADING = (UNIT, "b2", "text", "en", "Vinsten", "The profit")
WORKSHEET = "/en/m/prov/v1/u1/q/e1/"


def store(*place: Any, state: str = Segment.State.MACHINE) -> None:
    store_segments(segments=[NewSegment(*place, state=state)])
    remake_layers()


def test_who_says_nothing_vouches_for_nothing(book: Book) -> None:
    store_segments(segments=[NewSegment(*HEADING)])
    assert Segment.objects.get(owner_uid=UNIT).state == Segment.State.MACHINE


def test_a_unit_says_it(book: Book, nobody: Client) -> None:
    store(*HEADING)
    assert PublicationLayer.objects.get(language="en", unit="u1").machine == 1
    page = nobody.get("/en/m/prov/v1/u1/").content.decode()
    assert IN_ENGLISH in page
    assert "Översatt av maskin, inte läst av människa." in page
    assert 'href="/sv/m/prov/v1/u1/"' in page
    assert IN_ENGLISH not in nobody.get("/en/m/prov/v1/u2/").content.decode()
    assert "Översatt av maskin" not in nobody.get("/sv/m/prov/v1/u1/").content.decode()


def test_it_is_said_in_the_language_of_the_page(book: Book, nobody: Client) -> None:
    store(UNIT, "b2", "text", "ar", "Vinsten", "الربح")
    assert IN_ARABIC in nobody.get("/ar/m/prov/v1/u1/").content.decode()


@pytest.mark.parametrize("state", [Segment.State.TRANSLATED, Segment.State.READ])
def test_what_a_person_has_translated_or_read_is_not_marked(book: Book, nobody: Client, state: str) -> None:
    store(*HEADING)
    store(*HEADING, state=state)
    assert PublicationLayer.objects.get(language="en", unit="u1").machine == 0
    assert IN_ENGLISH not in nobody.get("/en/m/prov/v1/u1/").content.decode()


@pytest.mark.parametrize(
    ("key", "name", "source"), [("", "title", "Första delen"), ("", "lead", "Här är det första."), ("b5", "source", "")]
)
def test_every_text_of_a_unit_counts(book: Book, nobody: Client, key: str, name: str, source: str) -> None:
    store(UNIT, key, name, "en", source or "SCB, år 2017", "Something")
    assert IN_ENGLISH in nobody.get("/en/m/prov/v1/u1/").content.decode()


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (("", "intro", "en", "Här lär ni er att pröva."), "/en/m/prov/v1/"),
        (("e1", "title", "en", "Vårt mål"), "/en/m/prov/v1/"),
        (("q1", "question", "en", "Vad händer med vinsten?"), "/en/m/prov/v1/u1/q/q1/"),
        (("q1", "option1", "en", "Den delas"), "/en/m/prov/v1/u1/q/q1/"),
        (("e1", "how0", "en", "Prata först."), WORKSHEET),
    ],
)
def test_modules_questions_and_exercises_say_it(
    book: Book, nobody: Client, place: tuple[str, ...], address: str
) -> None:
    assert IN_ENGLISH not in nobody.get(address).content.decode()
    store(MODULE, *place, "Something")
    page = nobody.get(address).content.decode()
    assert IN_ENGLISH in page
    assert f'href="{address.replace("/en/", "/sv/")}" hreflang="sv">Read in Swedish' in page
