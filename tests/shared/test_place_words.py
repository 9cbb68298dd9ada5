"""The words of the place: one list of them, for what learners read and for the binder."""

from dataclasses import dataclass
from typing import Any

import pytest

from barkraft.shared.place_words import easy_here, fill, fill_all, place_words


@dataclass(frozen=True)
class Told:
    text: str
    rows: tuple[dict[str, str], ...] = ()
    number: int = 0


@pytest.mark.parametrize(("place", "word"), [("gotland", "Region Gotland"), ("default", "kommunen")])
def test_the_place_has_its_own_word(settings: Any, place: str, word: str) -> None:
    settings.PLACE = place
    assert fill("Fråga {kommunen}.") == f"Fråga {word}."
    assert fill("{Kommunen} svarar.") == f"{word[0].upper()}{word[1:]} svarar."
    assert fill("{okänt} står kvar.") == "{okänt} står kvar."


def test_what_a_municipality_is_called_here(settings: Any) -> None:
    easy = "Den styr där du bor. På Gotland är kommun och region samma."
    settings.PLACE = "gotland"
    assert easy_here(easy) == "Den styr där du bor. På Gotland är det samma. Det heter Region Gotland."
    settings.PLACE = "default"
    assert easy_here(easy) == easy


def test_who_invoices_is_a_word_of_the_place(db: None, settings: Any) -> None:
    settings.INVOICER = ""
    assert "fakturerar" not in place_words()
    settings.INVOICER = "Gemensamt bolag"
    assert fill("{fakturerar} skickar fakturan.") == "Gemensamt bolag skickar fakturan."


def test_every_text_of_a_value_is_filled(settings: Any) -> None:
    settings.PLACE = "gotland"
    value = Told("{Kommunen}", ({"kommunen": "Fråga {kommunen} först."},), 3)
    assert fill_all(value) == Told("Region Gotland", ({"kommunen": "Fråga Region Gotland först."},), 3)
