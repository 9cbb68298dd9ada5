"""What a person typed, read into a value that can be kept: numbers, kronor, dates, times and choices in Swedish.

Plain Python: no Django, and no clock, so the day comes as an argument. The sentences are learner texts.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = str | int | bool | list[str] | None
Read: TypeAlias = tuple[Value, str | None]


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for the catalogues, as Django's own does; this module reads without Django."""
    return sentence


MONEY = gettext_noop("Skriv kronor med siffror, till exempel 1200 eller 45,50.")
NUMBER = gettext_noop("Skriv ett tal, till exempel 45.")
WHOLE = gettext_noop("Skriv ett helt tal, till exempel 45.")
ONLY_NUMBER = gettext_noop("Skriv bara talet, till exempel 45.")
TOO_LONG = gettext_noop("Talet är för långt. Titta på det en gång till.")
PERCENT = gettext_noop("Skriv procent med siffror, från 0 till 100. Till exempel 45.")
DATE = gettext_noop("Skriv dag och månad, till exempel 24 november.")
NO_SUCH_DAY = gettext_noop("Den dagen finns inte. Titta i kalendern och skriv dagen igen.")
MONTH = gettext_noop("Skriv månad och år, till exempel maj 2027.")
TIME = gettext_noop("Skriv klockan med siffror, till exempel 10 eller 10.30.")
CHOICE = gettext_noop("Välj ett av svaren i listan.")
YES_OR_NO = gettext_noop("Svara ja eller nej.")

