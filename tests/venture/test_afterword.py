"""What one who was not at a meeting says afterwards: hers to say, the group's to read."""

from datetime import timedelta

import pytest
from django.urls import reverse

from barkraft.people.actions import erase_account
from barkraft.venture.actions import add_afterword, leave_venture, record_decision, say_who_is_here
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Access, Afterword, Meeting, Presence
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("stopped_clock")
WORDS = "Jag vill gärna vara med och ringa."


@pytest.fixture
def meeting(hemse, hodan, samir, asa):
    """Hodan was there, Samir was not."""
    made = Meeting.objects.create(venture=hemse, starts_at=NOON - timedelta(days=5), logged_at=NOON)
    say_who_is_here(meeting=made, present=[hodan], by=asa)
    record_decision(venture=hemse, lines=["Peter ringer."], by=asa, decided_on=made.starts_at.date(), meeting=made)
    return made


def address(meeting):
    return reverse("venture:afterword", args=[meeting.venture.uid, meeting.uid])


def test_the_page_tells_and_asks(client_of, samir, meeting):
    html = client_of(samir).get(address(meeting)).content.decode()
    assert "Peter ringer." in html


def test_she_says_it_and_sees_it_stand_there(client_of, samir, hodan, asa, hemse, meeting):
    samir.language = "sv"
    samir.save()
    client = client_of(samir)
    assert client.post(address(meeting), {"text": WORDS})["Location"] == "/sv/min-dag/"
    assert WORDS in client.get("/sv/min-dag/").content.decode()
    decisions = reverse("venture:decisions", args=[hemse.uid])
    assert "Du sa efteråt:" in client.get(decisions).content.decode()
    for user in (hodan, asa):
        html = client_of(user).get(decisions).content.decode()
        assert "Samir sa efteråt:" in html
        assert WORDS in html


def test_the_others_hear_of_it_on_min_dag(client_of, samir, hodan, meeting):
    add_afterword(meeting=meeting, text=WORDS, by=samir)
    assert "Samir har sagt något efter mötet" in client_of(hodan).get("/sv/min-dag/").content.decode()
    assert "Samir har sagt något" not in client_of(samir).get("/sv/min-dag/").content.decode()


def test_the_coach_reads_it_in_the_log(client_of, samir, asa, hemse, meeting):
    add_afterword(meeting=meeting, text=WORDS, by=samir)
    html = client_of(asa).get(reverse("coaching:venture", args=[hemse.uid])).content.decode()
    assert "Samir sa efteråt:" in html
    assert WORDS in html


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "kort mening"), ("Mitt nummer är 811228-9874", "personnummer"), ("x" * 301, "300")],
)
def test_refused_with_what_was_typed_kept(client_of, samir, meeting, text, said):
    answer = client_of(samir).post(address(meeting), {"text": text})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert text in answer.content.decode()
    assert not Afterword.objects.exists()


def test_only_one_of_the_group_who_was_not_there(client_of, nobody, hodan, samir, mira, stina, asa, bo, meeting):
    for user in (hodan, mira, stina, asa, bo):
        assert client_of(user).post(address(meeting), {"text": WORDS}).status_code == 404
        with pytest.raises(Refused):
            add_afterword(meeting=meeting, text=WORDS, by=user)
    assert nobody.post(address(meeting), {"text": WORDS}).status_code == 302
    assert not Afterword.objects.exists()


def test_sent_twice_it_counts_once(client_of, samir, meeting):
    client = client_of(samir)
    for _time in range(2):
        client.post(address(meeting), {"text": WORDS, "form": "abc123"})
    assert Afterword.objects.count() == 1


def test_who_leaves_leaves_the_words_and_takes_the_name(client_of, samir, hodan, hemse, meeting):
    add_afterword(meeting=meeting, text=WORDS, by=samir)
    leave_venture(venture=hemse, user=samir)
    html = client_of(hodan).get(reverse("venture:decisions", args=[hemse.uid])).content.decode()
    assert "Någon sa efteråt:" in html
    assert WORDS in html
    assert "Samir" not in html


def test_erasing_takes_the_name_and_the_presence(samir, hodan, meeting, asa):
    add_afterword(meeting=meeting, text=WORDS, by=samir)
    say_who_is_here(meeting=meeting, present=[hodan, samir], by=asa)
    erase_account(user=samir)
    assert Afterword.objects.get().by is None
    assert [one.user for one in Presence.objects.all()] == [hodan]


def test_presence_is_exactly_these_and_of_this_group(hemse, hodan, samir, stina, asa, bo, meeting):
    say_who_is_here(meeting=meeting, present=[samir], by=asa)
    assert [one.user for one in Presence.objects.all()] == [samir]
    for present, by in (([stina], asa), ([samir], bo)):
        with pytest.raises(Refused):
            say_who_is_here(meeting=meeting, present=present, by=by)
    Access.objects.filter(user=samir).update(ended_on=NOON.date())
    say_who_is_here(meeting=meeting, present=[hodan], by=asa)
    assert {one.user for one in Presence.objects.all()} == {hodan, samir}, "who has left since is let be"
