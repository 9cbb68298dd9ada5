"""The programme's own words hang together with the files."""

from typing import Any

import yaml
from django.utils.translation import override

from barkraft.learn import programme

EXERCISE = {
    "title_sv": "Gör provet",
    "do_sv": "Visa.",
    "variants": [{"when": {"invoicing": "support_company"}, "title_sv": "Sälj"}],
}


def test_the_phases_are_those_of_the_file(settings: Any) -> None:
    program = yaml.safe_load((settings.CONTENT_DIR / "program.yaml").read_text(encoding="utf-8"))
    rows = sorted(program["phases"], key=lambda row: row["order"])
    assert [phase.id for phase in programme.phases()] == [row["id"] for row in rows]
    with override("sv"):
        assert [str(phase.title) for phase in programme.phases()] == [row["title_sv"] for row in rows]
        told = [f"{phase.title}: {str(phase.line)[0].lower()}{str(phase.line)[1:]}" for phase in programme.phases()]
        assert told == [row["line_sv"] for row in rows]


def test_without_somebody_who_invoices_nothing_is_sold(db: None, settings: Any) -> None:
    settings.INVOICER = ""
    assert programme.variant(EXERCISE)["title_sv"] == "Gör provet"


def test_where_somebody_invoices_something_is_sold(db: None, settings: Any) -> None:
    settings.INVOICER = "Gemensamt bolag"
    found = programme.variant(EXERCISE)
    assert (found["title_sv"], found["do_sv"]) == ("Sälj", "Visa.")
