"""Dates, times and kronor as Swedes write them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.utils import translation

from barkraft.shared import formats

TUESDAY = date(2026, 11, 24)
AT_TWO = datetime(2026, 11, 24, 13, 2, tzinfo=UTC)  # 14.02 in Sweden
pytestmark = pytest.mark.usefixtures("stopped_clock", "swedish")


@pytest.fixture
def swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "tisdag 24 november"), ("sv-simple", "tisdag 24 november"), ("en", "Tuesday 24 November")],
)
def test_a_day_is_said_in_the_language_that_is_on(language: str, words: str) -> None:
    with translation.override(language):
        assert formats.day(TUESDAY) == words


def test_an_arabic_day_has_arabic_words() -> None:
    with translation.override("ar"):
        assert formats.day(TUESDAY) == "الثلاثاء 24 نوفمبر"


def test_another_year_is_said() -> None:
    assert formats.day(date(2025, 12, 3)) == "onsdag 3 december 2025"


def test_a_moment_late_in_the_evening_belongs_to_the_swedish_day() -> None:
    assert formats.day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "tisdag 24 november"


def test_the_clock_is_swedish() -> None:
    assert formats.moment(AT_TWO) == "14.02"
    assert formats.moment(time(9, 5)) == "09.05"
    with translation.override("en"):
        assert formats.moment(AT_TWO) == "14:02"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (4200, "4\u202f200\u00a0kr"),
        (Decimal("1200.50"), "1\u202f200,50\u00a0kr"),
        ("1234567", "1\u202f234\u202f567\u00a0kr"),
        (-300, "\u2212300\u00a0kr"),
        (0, "0\u00a0kr"),
        (None, ""),
        ("", ""),
    ],
)
def test_kronor_have_spaces_that_never_break(amount: object, words: str) -> None:
    assert formats.kronor(amount) == words  # type: ignore[arg-type]


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="Not a number"):
        formats.number("tio")


def test_nothing_is_written_for_no_date() -> None:
    assert formats.day(None) == ""
    assert formats.moment(None) == ""


@pytest.mark.parametrize(
    ("written", "address"),
    [("08-465 004 04", "tel:+46846500404"), ("+46 8 465", "tel:+468465"), ("0046 8 465", "tel:00468465")],
)
def test_a_telephone_number_can_be_dialled_from_abroad(written: str, address: str) -> None:
    assert formats.telephone_address(written) == address


def test_a_number_holds_together_in_an_arabic_line() -> None:
    assert formats.left_to_right("08-465") == "\u206608-465\u2069"


@pytest.mark.parametrize(("language", "way"), [("sv", "ltr"), ("sv-simple", "ltr"), ("ar", "rtl"), ("fa", "rtl")])
def test_the_way_a_text_runs(language: str, way: str) -> None:
    assert formats.direction(language) == way
