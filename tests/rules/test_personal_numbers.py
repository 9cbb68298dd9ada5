"""Which digits a worksheet refuses, and which it leaves in peace. All numbers are made for the test."""

import pytest
from stdnum import luhn

from barkraft.rules.personal_numbers import find


def number(first_nine: str) -> str:
    """Ten digits with the right check digit."""
    return first_nine + luhn.calc_check_digit(first_nine)


P = number("640823323")  # 23 August 1964
S = number("701063239")  # 3 October 1970, as a samordningsnummer


@pytest.mark.parametrize(
    "written",
    [
        P,
        f"{P[:6]}-{P[6:]}",
        f"{P[:6]}+{P[6:]}",
        f"{P[:6]} {P[6:]}",
        f"{P[:6]} - {P[6:]}",
        f"{P[:6]}–{P[6:]}",
        f"{P[:6]}\u00a0{P[6:]}",
        f"{P[:2]} {P[2:4]} {P[4:6]} {P[6:]}",
        f"19{P}",
        f"19{P[:6]}-{P[6:]}",
        f"19{P[:2]}-{P[2:4]}-{P[4:6]}-{P[6:]}",
        f"18{P[:6]}+{P[6:]}",
        f"{P[:4]}\u200b{P[4:6]}-{P[6:]}",
        f"19{P[:2]}\u200b{P[2:6]}-{P[6:]}",
        f"{P[:6]}\u00ad{P[6:]}",
        f"{P[:6]}\u2066-\u2069{P[6:]}",
        f"{P[:6]}\n{P[6:]}",
        f"{P[:6]}\r\n{P[6:]}",
        f"{P[:6]}-\n{P[6:]}",
        S,
        f"19{S[:6]}-{S[6:]}",
        P.translate({ord("0") + n: 0x0660 + n for n in range(10)}),  # typed with Arabic digits
    ],
)
def test_it_finds_a_personal_number_however_it_is_written(written: str) -> None:
    assert find(written) == [written]
    assert find(f"Mira ({written}) kommer på torsdag.") == [written]


def test_it_finds_every_one_in_order() -> None:
    assert find(f"{S}, {P[:6]}-{P[6:]}") == [S, f"{P[:6]}-{P[6:]}"]


def test_signs_that_nobody_sees_move_nothing() -> None:
    text = f"\u200bA\u00ad {P[:3]}\u200d{P[3:]}\u200b, sen {S}"
    assert find(text) == [f"{P[:3]}\u200d{P[3:]}", S]


def test_zeros_stand_for_an_unknown_day_in_a_samordningsnummer() -> None:
    unknown = number("700060239")
    assert find(f"{unknown[:6]}-{unknown[6:]}") == [f"{unknown[:6]}-{unknown[6:]}"]


def test_born_on_a_leap_day() -> None:
    leap, never = number("000229239"), number("010229239")
    assert find(f"{leap[:6]}-{leap[6:]}")
    assert not find(f"{never[:6]}-{never[6:]}")


@pytest.mark.parametrize("last", [d for d in "0123456789" if d != P[-1]])
def test_a_wrong_check_digit_is_another_number(last: str) -> None:
    assert find(P[:-1] + last) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vi ses torsdag 24 november 2026 klockan 10.30.",
        "2026-11-24",
        "20261124 1030",
        "Bageriet kostar 1 200 450 kronor.",
        "0498-20 12 34",
        "08-465 004 04",
        "070-412 34 56",
        "+46 70 412 34 56",
        "Bankgiro 5050-1055",
        "SE45 5000 0000 0583 9825 7466",
    ],
)
def test_it_leaves_other_digits_in_peace(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("first_nine", ["556036079", "769600012", "212000080", "802002123"])
def test_an_organisation_number_is_allowed(first_nine: str) -> None:
    org = number(first_nine)
    assert find(org) == find(f"{org[:6]}-{org[6:]}") == find(f"16{org}") == []


def test_a_date_and_a_time_that_happen_to_have_a_right_check_digit() -> None:
    clock = next(t for t in (f"{h:02}{m:02}" for h in range(24) for m in range(60)) if luhn.is_valid(f"261124{t}"))
    assert find(f"20261124 {clock}") == find(f"20261124-{clock}") == []


def test_a_telephone_number_in_one_run_is_no_personal_number_unless_the_text_says_so() -> None:
    phone = number("070412345")
    assert find(phone) == find(f"Ring {phone}") == []
    assert find(f"mitt personnummer är {phone}") == [phone]
    assert find(f"{phone[:6]}-{phone[6:]}") == [f"{phone[:6]}-{phone[6:]}"]


def test_part_of_a_longer_number_is_not_one() -> None:
    assert find(f"7{P}") == find(f"{P}7") == find(f"1234{P}") == []
