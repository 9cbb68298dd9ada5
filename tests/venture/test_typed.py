"""What people type is read in the spellings that people use, or comes back untouched with what to do."""

import json
from datetime import date

import pytest

from barkraft.venture import typed

TODAY = date(2026, 11, 24)


def read(kind: str, text: str) -> typed.Read:
    return typed.read(kind, text, today=TODAY)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("money", "1 200,50 kr", "1200.50"),
        ("money", "1\u00a0200", "1200"),
        ("money", "1\u202f200 kronor", "1200"),
        ("money", "1.200,5", "1200.50"),
        ("money", "1.200", "1200"),
        ("money", "1200.50", "1200.50"),
        ("money", "45:-", "45"),
        ("money", "45 SEK", "45"),
        ("money", "ca 60 kr.", "60"),
        ("money", "0", "0"),
        ("money", "1200,00", "1200"),
        ("money", "-200", "-200"),
        ("money", "\u2212 1", None),
        ("money", "\u22121 200", "-1200"),
        ("money", "٤٥", "45"),
        ("int", "90", 90),
        ("int", " 90 minuter ", 90),
        ("int", "1 200 st", 1200),
        ("int", "ungefär 20", 20),
        ("percent", "45 %", "45"),
        ("percent", "45,5 procent", "45.5"),
        ("percent", "100", "100"),
        ("date", "24/11 2026", "2026-11-24"),
        ("date", "24/11-26", "2026-11-24"),
        ("date", "24 november 2026", "2026-11-24"),
        ("date", "Tisdag 24 november", "2026-11-24"),
        ("date", "den 24:e nov. 2026", "2026-11-24"),
        ("date", "2026-11-24", "2026-11-24"),
        ("date", "20261124", "2026-11-24"),
        ("date", "24.11.2026", "2026-11-24"),
        ("date", "24 nov", "2026-11-24"),
        ("date", "24 novemer", "2026-11-24"),
        ("date", "i dag", "2026-11-24"),
        ("date", "i morgon", "2026-11-25"),
        ("date", "29 februari 2028", "2028-02-29"),
        ("month", "maj 2027", "2027-05"),
        ("month", "Maj -27", "2027-05"),
        ("month", "2027-05", "2027-05"),
        ("month", "5/2027", "2027-05"),
        ("time", "10", "10:00"),
        ("time", "10.00", "10:00"),
        ("time", "kl 10", "10:00"),
        ("time", "kl. 9.15", "09:15"),
        ("time", "klockan 10", "10:00"),
        ("time", "10:30", "10:30"),
        ("time", "10:30:00", "10:30"),
        ("time", "1030", "10:30"),
        ("bool", "Ja", True),
        ("bool", "on", True),
        ("bool", "nej", False),
        ("list", "- paus\r\n\r\n• lugn plats\n", ["paus", "lugn plats"]),
        ("longtext", " Vi bakar.\r\nVi säljer. ", "Vi bakar.\nVi säljer."),
        ("text", "10.00", "10.00"),
        ("file", "pärm 2", "pärm 2"),
    ],
)
def test_what_people_type_is_read(kind: str, text: str, value: typed.Value) -> None:
    clean, problem = read(kind, text)
    if value is None:
        assert (clean, problem is None) == (text, False)
    else:
        assert (clean, problem) == (value, None)
        assert json.loads(json.dumps(clean)) == value
        assert read(kind, "\n".join(clean) if isinstance(clean, list) else _as_typed(clean)) == (value, None)


def _as_typed(clean: typed.Value) -> str:
    return {True: "ja", False: "nej"}[clean] if isinstance(clean, bool) else str(clean)


@pytest.mark.parametrize(
    ("text", "value"),
    [("3 jan", "2027-01-03"), ("1 juni", "2026-06-01"), ("24 maj", "2027-05-24"), ("31/12", "2026-12-31")],
)
def test_a_missing_year_is_the_one_that_puts_the_day_nearest(text: str, value: str) -> None:
    assert read("date", text) == (value, None)


def test_a_missing_year_of_a_month() -> None:
    assert [read("month", m)[0] for m in ("maj", "juni", "nov", "jan")] == ["2027-05", "2026-06", "2026-11", "2027-01"]


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        ("money", "femtio", "Skriv kronor med siffror, till exempel 1200 eller 45,50."),
        ("money", "50–60 kr", "Skriv kronor med siffror, till exempel 1200 eller 45,50."),
        ("money", "12 00", "Skriv kronor med siffror, till exempel 1200 eller 45,50."),
        ("money", "9" * 13, "Talet är för långt. Titta på det en gång till."),
        ("int", "många", "Skriv ett tal, till exempel 45."),
        ("int", "2,5", "Skriv ett helt tal, till exempel 45."),
        ("int", "-3", "Skriv ett helt tal, till exempel 45."),
        ("int", "2 timmar", "Skriv bara talet, till exempel 45."),
        ("int", "9" * 5000, "Talet är för långt. Titta på det en gång till."),
        ("percent", "120", "Skriv procent med siffror, från 0 till 100. Till exempel 45."),
        ("percent", "-1", "Skriv procent med siffror, från 0 till 100. Till exempel 45."),
        ("date", "på fredag", "Skriv dag och månad, till exempel 24 november."),
        ("date", "31 februari", "Den dagen finns inte. Titta i kalendern och skriv dagen igen."),
        ("date", "29 februari 2027", "Den dagen finns inte. Titta i kalendern och skriv dagen igen."),
        ("date", "24/13 2026", "Den dagen finns inte. Titta i kalendern och skriv dagen igen."),
        ("date", "24/11 1026", "Den dagen finns inte. Titta i kalendern och skriv dagen igen."),
        ("month", "sommaren", "Skriv månad och år, till exempel maj 2027."),
        ("month", "13/2027", "Skriv månad och år, till exempel maj 2027."),
        ("month", "1 maj 2027", "Skriv månad och år, till exempel maj 2027."),
        ("time", "halv tio", "Skriv klockan med siffror, till exempel 10 eller 10.30."),
        ("time", "10–12", "Skriv klockan med siffror, till exempel 10 eller 10.30."),
        ("time", "24.00", "Skriv klockan med siffror, till exempel 10 eller 10.30."),
        ("bool", "kanske", "Svara ja eller nej."),
    ],
)
def test_what_cannot_be_read_comes_back_as_typed_with_what_to_do(kind: str, text: str, problem: str) -> None:
    assert read(kind, f" {text} ") == (f" {text} ", problem)


@pytest.mark.parametrize(
    "kind", ["text", "longtext", "list", "int", "money", "percent", "date", "month", "time", "bool"]
)
def test_nothing_written_is_nothing(kind: str) -> None:
    assert read(kind, " \n ") == (None, None)


@pytest.mark.parametrize("language", ["sv", "sv-simple", "en", "ar"])
def test_the_day_that_stands_in_a_form_from_the_start_is_read_back(language):
    from django.utils.translation import override

    from barkraft.shared import clock
    from barkraft.venture.forms import today_as_typed

    with override(language):
        assert typed.read("date", today_as_typed(), today=clock.today()) == (clock.today().isoformat(), None)
