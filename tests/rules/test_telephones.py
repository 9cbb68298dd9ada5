"""Numbers are read however they are written, and what is no number is not taken for one."""

import pytest

from barkraft.rules.telephones import read, shown

HANNA = "+46701740605"


@pytest.mark.parametrize(
    "written",
    [
        "0701740605", "070-174 06 05", "070 174 06 05", "+46 70 174 06 05", "+46(0)70-1740605", "0046 70 174 06 05",
        "+460701740605", "070\u2013174\u00a006\u00a005", "\u2066070-174 06 05\u2069", "٠٧٠١٧٤٠٦٠٥", "۰۷۰۱۷۴۰۶۰۵",
    ],
)  # fmt: skip
def test_a_mobile_number(written):
    assert read(written) == HANNA


def test_other_numbers():
    assert read("0498-26 90 00") == "+46498269000"
    assert read("08-465 004 04") == "+46846500404"
    assert read("+358 40 123 4567") == "+358401234567"


@pytest.mark.parametrize("written", ["", "ring mig", "12345", "070", "8503121234", "07017406051234", "070 174 06 0x"])
def test_what_is_no_number(written):
    assert read(written) == ""


def test_it_is_shown_so_that_it_can_be_read_aloud():
    assert shown(HANNA) == "070-174 06 05"
    assert shown("+46498269000") == "0498269000"
    assert shown("+358401234567") == "+358401234567"
    assert shown("") == ""
