"""The 21 functions of the file, and the words that make a question one for today."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from barkraft.support import catalogue
from barkraft.support.catalogue import CatalogueError
from tests.house.settings import ROOT

IDS = """
advice_start advice_legal benefit_day try_invoice economy payroll_hr funding marketing tender partner_match
leader_support supervisor_support board_support language workenv_support environment_support impact_support
shared_equipment cover rescue orderly_close
""".split()


def test_the_functions_are_these_21_and_their_ids_stay() -> None:
    assert [one.id for one in catalogue.catalogue().functions] == IDS


def test_their_modules_are_modules() -> None:
    known = {path.name for path in (ROOT / "content" / "modules").iterdir()}
    assert {slug for one in catalogue.catalogue().functions for slug in one.modules} <= known


def test_one_alone_needs_somebody_who_invoices() -> None:
    assert [one.id for one in catalogue.catalogue().functions if one.needs] == [catalogue.TRY_INVOICE]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Skatteverket har skickat ett brev", ["skatt"]),
        ("När kommer LÖNEN?", ["lön"]),
        ("Någon hotade oss i går.", ["hot"]),
        ("vi blir vräkta", ["vräkning"]),
        ("Går vi i konkurs?", ["konkurs"]),
        ("Det hände en olycka på jobbet", ["olycka"]),
        ("Vi har haft en arbetsolycka", ["olycka"]),
        ("Samir fick ett dödshot", ["hot"]),
        ("De slutar inte hota oss", ["hot"]),
        ("Vi har fått restskatt", ["skatt"]),
        ("عندنا سؤال عن الضريبة", ["skatt"]),
        ("Vi bor på hotell och vill ha lönebidrag", []),
        ("Vi vill ha en ny skylt", []),
    ],
)
def test_urgent_words_are_found_in_all_their_forms(text: str, words: list[str]) -> None:
    assert catalogue.urgent_words(text) == words


def test_nothing_is_promised_for_others_or_called_approved() -> None:
    by_id = {one.id: one for one in catalogue.catalogue().functions}
    assert "inte ett godkännande" in " ".join(by_id["advice_legal"].included)
    assert by_id["benefit_day"].what.startswith("Vi bjuder in")  # an authority comes if it wants to
    assert "Försäkring på den dagen." not in by_id["try_invoice"].included  # somebody else's insurance
    said = " ".join(" ".join((one.what, *one.included)) for one in by_id.values()).casefold()
    for word in ("garanti", "lagligt", "lagen säger", "rätt för alla"):
        assert word not in said


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"price": "dyrt"}, "unknown price"),
        ({"phases": ["mitten"]}, "unknown phase"),
        ({"included_sv": []}, "lacks included_sv"),
        ({"answer_days": 0}, "working days"),
        ({"needs": "mycket"}, "unknown need"),
        ({"id": "x" * 25}, "too long"),
    ],
)
def test_a_file_that_does_not_hold_is_refused(tmp_path: Path, changed: dict[str, Any], fault: str) -> None:
    source = yaml.safe_load((ROOT / "content" / "support.yaml").read_text(encoding="utf-8"))
    source["functions"][0] |= changed
    path = tmp_path / "support.yaml"
    path.write_text(yaml.safe_dump(source), encoding="utf-8")
    with pytest.raises(CatalogueError, match=fault):
        catalogue.read(path)
