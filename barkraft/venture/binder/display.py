"""How a kept value is shown to people: kronor, days, times, choices by their words; and who wrote it, when."""

from datetime import date, time
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.shared import clock, formats
from barkraft.venture.binder.contents import RAW, Line
from barkraft.venture.dossier import Column, Field
from barkraft.venture.models import Answer


def shown(asked: Field | Column, value: Any) -> str:
    """The value in words. What could not be read is shown as it was typed; nothing is ""."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return str(value.get(RAW, ""))
    if isinstance(value, list):
        return "\n".join(str(line) for line in value)
    return _SHOWN.get(asked.type, _plain)(asked, value)


def typed_again(asked: Field | Column, value: Any) -> str:
    """The value as a person would type it in Swedish: sent again unchanged, it is read as the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dict | list):
        return shown(asked, value)
    with override("sv"):
        return _TYPED.get(asked.type, _plain)(asked, value)


def _plain(asked: Field | Column, value: Any) -> str:
    return str(value)


def _choice(asked: Field | Column, value: Any) -> str:
    return next((option.label for option in asked.options if option.value == value), str(value))


def _yes_or_no(asked: Field | Column, value: Any) -> str:
    return _("Ja") if value else _("Nej")


def _money(asked: Field | Column, value: Any) -> str:
    return formats.kronor(str(value))


def _percent(asked: Field | Column, value: Any) -> str:
    return f"{formats.number(str(value))}{formats.FIXED}%"


def _number(asked: Field | Column, value: Any) -> str:
    # A year or a number of four digits reads best as it was written.
    return formats.number(str(value)) if abs(int(value)) >= 10_000 else str(value)


def _day(asked: Field | Column, value: Any) -> str:
    return formats.day(date.fromisoformat(str(value)))


def _month(asked: Field | Column, value: Any) -> str:
    return format_date(date.fromisoformat(f"{value}-01"), "F Y")


def _clock(asked: Field | Column, value: Any) -> str:
    return _("klockan %(time)s") % {"time": formats.moment(time.fromisoformat(str(value)))}


def said_by(answer: Answer) -> str:
    """`Mira skrev, torsdag 19 november`. The day alone when the person has left."""
    words = {"name": answer.by.first_name if answer.by else "", "day": formats.day(answer.at)}
    if not answer.by:
        return _("Skrivet %(day)s") % words
    return (_("%(name)s skrev för gruppen, %(day)s") if answer.by_group else _("%(name)s skrev, %(day)s")) % words


def saved(answer: Answer) -> str:
    """`Sparat 14.02`, of today; before that the day beside it says more."""
    if localtime(answer.at).date() != clock.today():
        return ""
    return _("Sparat %(time)s") % {"time": formats.moment(answer.at)}


def row_title(definition: Field, line: Line) -> str:
    """What a row is called: what stands in its first column that holds something."""
    for column in definition.columns:
        if text := shown(column, line.value(column.key)):
            return text
    return _("Tom rad")


_SHOWN = {
    "enum": _choice,
    "bool": _yes_or_no,
    "money": _money,
    "percent": _percent,
    "int": _number,
    "date": _day,
    "month": _month,
    "time": _clock,
}


def _typed_day(asked: Field | Column, value: Any) -> str:
    return format_date(date.fromisoformat(str(value)), "j F Y")


def _typed_clock(asked: Field | Column, value: Any) -> str:
    return str(value).replace(":", ".")


def _typed_amount(asked: Field | Column, value: Any) -> str:
    return str(value).replace(".", ",")


_TYPED = {
    "date": _typed_day,
    "month": _month,
    "time": _typed_clock,
    "money": _typed_amount,
    "percent": _typed_amount,
}
