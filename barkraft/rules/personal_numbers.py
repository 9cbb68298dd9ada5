"""Finds Swedish personal identity numbers in what somebody wrote, so that a worksheet can refuse them.

A personnummer is YYMMDD-NNNN or YYYYMMDD-NNNN; a samordningsnummer adds 60 to the day. The last digit is
a check digit (Luhn over the ten digits without the century). An organisationsnummer looks alike, but its
third digit is 2 or higher, so it is never a month.
"""

import re
import unicodedata
from datetime import date

_GAP = r"[ \u00a0\u202f]"
# The dash may be a line break, or stand before one.
_DASH = rf"{_GAP}?[-+\u2010-\u2015\u2212]?{_GAP}?(?:\r?\n{_GAP}?)?"
_NUMBER = re.compile(
    rf"""(?<!\d)
    (?P<century>18|19|20)?
    (?: (?P<solid>\d{{6}}) | (?P<yy>\d\d)[-/.\u00a0\u202f ](?P<mm>\d\d)[-/.\u00a0\u202f ](?P<dd>\d\d) )
    (?P<dash>{_DASH})
    (?P<last>\d{{4}})
    (?!\d)""",
    re.VERBOSE,
)
_SAYS_SO = re.compile(r"person(?:al)?\W?(?:n|id)|\bp\W?nr|samordning", re.IGNORECASE)


def find(text: str) -> list[str]:
    """The personal identity numbers in `text`, as they are written there, in order.

    Ten digits in a row that begin with 070 or 010 are read as a telephone number, unless the text itself
    speaks of a personnummer: of those born in 2001 and 2007 some write theirs just so, but far more people
    write a telephone number.
    """
    # Signs that nobody sees (soft hyphen, joiners, direction marks) break no number; where the others stood is kept.
    places = [place for place, sign in enumerate(text) if unicodedata.category(sign) != "Cf"]
    seen = "".join(_digit(text[place]) for place in places)
    says_so = bool(_SAYS_SO.search(seen))
    found = [m for m in _NUMBER.finditer(seen) if _is_personal(m, says_so)]
    return [text[places[m.start()] : places[m.end() - 1] + 1] for m in found]


def _digit(sign: str) -> str:
    """A digit of any script as ours, one sign for one; any other sign as it is."""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _is_personal(found: re.Match[str], says_so: bool) -> bool:
    born = found["solid"] or found["yy"] + found["mm"] + found["dd"]
    century, last = found["century"], found["last"]
    if not _luhn(born + last) or not _born(century, born):
        return False
    if found[0].isdigit() and not century and not says_so and _like_telephone(born):
        return False
    return not _date_and_time(century, born, last)


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (2 if i % 2 == 0 else 1) for i, d in enumerate(digits))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def _born(century: str | None, born: str) -> bool:
    """Whether YYMMDD is a day of birth; a samordningsnummer has day + 60, and zeros for what is not known."""
    year, month, day = int(born[:2]), int(born[2:4]), int(born[4:])
    if day >= 60:
        day -= 60
        month, day = (month or 1), (day or 1)
    return any(_is_day(int(c) * 100 + year, month, day) for c in ([century] if century else ["19", "20"]))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _like_telephone(born: str) -> bool:
    return born.startswith(("070", "010")) or (born[0] == "0" and born[2:4] == "00")


def _date_and_time(century: str | None, born: str, last: str) -> bool:
    """Whether it is rather a day and a clock time, 20261124 1030: the binder has nobody born since 2020."""
    return century == "20" and born[0] >= "2" and last[:2] < "24" and last[2:] < "60"
