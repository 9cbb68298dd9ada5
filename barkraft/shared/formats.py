"""How dates, times and kronor are written. Swedish habits, in the words of the language that is on."""

from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.dateformat import time_format
from django.utils.translation import get_language

from barkraft.shared import clock

THIN = "\u202f"  # narrow and unbroken: an ordinary space turns "1 200" into "200 1" in an Arabic line
FIXED = "\u00a0"
MINUS = "\u2212"


def _local(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day(value: date | datetime | None) -> str:
    """`tisdag 24 november`, with the year where it is not this year. Empty for None."""
    if value is None:
        return ""
    on = _local(value)
    return format_date(on, "l j F" if on.year == clock.today().year else "l j F Y")


def moment(value: datetime | time | None) -> str:
    """`14.02`, Swedish time; with a colon where the language writes so. Empty for None."""
    if value is None:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    swedish = (get_language() or "sv").startswith("sv")
    return time_format(value.time() if isinstance(value, datetime) else value, "H.i" if swedish else "H:i")


def number(value: Decimal | float | str) -> str:
    """`12 500` or `12 500,50`: thin spaces between thousands, a comma before at most two decimals.

    Raises ValueError where it is not a number.
    """
    try:
        exact = Decimal(str(value)).quantize(Decimal("0.01"))
    except InvalidOperation as problem:
        raise ValueError(f"Not a number: {value!r}") from problem
    whole, _, rest = f"{abs(exact):,}".replace(",", THIN).partition(".")
    return (MINUS if exact < 0 else "") + whole + (f",{rest}" if rest != "00" else "")


def kronor(value: Decimal | float | str | None) -> str:
    """`12 500 kr`. Empty for None and "". Raises ValueError where it is not a number."""
    if value is None or value == "":
        return ""
    return f"{number(value)}{FIXED}kr"


def telephone_address(number_as_written: str) -> str:
    """`tel:+4684650404` of `08-465 004 04`: what a phone dials, also from abroad."""
    digits = "".join(sign for sign in number_as_written if sign.isdigit() or sign == "+")
    if digits.startswith("0") and not digits.startswith("00"):
        digits = "+46" + digits[1:]
    return f"tel:{digits}"


def left_to_right(text: str) -> str:
    """The text held together from left to right: a telephone number or an address inside an Arabic line."""
    return f"\u2066{text}\u2069"


def isolated(text: str) -> str:
    """Somebody's words inside a sentence of ours: they run their own way, and turn nothing around them."""
    return f"\u2068{text}\u2069"


def direction(language: str) -> str:
    """`rtl` or `ltr` of a language code: the way its text runs."""
    return "rtl" if language.split("-")[0] in settings.LANGUAGES_BIDI else "ltr"
