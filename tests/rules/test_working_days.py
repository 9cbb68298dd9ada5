"""A promise in working days holds over weekends and public holidays."""

from datetime import date

import pytest

from barkraft.rules.working_days import after, easter, is_working_day

EASTERS = {2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2030: (4, 21), 2038: (4, 25)}
FREE = [
    "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-06-19", "2026-12-24",
    "2026-12-25", "2026-12-31", "2027-03-26", "2027-06-25", "2026-11-28", "2026-11-29",
]  # fmt: skip
WORKED = ["2026-04-02", "2026-05-15", "2026-06-18", "2026-06-26", "2026-12-23", "2026-12-30", "2027-01-07"]


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter(year, day):
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize("day", FREE)
def test_nobody_answers(day):
    assert not is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", WORKED)
def test_somebody_answers(day):
    assert is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("asked", "call_by"),
    [
        ("2026-11-24", "2026-11-27"),  # Tuesday: Wednesday, Thursday, Friday
        ("2026-11-26", "2026-12-01"),  # over a weekend
        ("2026-11-28", "2026-12-02"),  # asked on a Saturday
        ("2026-12-23", "2026-12-30"),  # over Christmas
        ("2026-04-01", "2026-04-08"),  # over Easter
    ],
)
def test_the_third_working_day(asked, call_by):
    assert after(date.fromisoformat(asked), 3) == date.fromisoformat(call_by)
