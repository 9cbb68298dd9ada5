"""A module about benefits, bylaws or the like stays Swedish until a person has read the translation, all of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from barkraft.learn import content, gaps
from barkraft.learn.actions.publishing import remake_layers
from barkraft.learn.blocks import UNIT_BLOCKS
from barkraft.learn.catalogue import read
from barkraft.learn.identity import module_uid, unit_uid
from barkraft.learn.models import PublicationLayer, UnitPage
from barkraft.translate.actions import NewSegment, store_segments
from barkraft.translate.models import Segment

pytestmark = pytest.mark.django_db
TRANSLATED, READ = Segment.State.TRANSLATED, Segment.State.READ
WORDS = "Just the translation"
# A text of each kind of block: (kind, unit, key, field, source).
BLOCKS = [
    ("heading", "u1", "b2", "text", "Vinsten"),
    ("text", "u1", "b3", "text", "Vinst är pengar som är **kvar**."),
    ("fact", "u1", "b5", "text", "### Bra att veta\nDet fanns 344 ASF."),
    ("fact", "u1", "b5", "source", "SCB, år 2017"),
    ("talk", "u1", "b6", "text", "Vad tycker ni?\n\nGör en runda."),
    ("worksheet", "u1", "e1", "text", "Ni skriver ihop."),
    ("quiz", "u1", "q1", "text", "Läs en gång till."),
    ("steps", "u2", "b1", "text", "### Börja\nLäs först.\n\n### Sluta\nVila sen."),
    ("say", "u2", "b2", "text", "Säg alltid till."),
    ("example", "u2", "b3", "text", "Mira bakar."),
    ("scene", "u2", "b4", "alt", "Fem personer."),
    ("try", "u2", "b5", "text", "Pröva nu."),
]
OF_MODULE = [
    ("", "intro", "Här lär ni er att pröva.", "/en/m/prov/v1/"),
    ("g1", "text", "Pröva en sak", "/en/m/prov/v1/"),
    ("q1", "question", "Vad händer med vinsten?", "/en/m/prov/v1/u1/"),
    ("q1", "question", "Vad händer med vinsten?", "/en/m/prov/v1/u1/q/q1/"),
    ("q1", "question", "Vad händer med vinsten?", "/en/m/prov/v1/u1/klar/"),
    ("q1", "option0", "Den stannar", "/en/m/prov/v1/u1/q/q1/"),
    ("q1", "feedback", "Ja. Den stannar.", "/en/m/prov/v1/u1/q/q1/?svar=0"),
    ("e1", "do", "Skriv ert mål.", "/en/m/prov/v1/u1/q/e1/"),
    ("e1", "how1", "Skriv sen.", "/en/m/prov/v1/u1/q/e1/"),
]


@pytest.fixture
def locked_module(db: None, folder: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("module.yaml", "volatile: false", "volatile: false\nlocked: benefits")
    edit("u1.md", "::: quiz {#q1 ref=q1}\n", "::: quiz {#q1 ref=q1}\nLäs en gång till.\n")
    content.load_all()


def store(place: tuple[Any, ...], state: str) -> None:
    store_segments(segments=[NewSegment(*place, WORDS, state)])
    remake_layers()


def page(address: str) -> str:
    """As a client sees it that has kept nothing."""
    return Client().get(address).content.decode()


def layer(unit: str) -> str:
    return PublicationLayer.objects.get(language="en", unit=unit).html


def test_there_is_a_text_of_every_kind() -> None:
    assert {kind for kind, *_place in BLOCKS} == {name for name, _block in UNIT_BLOCKS}


@pytest.mark.parametrize(("kind", "unit", "key", "name", "source"), BLOCKS)
def test_every_kind_of_block_waits_for_a_reader(
    locked_module: None, kind: str, unit: str, key: str, name: str, source: str
) -> None:
    place = (unit_uid("prov", unit), key, name, "en", source)
    store(place, TRANSLATED)
    assert WORDS not in layer(unit)
    store(place, READ)
    assert WORDS in layer(unit)


@pytest.mark.parametrize(("key", "name", "source", "address"), OF_MODULE)
def test_so_do_questions_exercises_and_what_the_module_says(
    locked_module: None, key: str, name: str, source: str, address: str
) -> None:
    place = (module_uid("prov"), key, name, "en", source)
    store(place, TRANSLATED)
    assert WORDS not in page(address)
    store(place, READ)
    assert WORDS in page(address)


@pytest.mark.parametrize(("name", "address"), [("lead", "u1/"), ("scene_alt", "u1/")])
def test_so_does_what_stands_above_the_unit(locked_module: None, name: str, address: str) -> None:
    place = (unit_uid("prov", "u1"), "", name, "en", getattr(UnitPage.objects.get(unit_id="u1"), name))
    store(place, TRANSLATED)
    assert WORDS not in page(f"/en/m/prov/v1/{address}")
    store(place, READ)
    assert WORDS in page(f"/en/m/prov/v1/{address}")


def test_where_one_can_pause_too(locked_module: None, client_of: Any, hodan: Any) -> None:
    place = (unit_uid("prov", "u1"), "b2", "text", "en", "Vinsten")
    client = client_of(hodan)
    store(place, TRANSLATED)
    assert WORDS not in client.get("/en/m/prov/v1/u1/paus/").content.decode()
    store(place, READ)
    assert WORDS in client.get("/en/m/prov/v1/u1/paus/").content.decode()


def test_a_title_is_not_locked(locked_module: None) -> None:
    store((unit_uid("prov", "u1"), "", "title", "en", "Första delen"), TRANSLATED)
    assert WORDS in page("/en/m/prov/v1/")
    assert "A module to try" in page("/en/m/prov/v1/")


def test_in_other_modules_a_translation_is_enough(book: Any) -> None:
    store((unit_uid("prov", "u1"), "b3", "text", "en", "Vinst är pengar som är **kvar**."), TRANSLATED)
    assert WORDS in layer("u1")


def test_an_unknown_subject_is_told_of(folder: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("module.yaml", "volatile: false", "volatile: false\nlocked: love")
    assert any("locked is one of" in str(gap) for gap in gaps.find(read(folder), folder))
