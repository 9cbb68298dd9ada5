"""The programme's own words hang together with the files."""

from typing import Any

import pytest

from barkraft.learn import programme

EXERCISE = {
    "title_sv": "Gör provet",
    "do_sv": "Visa.",
    "variants": [{"when": {"invoicing": "support_company"}, "title_sv": "Sälj"}],
}


def test_the_phases_are_those_of_the_file() -> None:
    rows = sorted(programme._program()["phases"], key=lambda row: row["order"])
    assert [phase.id for phase in programme.phases()] == [row["id"] for row in rows]
    assert [str(phase.title) for phase in programme.phases()] == [row["title_sv"] for row in rows]
    told = [f"{phase.title}: {str(phase.line)[0].lower()}{str(phase.line)[1:]}" for phase in programme.phases()]
    assert told == [row["line_sv"] for row in rows]


@pytest.mark.parametrize(("place", "word"), [("gotland", "Region Gotland"), ("default", "kommunen")])
def test_the_place_has_its_own_word(settings: Any, place: str, word: str) -> None:
    settings.PLACE = place
    assert programme.fill("Fråga {kommunen}.") == f"Fråga {word}."
    assert programme.fill("{Kommunen} svarar.") == f"{word[0].upper()}{word[1:]} svarar."


def test_what_a_municipality_is_called_here(settings: Any) -> None:
    easy = "Den styr där du bor. På Gotland är kommun och region samma."
    settings.PLACE = "gotland"
    assert programme.easy_here(easy) == "Den styr där du bor. På Gotland är det samma. Det heter Region Gotland."
    settings.PLACE = "default"
    assert programme.easy_here(easy) == easy


def test_without_somebody_who_invoices_nothing_is_sold(settings: Any) -> None:
    settings.INVOICER = ""
    assert programme.variant(EXERCISE)["title_sv"] == "Gör provet"


def test_where_somebody_invoices_something_is_sold(settings: Any) -> None:
    settings.INVOICER = "Gemensamt bolag"
    found = programme.variant(EXERCISE)
    assert (found["title_sv"], found["do_sv"]) == ("Sälj", "Visa.")
    assert programme.fill("{fakturerar} skickar fakturan.") == "Gemensamt bolag skickar fakturan."
