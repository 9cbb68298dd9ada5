"""Telephone numbers as people write them: read into one form, and shown so that they can be read aloud."""

import re

_SEPARATORS = re.compile(r"[\s\u00a0\u202f().\-/\u2010-\u2015\u2212]+")
_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")  # a phone with an Arabic keyboard puts them around a number
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SWEDISH = re.compile(r"\+46[1-9]\d{6,9}")
_ABROAD = re.compile(r"\+(?!46)[1-9]\d{6,14}")


def read(text: str) -> str:
    """`+46701234567` of `070-123 45 67`, `+46 (0)70 123 45 67` or `0046701234567`. "" where it cannot be read."""
    bare = _SEPARATORS.sub("", _MARKS.sub("", text).translate(_DIGITS).replace("(0)", ""))
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    elif bare.startswith("0"):
        bare = "+46" + bare[1:]
    if bare.startswith("+460"):
        bare = "+46" + bare[4:]
    return bare if _SWEDISH.fullmatch(bare) or _ABROAD.fullmatch(bare) else ""


def shown(number: str) -> str:
    """`070-123 45 67` of `+46701234567`; a number of another form or land as it is."""
    mobile = re.fullmatch(r"\+46(7\d)(\d{3})(\d{2})(\d{2})", number)
    if mobile:
        return "0{}-{} {} {}".format(*mobile.groups())
    return "0" + number[3:] if number.startswith("+46") else number
