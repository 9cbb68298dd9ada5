"""The attendance note: when she was there, and nothing else. Only for herself and her coach."""

from datetime import timedelta

import pytest
from django.urls import reverse

from barkraft.venture import attendance
from barkraft.venture.attendance import Period, duration, note_pdf
from barkraft.venture.models import Access, Meeting, Presence
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("stopped_clock")
NOVEMBER = Period.month(NOON.date())


@pytest.fixture
def been(hemse, hodan, samir):
    """Hodan at two meetings of November and one of October; Samir at none of them."""
    for days, minutes in ((5, 90), (12, 75), (33, 60)):
        at = NOON - timedelta(days=days)
        words = {"next_words": "Hemligt steg", "worked": "Hemlig rad"}
        one = Meeting.objects.create(venture=hemse, starts_at=at, minutes=60, held_minutes=minutes, **words)
        Presence.objects.create(meeting=one, user=hodan)
    return hemse


@pytest.fixture
def told(monkeypatch):
    """What is handed to the document."""
    seen = {}
    monkeypatch.setattr(attendance.pdf, "render", lambda name, data, **more: seen.update(data) or b"%PDF")
    return seen


def test_days_times_and_the_sum(been, hodan, told):
    note_pdf(hodan, been, NOVEMBER)
    assert told["rows"] == [
        ["torsdag 12 november 2026", "12.00–13.15", "1 tim 15 min"],
        ["torsdag 19 november 2026", "12.00–13.30", "1 tim 30 min"],
    ]
    assert told["sum"] == "Tillsammans: 2 tim 45 min"
    assert told["about"] == [("Namn", "Hodan"), ("Grupp", "Hemse bröd"), ("Tid", "1 november 2026 – 30 november 2026")]
    assert "Hemlig" not in str(told)


def test_it_is_swedish_whoever_prints_it(been, samir, told, client_of, hodan):
    hodan.language = "ar"
    hodan.save()
    client_of(hodan).get("/ar/narvarointyg/", {"skriv": "1", "month": "2026-11-01"})
    assert told["heading"] == "Närvarointyg"


def test_it_is_a_paper(been, hodan, client_of):
    answer = client_of(hodan).get("/sv/narvarointyg/", {"skriv": "1", "month": "2026-11-01"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]


def test_days_of_her_own_choice(been, hodan, told, client_of):
    client_of(hodan).get("/sv/narvarointyg/", {"skriv": "1", "first": "2026-10-01", "last": "2026-11-15"})
    assert len(told["rows"]) == 2


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"first": "2026-11-01"}, "Välj båda dagarna."),
        ({"first": "2026-11-02", "last": "2026-11-01"}, "kommer efter den första"),
        ({"month": ""}, "Välj en månad."),
    ],
)
def test_it_says_what_to_choose(been, hodan, client_of, sent, said):
    answer = client_of(hodan).get("/sv/narvarointyg/", {"skriv": "1"} | sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_nothing_to_print_is_said_kindly(been, samir, client_of):
    samir.language = "sv"
    samir.save()
    assert "Här finns inget möte att skriva ut än." in client_of(samir).get("/sv/narvarointyg/").content.decode()


def test_also_when_she_has_left(been, hodan, told, client_of):
    Access.objects.filter(user=hodan).update(ended_on=NOON.date())
    client_of(hodan).get("/sv/narvarointyg/", {"skriv": "1", "month": "2026-11-01"})
    assert len(told["rows"]) == 2


def test_a_person_prints_her_own_alone(been, hodan, samir, mira, told, client_of):
    """The address names no person: there is no way to ask for another's."""
    for user in (samir, mira):
        client_of(user).get("/sv/narvarointyg/", {"skriv": "1", "month": "2026-11-01", "grupp": been.uid})
    assert told == {}


def test_her_coach_prints_it_and_nobody_else(been, hodan, asa, bo, stina, karin, samir, told, client_of):
    at = reverse("coaching:attendance", args=[been.uid, hodan.uid])
    page = client_of(asa).get(at).content.decode()
    assert "Skriv bara ut när personen ber om det." in page
    for user in (bo, stina, karin, samir, hodan):
        assert client_of(user).get(at, {"skriv": "1", "month": "2026-11-01"}).status_code in {403, 404}
    assert told == {}
    client_of(asa).get(at, {"skriv": "1", "month": "2026-11-01"})
    assert len(told["rows"]) == 2


def test_a_person_of_another_group_is_not_found(been, stina, asa, client_of):
    assert client_of(asa).get(reverse("coaching:attendance", args=[been.uid, stina.uid])).status_code == 404


@pytest.mark.parametrize(("minutes", "words"), [(90, "1 tim 30 min"), (120, "2 tim"), (45, "45 min"), (0, "0 min")])
def test_how_time_is_said(minutes, words):
    assert duration(minutes) == words
