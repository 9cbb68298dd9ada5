"""Min dag of one who was not at the last meeting: what the group decided, and room for her word."""

from datetime import timedelta

import pytest
from django.urls import reverse

from barkraft.venture.actions import add_afterword, record_decision, say_who_is_here
from barkraft.venture.models import Access, Gate, Meeting
from tests.conftest import NOON, STARTED

pytestmark = pytest.mark.usefixtures("stopped_clock")
AWAY = "Du var inte med torsdag 19 november."


@pytest.fixture(autouse=True)
def in_her_language(samir):
    samir.language = "sv"
    samir.save()


def held(venture, by, present, *lines, days=5, next_words="", logged_at=NOON):
    at = NOON - timedelta(days=days)
    made = Meeting.objects.create(venture=venture, starts_at=at, logged_at=logged_at, next_words=next_words)
    say_who_is_here(meeting=made, present=present, by=by)
    if lines:
        record_decision(venture=venture, lines=lines, by=by, decided_on=at.date(), meeting=made)
    return made


def day_of(client) -> str:
    answer = client.get("/sv/min-dag/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_absent_reads_it_and_the_present_as_today(client_of, hemse, hodan, samir, asa):
    held(hemse, asa, [hodan], "Peter ringer.", "Vi ses.", next_words="Gruppavtalet.")
    page = day_of(client_of(samir))
    for words in (AWAY, "Detta bestämde gruppen.", "Gruppavtalet.", "Vill du säga något?"):
        assert words in page
    assert page.count("Peter ringer.") == 1, "no line twice"
    assert "Gruppen bestämde" not in page
    there = day_of(client_of(hodan))
    assert "Du var inte med" not in there
    assert "Peter ringer." in there


def test_it_is_told_alone_and_the_news_when_she_has_read_it(client_of, hemse, hodan, samir, asa):
    Gate.objects.create(venture=hemse, phase="mota", result="vidare", words="Vi vill.", decided_on=NOON.date())
    held(hemse, asa, [hodan], "Ett.", "Två.", "Tre.")
    assert "Sen du var här sist" not in day_of(client_of(samir))
    assert "Sen du var här sist" in day_of(client_of(hodan))


def test_nobody_is_blamed_or_asked_why(client_of, hemse, hodan, samir, asa):
    held(hemse, asa, [hodan], "Peter ringer.")
    page = day_of(client_of(samir)).lower()
    assert not [word for word in ("missade", "frånvar", "varför", "måste", "uteblev") if word in page]


def test_two_in_a_row_are_both_told_and_older_ones_are_not(client_of, hemse, hodan, samir, asa):
    held(hemse, asa, [hodan], "Äldst.", days=19)
    held(hemse, asa, [hodan], "Mellan.", days=12)
    held(hemse, asa, [hodan], "Nyast.", days=5)
    page = day_of(client_of(samir))
    assert AWAY in page
    assert "Du var inte heller med torsdag 12 november" in page
    assert "Mellan." in page
    assert "Äldst." not in page


def test_what_came_before_a_meeting_that_she_was_at_is_not_told(client_of, hemse, hodan, samir, asa):
    held(hemse, asa, [hodan], "Mellan.", days=12)
    held(hemse, asa, [hodan, samir], "Nyast.", days=5)
    assert "Du var inte" not in day_of(client_of(samir))


def test_not_from_before_she_came_nor_while_she_is_long_away(client_of, hemse, hodan, samir, asa):
    held(hemse, asa, [hodan], "Peter ringer.")
    mine = Access.objects.filter(user=samir)
    mine.update(started_on=NOON.date())
    assert AWAY not in day_of(client_of(samir))
    mine.update(started_on=STARTED, away_since=STARTED)
    assert AWAY not in day_of(client_of(samir))


def test_nothing_is_told_of_a_meeting_without_words_or_without_a_log(client_of, hemse, hodan, samir, asa):
    held(hemse, asa, [hodan])
    held(hemse, asa, [hodan], "Inte loggat.", days=4, logged_at=None)
    assert "Du var inte med" not in day_of(client_of(samir))


def test_when_she_has_said_something_it_stands_as_usual(client_of, hemse, hodan, samir, asa):
    add_afterword(meeting=held(hemse, asa, [hodan], "Peter ringer."), text="Jag ringer också.", by=samir)
    page = day_of(client_of(samir))
    assert AWAY not in page
    assert "Peter ringer." in page
    assert "Du sa efteråt:" in page
    assert "Jag ringer också." in page


def test_when_she_has_read_it_stands_as_usual_and_the_next_one_is_told(client_of, hemse, hodan, samir, asa):
    meeting, client = held(hemse, asa, [hodan], "Peter ringer."), client_of(samir)
    client.post(reverse("home:read_meeting"), {"meeting": meeting.uid})
    page = day_of(client)
    assert AWAY not in page
    assert "Peter ringer." in page
    held(hemse, asa, [hodan], "Nytt.", days=4)
    assert "Du var inte med fredag 20 november." in day_of(client)


def test_at_the_sign_in_after_it_is_no_news(client_of, hemse, hodan, samir, asa):
    def day_when_last_here(at):
        samir.last_login = at
        samir.save()
        return day_of(client_of(samir))

    held(hemse, asa, [hodan], "Peter ringer.")
    assert AWAY in day_when_last_here(NOON - timedelta(days=7))
    later = day_when_last_here(NOON + timedelta(minutes=1))
    assert AWAY not in later
    assert "Peter ringer." in later


def test_a_strangers_meeting_cannot_be_called_read(client_of, hemse, hodan, stina, asa):
    meeting = held(hemse, asa, [hodan], "Peter ringer.")
    assert client_of(stina).post(reverse("home:read_meeting"), {"meeting": meeting.uid}).status_code == 404


def test_one_who_was_away_costs_two_questions_more(client_of, hemse, hodan, samir, asa, django_assert_max_num_queries):
    held(hemse, asa, [hodan], "Peter ringer.")
    client = client_of(samir)
    day_of(client)
    with django_assert_max_num_queries(16):
        day_of(client)
