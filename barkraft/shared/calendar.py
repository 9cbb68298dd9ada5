"""Meetings as a calendar file (iCalendar, RFC 5545): what a phone or a computer can put in its own calendar.

A writer of our own, since all that we write is a list of times in UTC: no repetition, no time zone, nobody invited.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from barkraft.shared import clock
from barkraft.shared.signs import plain

CONTENT_TYPE = "text/calendar; charset=utf-8"
MOST_OCTETS = 75  # of a line, without its end
_ESCAPED = re.compile(r"([\\;,])")
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True)
class Event:
    """One time. `uid` stays when it is moved, `sequence` grows with each move."""

    uid: str
    starts_at: datetime  # aware
    minutes: int
    title: str
    place: str = ""
    sequence: int = 0
    is_cancelled: bool = False


def document(events: Iterable[Event], *, name: str = "") -> bytes:
    """The file. `name` is what a calendar that follows it is called."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Barkraft//Barkraft//SV",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    if name:
        lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
        lines += ["REFRESH-INTERVAL;VALUE=DURATION:PT4H", "X-PUBLISHED-TTL:PT4H"]
    written_at = _utc(clock.now())
    for event in events:
        lines += _event(event, written_at)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event: Event, written_at: str) -> list[str]:
    host = urlsplit(settings.BASE_URL).hostname or "barkraft"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}@{host}",
        f"DTSTAMP:{written_at}",
        f"DTSTART:{_utc(event.starts_at)}",
        f"DTEND:{_utc(event.starts_at.astimezone(UTC) + timedelta(minutes=event.minutes))}",
        f"SUMMARY:{_text(event.title)}",
    ]
    if event.place:
        lines.append(f"LOCATION:{_text(event.place)}")
    lines += [f"SEQUENCE:{event.sequence}", f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"]
    return [*lines, "END:VEVENT"]


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """Somebody's words as a value: nothing in them begins a line or a value of its own."""
    return _LINE_ENDS.sub(r"\\n", _ESCAPED.sub(r"\\\1", _plain(words)))


def _plain(words: str) -> str:
    """Without signs that nobody sees; every kind of line end is kept as one."""
    return plain(_LINE_ENDS.sub("\n", words))


def _folded(line: str) -> bytes:
    """The line with its end, cut so that no piece is too long and no letter is cut in two."""
    pieces, now = [], b""
    for letter in line:
        octets = letter.encode()
        if len(now) + len(octets) > MOST_OCTETS:
            pieces.append(now)
            now = b" "  # a line that goes on begins with a space, which counts
        now += octets
    return b"\r\n".join([*pieces, now]) + b"\r\n"
