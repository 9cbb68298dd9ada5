"""Calendar files as other programs read them: lines, signs, times, and what comes with a change."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from barkraft.shared.calendar import Event, document

SWEDEN = ZoneInfo("Europe/Stockholm")
AT = datetime(2026, 11, 26, 10, 0, tzinfo=SWEDEN)
pytestmark = pytest.mark.usefixtures("stopped_clock")


def lines(*events: Event, name: str = "") -> list[str]:
    """Unfolded, as a reader of the file does it."""
    text = document(events, name=name).decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return re.sub("\r\n[ \t]", "", text).split("\r\n")[:-1]


def value(name: str, *events: Event) -> str:
    found = [line for line in lines(*events) if re.match(rf"{name}[:;]", line)]
    assert len(found) == 1, found
    return found[0].partition(":")[2]


def meeting(**other) -> Event:
    return Event(**({"uid": "abc", "starts_at": AT, "minutes": 90, "title": "Möte, Hemse bröd"} | other))


def test_an_empty_calendar_is_a_calendar():
    assert lines()[0] == "BEGIN:VCALENDAR"
    assert lines()[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in lines()


def test_times_are_in_utc_in_winter_and_summer():
    assert value("DTSTART", meeting()) == "20261126T090000Z"
    assert value("DTEND", meeting()) == "20261126T103000Z"
    assert value("DTSTART", meeting(starts_at=datetime(2026, 6, 4, 10, 0, tzinfo=SWEDEN))) == "20260604T080000Z"
    assert value("DTSTAMP", meeting()) == "20261124T110000Z"


def test_a_meeting_over_the_night_when_clocks_change_is_as_long_as_it_is():
    late = datetime(2026, 10, 25, 1, 30, tzinfo=SWEDEN)
    assert value("DTSTART", meeting(starts_at=late, minutes=120)) == "20261024T233000Z"
    assert value("DTEND", meeting(starts_at=late, minutes=120)) == "20261025T013000Z"


def test_the_same_meeting_moved_keeps_its_name_and_counts_on():
    first, moved = meeting(), meeting(starts_at=AT + timedelta(days=1), sequence=1)
    assert value("UID", first) == value("UID", moved) == "abc@localhost"
    assert (value("SEQUENCE", first), value("SEQUENCE", moved)) == ("0", "1")
    assert value("STATUS", moved) == "CONFIRMED"
    assert value("STATUS", meeting(is_cancelled=True)) == "CANCELLED"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Storgatan 1, Hemse", r"Storgatan 1\, Hemse"),
        ("A; B", r"A\; B"),
        ("C:\\mapp", r"C:\\mapp"),
        ("rad ett\r\nrad två\rrad tre", r"rad ett\nrad två\nrad tre"),
        ("x\u2028BEGIN:VALARM", r"x\nBEGIN:VALARM"),
        ("a\x07b\x00c", "abc"),
        ("مكتبة همسه", "مكتبة همسه"),
    ],
)
def test_words_are_words(words, written):
    assert value("LOCATION", meeting(place=words)) == written
    assert value("SUMMARY", meeting(title=words)) == written
    assert [line for line in lines(meeting(place=words)) if line.startswith("BEGIN")] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
    ]


def test_without_a_place_nothing_is_said_of_it():
    assert not [line for line in lines(meeting()) if line.startswith("LOCATION")]


@pytest.mark.parametrize("sign", ["a", "å", "م", "😀"])
@pytest.mark.parametrize("many", [1, 30, 60, 62, 63, 64, 65, 66, 67, 140, 300])
def test_lines_are_folded_at_75_octets_and_no_letter_is_cut(sign, many):
    made = document([meeting(title=sign * many)])
    for line in made.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert value("SUMMARY", meeting(title=sign * many)) == sign * many


def test_a_calendar_that_is_followed_has_a_name():
    assert "X-WR-CALNAME:Möten\\, mina" in lines(name="Möten, mina")
