"""Keeps tokens of cards, invitations and calendars out of every log: an address with a token in it is a key."""

import logging
import re
from typing import Any

_TOKEN = re.compile(r"(/(?:kort|inbjudan|kalender)/)[A-Za-z0-9_\-]{20,}")


def without_tokens(text: str) -> str:
    """The text with `/kort/<token>` as `/kort/…`."""
    return _TOKEN.sub(r"\1…", text)


def install() -> None:
    """Clean every log record as it is made, whichever logger and handler it meets. Safe to call twice."""
    make = logging.getLogRecordFactory()
    if getattr(make, "is_quiet", False):
        return

    def quiet(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        _clean(record)
        return record

    quiet.is_quiet = True  # type: ignore[attr-defined]  # a mark on a function
    logging.setLogRecordFactory(quiet)


def _clean(record: logging.LogRecord) -> None:
    try:
        said = record.getMessage()
    except (TypeError, ValueError):
        return  # the handler will complain about it in its own way
    quiet = without_tokens(said)
    if quiet != said:
        record.msg, record.args = quiet, None