# The first three letters of a month; may and oct for the one who knows English better.
_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6}
_MONTHS |= {"jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12}
_DAYS = {"i dag": 0, "idag": 0, "i morgon": 1, "imorgon": 1, "i går": -1, "igår": -1}
_YES = frozenset({"ja", "j", "yes", "true", "on", "1", "x"})
_NO = frozenset({"nej", "n", "no", "false", "off", "0"})
_LONGEST = 12  # digits; more is a number written in the wrong place

_ABOUT = re.compile(r"^(?:ca|cirka|ungefär|runt)\.? ?(?=\d)")  # a guess is welcome, and is kept as a number
_KRONOR = re.compile(r" ?(?:kronor|krona|kr|sek|:-)\.?$|,-$")
_UNIT = re.compile(r" ?(?:st|stycken|personer|människor|kunder|minuter|min|dagar|kilo|kg)\.?$")
# Spaces or full stops between thousands; a comma or full stop before one or two decimals.
_DECIMAL = re.compile(r"^(-?)(\d{1,3}(?:[ .]\d{3})+|\d+)(?:[.,](\d{1,2}))?$")
_WEEKDAY = re.compile(r"^(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?(?:en)?\.? +")
_ISO_DATE = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$|^(\d{4})(\d\d)(\d\d)$")
_SHORT_DATE = re.compile(r"^(\d{1,2}) ?/ ?(\d{1,2})(?:[ /-]+(\d{4}|\d\d))?$|^(\d{1,2})[.-](\d{1,2})[.-](\d{4})$")
_LONG_DATE = re.compile(r"^(\d{1,2})\.?(?::?e)? ?([a-zåäö]{3,})\.?(?:[ -]+(\d{4}|\d\d))?$")
_ISO_MONTH = re.compile(r"^(\d{4})[-/.](\d{1,2})$")
_SHORT_MONTH = re.compile(r"^(\d{1,2})[-/.](\d{4})$")
_LONG_MONTH = re.compile(r"^([a-zåäö]{3,})\.?(?:[ -]+(\d{4}|\d\d))?$")
_TIME = re.compile(r"^(\d{1,2})(?:[.:](\d\d)(?::00)?)?$|^(\d\d) ?(\d\d)$")


def read(kind: str, text: str, *, today: date, choices: Mapping[str, str] | None = None) -> Read:
    """Read `text` as a value of the type `kind` (a column type, or list). Returns (value, problem).

    Nothing written gives (None, None). Text that cannot be read comes back as it was typed, with an easy
    Swedish sentence that says what to do. Values can be written as JSON: money and percent are decimal
    strings ("1200.50", "45"), int an int, bool a bool, date "2026-11-24", month "2027-05", time "10:30",
    enum the stored value, list a list of strings, all else a string. `choices` is value -> label, for enum.
    A year that is missing becomes the one that puts the day nearest `today`. Raises KeyError on another kind.
    """
    reader = _READERS[kind]
    if not text.strip():
        return None, None
    if kind == "enum":
        value, problem = _choice(text, choices or {})
    else:
        value, problem = reader(text, today)
    return (text, problem) if problem else (value, None)


def _text(text: str, today: date) -> Read:
    return text.replace("\r\n", "\n").strip(), None


def _list(text: str, today: date) -> Read:
    lines = (re.sub(r"^[-*•–]\s+", "", line.strip()).strip() for line in text.splitlines())
    return [line for line in lines if line] or None, None


def _choice(text: str, choices: Mapping[str, str]) -> Read:
    said = text.strip()
    if said in choices:
        return said, None
    for value, label in choices.items():
        if label.casefold() == said.casefold():
            return value, None
    return None, CHOICE


def _bool(text: str, today: date) -> Read:
    said = _plain(text)
    return (said in _YES, None) if said in _YES | _NO else (None, YES_OR_NO)


def _money(text: str, today: date) -> Read:
    amount = _decimal(_KRONOR.sub("", _plain(text)))
    if amount is None:
        return None, MONEY
    if amount.adjusted() >= _LONGEST:
        return None, TOO_LONG
    return (str(int(amount)) if amount == int(amount) else f"{amount:.2f}"), None


def _percent(text: str, today: date) -> Read:
    share = _decimal(re.sub(r" ?(?:%|procent)\.?$", "", _plain(text)))
    if share is None or not 0 <= share <= 100:
        return None, PERCENT
    return (str(int(share)) if share == int(share) else str(share.normalize())), None


def _int(text: str, today: date) -> Read:
    said = _plain(text)
    number = _decimal(_UNIT.sub("", said))
    if number is None:
        return None, ONLY_NUMBER if re.match(r"\d", said) else NUMBER
    if number != int(number) or number < 0:
        return None, WHOLE
    if number.adjusted() >= _LONGEST:
        return None, TOO_LONG
    return int(number), None


def _decimal(said: str) -> Decimal | None:
    found = _DECIMAL.match(_ABOUT.sub("", said))
    if not found:
        return None
    whole = re.sub(r"[ .]", "", found[2])
    return Decimal(f"{found[1]}{whole}.{found[3] or 0}")


def _date(text: str, today: date) -> Read:
    said = _plain(text).replace(",", "")
    if said in _DAYS:
        return (today + timedelta(days=_DAYS[said])).isoformat(), None
    said = _WEEKDAY.sub("", said).removeprefix("den ")
    parts = _date_parts(said)
    if parts is None:
        return None, DATE
    year, month, day = parts
    day_found = _nearest(month, day, today) if year is None else _day(year, month, day)
    return (day_found.isoformat(), None) if day_found else (None, NO_SUCH_DAY)


def _date_parts(said: str) -> tuple[int | None, int, int] | None:
    """Year (None when it is missing), month and day as written; None when it is no date at all."""
    if found := _ISO_DATE.match(said):
        year, month, day = (part for part in found.groups() if part)
        return int(year), int(month), int(day)
    if found := _SHORT_DATE.match(said):
        return _year(found[3] or found[6]), int(found[2] or found[5]), int(found[1] or found[4])
    if (found := _LONG_DATE.match(said)) and found[2][:3] in _MONTHS:
        return _year(found[3]), _MONTHS[found[2][:3]], int(found[1])
    return None


def _month(text: str, today: date) -> Read:
    said = _plain(text).replace(",", "")
    year: int | None
    if found := _ISO_MONTH.match(said):
        year, month = int(found[1]), int(found[2])
    elif found := _SHORT_MONTH.match(said):
        year, month = int(found[2]), int(found[1])
    elif (found := _LONG_MONTH.match(said)) and found[1][:3] in _MONTHS:
        year, month = _year(found[2]), _MONTHS[found[1][:3]]
    else:
        return None, MONTH
    first = _nearest(month, 1, today.replace(day=1)) if year is None else _day(year, month, 1)
    return (f"{first:%Y-%m}", None) if first else (None, MONTH)


def _time(text: str, today: date) -> Read:
    found = _TIME.match(re.sub(r"^(?:klockan|kl)\.? *", "", _plain(text)))
    if not found:
        return None, TIME
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return (f"{hour:02}:{minute:02}", None) if hour < 24 and minute < 60 else (None, TIME)


def _plain(text: str) -> str:
    """Lower case, one kind of space, digit and minus; other scripts' digits become ours."""
    said = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    said = re.sub("[−–]", "-", said)  # a long dash from a keyboard that is too helpful
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in said)


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) + 2000 if len(written) == 2 else int(written)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _nearest(month: int, day: int, today: date) -> date | None:
    days = [_day(today.year + step, month, day) for step in (1, 0, -1)]  # of two as near, the one to come
    return min((d for d in days if d), key=lambda d: abs(d - today), default=None)


_READERS: Mapping[str, Callable[[str, date], Read]] = {
    "text": _text,
    "longtext": _text,
    "file": _text,
    "list": _list,
    "enum": _text,  # read() sends it to _choice, which needs the choices
    "bool": _bool,
    "int": _int,
    "money": _money,
    "percent": _percent,
    "date": _date,
    "month": _month,
    "time": _time,
}
