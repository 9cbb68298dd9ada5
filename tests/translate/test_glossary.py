"""Words are explained where they first stand, in whatever form they stand."""

from pathlib import Path

from barkraft.translate.glossary import Explained, Glossary, Term, read

ASF = Term("asf", "ASF", "Ett företag som skapar jobb.", ("ASF",))
PROFIT = Term("vinst", "vinst", "Pengarna som är kvar.", ("vinst", "vinsten"))
FORENING = Term("ekonomisk-forening", "ekonomisk förening", "Medlemmar äger.", ("ekonomisk förening",))
WORDS = Glossary([ASF, PROFIT, FORENING])


def terms(text: str, glossary: Glossary = WORDS) -> list[str]:
    return [term.id for _, term in glossary.split(text) if term]


def test_a_form_is_found_whatever_its_first_letter() -> None:
    assert terms("Vinsten stannar. All vinst.") == ["vinst", "vinst"]


def test_a_name_is_found_only_as_it_is_written() -> None:
    assert terms("Ett ASF och ett asf.") == ["asf"]


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert terms("Vinstdelning i ASF-kollen.") == []


def test_several_words_are_one_term() -> None:
    assert terms("Många är en ekonomisk förening.") == ["ekonomisk-forening"]


def test_nothing_of_the_text_is_lost() -> None:
    text = "Ett ASF har vinst; en ekonomisk förening också."
    assert "".join(piece for piece, _ in WORDS.split(text)) == text


def test_a_term_is_given_once() -> None:
    once = Explained(WORDS)
    found = [term for text in ("Vinsten.", "Mer vinst.") for _, term in once.split(text)]
    assert [term.id for term in found if term] == ["vinst"]
    assert list(once.met) == ["vinst"]


def test_more_forms_can_be_added() -> None:
    assert terms("Region Gotland", WORDS.with_forms({"Region Gotland": "vinst", "x": "nothing"})) == ["vinst"]


def test_a_missing_file_is_an_empty_glossary(tmp_path: Path) -> None:
    empty = read(tmp_path / "terms.yaml")
    assert list(empty.split("Ett ASF.")) == [("Ett ASF.", None)]
