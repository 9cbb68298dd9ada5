"""When the coach answers: `måndag–fredag 9–15` of the settings, said in the language that is on.

What an installation writes is read as days and hours. What cannot be read so is its own words, shown as they stand.
"""

import re
from datetime import time
from functools import cache

from django.utils.dateformat import time_format
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

DAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
_DASH = r"\s*[-\N{EN DASH}]\s*"
_DAY = "(" + "|".join(DAYS) + r")[a-zåäö]*"
_TIME = r"(\d{1,2})(?:[.:](\d\d))?"
_PART = re.compile(rf"{_DAY}(?:{_DASH}{_DAY})?\s+{_TIME}{_DASH}{_TIME}", re.IGNORECASE)

Part = tuple[int, int, time, time]  # first and last day (0 = Monday), from, to


@cache
def read(text: str) -> tuple[Part, ...]:
    """The parts of `måndag–torsdag 9–15, fredag 9.30–12`; empty where it is not written so."""
    found = [_PART.fullmatch(part.strip()) for part in text.split(",")]
    try:
        return tuple(_part(match) for match in found if match) if all(found) else ()
    except ValueError:  # 25 o'clock
        return ()


def _part(match: re.Match[str]) -> Part:
    first, last, *clock = match.groups()
    days = [DAYS.index(day.lower()) for day in (first, last or first)]
    hours = [time(int(hour), int(minute or 0)) for hour, minute in (clock[:2], clock[2:])]
    return days[0], days[1], hours[0], hours[1]


def words(text: str) -> str:
    """The hours in the language that is on; "" where they could not be read."""
    return " · ".join(_said(part) for part in read(text))


def _said(part: Part) -> str:
    first, last, start, end = part
    told = {"first": WEEKDAYS[first], "last": WEEKDAYS[last], "start": _hour(start), "end": _hour(end)}
    if first == last:
        return _("{first} {start}–{end}").format(**told)
    return _("{first}–{last} {start}–{end}").format(**told)


def _hour(at: time) -> str:
    """`9` or `9.30` in Swedish, `9:00` where hours alone are not understood as a time."""
    if not (get_language() or "sv").startswith("sv"):
        return time_format(at, "G:i")
    return time_format(at, "G.i" if at.minute else "G")
