"""A form that is sent twice counts once, and the page is shown as if it had been sent once."""

import re
import threading
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection

from barkraft.people.models import User
from barkraft.shared import clock, once
from barkraft.shared.models import SentForm
from barkraft.venture.models import Answer, Cohort, CohortStaff, Decision, Invitation, Meeting, Venture

MEETING = {"day": "2026-12-03", "start": "10:00", "minutes": "90", "language": "sv"}
PERSON = {"first_name": "Ali", "role": "participant", "language": "sv", "email": ""}
KOLLEGA = {"first_name": "Eva", "email": "eva@example.se"}
FORMS = {
    "meeting": ("/sv/coach/grupp/{venture}/mote/nytt/", "", MEETING, Meeting),
    "person": ("/sv/coach/grupp/{venture}/person/ny/", "", PERSON, User),
    "invitation": ("/sv/coach/grupp/{venture}/person/ny/", "", PERSON | {"email": "ali@example.se"}, Invitation),
    "cohort": ("/sv/coach/omgang/ny/", "", {"name": "Gotland våren", "starts_on": "2027-02-01"}, Cohort),
    "group": ("/sv/coach/omgang/{cohort}/grupp/ny/", "", {"name": "Klinte cykel"}, Venture),
    "coach": ("/sv/coach/omgang/{cohort}/", "bjud-in/", KOLLEGA, Invitation),
    "decision": ("/sv/g/{venture}/beslut/", "", {"first": "Vi ses.", "second": "Peter ringer.", "on": ""}, Decision),
}
pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


def form_id(client, address: str, action: str = "") -> str:
    """The hidden id of the form on the page that posts to `action`."""
    page = BeautifulSoup(client.get(address).content.decode(), "html.parser")
    found = page.select_one(f'form[action$="{action}"] [name=form]' if action else "main [name=form]")
    assert found is not None, address
    return str(found["value"])


@pytest.mark.parametrize("name", FORMS)
def test_the_same_form_twice_makes_one_thing(coach, hemse, cohort, name, django_capture_on_commit_callbacks):
    address, rest, words, model = FORMS[name]
    address = address.format(venture=hemse.uid, cohort=cohort.uid)
    sent = words | {"form": form_id(coach, address, rest)}
    before = model.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        answers = [coach.post(address + rest, sent) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert model.objects.count() - before == (2 if name == "decision" else 1)
    assert len(mail.outbox) == (1 if model is Invitation else 0)


def test_a_repeat_says_nothing_and_leads_where_it_can_be_seen(client_of, asa, hemse):
    address = FORMS["person"][0].format(venture=hemse.uid)
    first, second = client_of(asa), client_of(asa)  # the browser dropped the first answer, cookies and all
    sent = PERSON | {"form": form_id(first, address)}
    first.post(address, sent)
    page = second.post(address, sent, follow=True).content.decode()
    assert "Ali är med i gruppen." not in page
    assert "Ali" in page
    assert User.objects.filter(first_name="Ali").count() == 1


def test_what_the_first_answer_said_still_waits_to_be_said(coach, hemse):
    """Fails if what `once` leans on in Django's messages goes: a drawn page has said what waited."""
    address = FORMS["person"][0].format(venture=hemse.uid)
    sent = PERSON | {"form": form_id(coach, address)}
    coach.post(address, sent)
    page = coach.post(address, sent, follow=True).content.decode()
    assert page.count("Ali är med i gruppen. Skriv ut ett kort.") == 1


@pytest.mark.parametrize("name", ["meeting", "person", "group", "coach", "decision"])
def test_a_repeat_is_refused_who_may_not_see_it_any_more(coach, hemse, cohort, name):
    address, rest, words, _model = FORMS[name]
    address = address.format(venture=hemse.uid, cohort=cohort.uid)
    sent = words | {"form": form_id(coach, address, rest)}
    assert coach.post(address + rest, sent).status_code == 302
    CohortStaff.objects.update(ended_on=clock.today())
    assert coach.post(address + rest, sent).status_code in {403, 404}


def test_no_name_is_kept_of_a_form(coach, hemse):
    address = FORMS["person"][0].format(venture=hemse.uid)
    coach.post(address, PERSON | {"form": form_id(coach, address)})
    kept = SentForm.objects.get()
    assert {field.name for field in SentForm._meta.get_fields()} == {"id", "key", "address", "at"}
    assert "Ali" not in kept.key + kept.address


def test_other_words_in_the_same_form_are_another_thing(coach, hemse):
    """She went back, wrote another name where the first one stood, and sent again."""
    address = FORMS["person"][0].format(venture=hemse.uid)
    sent = PERSON | {"form": form_id(coach, address)}
    coach.post(address, sent)
    coach.post(address, sent | {"first_name": "Fatima"})
    assert User.objects.filter(first_name__in=["Ali", "Fatima"]).count() == 2


def test_a_new_form_with_the_same_words_is_another_thing(coach, hemse):
    address = FORMS["person"][0].format(venture=hemse.uid)
    for _ in range(2):
        coach.post(address, PERSON | {"form": form_id(coach, address)})
    assert User.objects.filter(first_name="Ali").count() == 2


def test_a_form_that_was_to_be_mended_can_be_sent_again(coach, hemse):
    address = FORMS["person"][0].format(venture=hemse.uid)
    sent = PERSON | {"form": form_id(coach, address), "first_name": ""}
    for _ in range(2):
        assert "Skriv ett förnamn." in coach.post(address, sent).content.decode()
    assert not SentForm.objects.exists()


def test_another_person_with_the_same_form_is_another(client_of, hemse, hodan, samir):
    address = FORMS["decision"][0].format(venture=hemse.uid)
    for person in (hodan, samir):
        client_of(person).post(address, {"first": "Vi ses.", "on": "", "form": "abcabcabcabc"})
    assert Decision.objects.count() == 2


def test_a_line_of_a_list_twice(client_of, hemse, hodan):
    client, address = client_of(hodan), f"/sv/g/{hemse.uid}/parmen/group/channels/"
    page = BeautifulSoup(client.get(address).content.decode(), "html.parser")
    form = page.select_one("form:has([name=line])")
    assert form is not None
    sent = {one["name"]: one.get("value", "") for one in form.select("input")} | {"line": "Gruppchatt"}
    for _ in range(2):
        assert client.post(form["action"], sent).status_code == 302
    assert Answer.objects.get(is_head=True).value == ["Gruppchatt"]


@pytest.mark.django_db(transaction=True)
def test_when_the_letter_could_not_be_sent_she_may_try_again(coach, hemse, monkeypatch):
    def no_mail(_letter):
        raise OSError("no mail server")

    address = FORMS["invitation"][0].format(venture=hemse.uid)
    sent = FORMS["invitation"][2] | {"form": form_id(coach, address)}
    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", no_mail)
        with pytest.raises(OSError, match="no mail server"):
            coach.post(address, sent)
    assert coach.post(address, sent).status_code == 302
    assert len(mail.outbox) == 1


def test_nothing_of_what_was_written_can_be_read_and_it_goes_after_a_while(coach, hemse, stopped_clock):
    address = FORMS["decision"][0].format(venture=hemse.uid)
    coach.post(address, {"first": "Vi ses.", "on": "", "form": form_id(coach, address)})
    kept = SentForm.objects.get()
    assert re.fullmatch("[0-9a-f]{64}", kept.key)
    assert kept.address.partition("?")[0] == address
    with clock.stopped_at(stopped_clock + timedelta(minutes=16)):
        once.forget_old()
    assert not SentForm.objects.exists()


def test_after_a_while_it_is_another_form(coach, hemse, stopped_clock):
    address = FORMS["person"][0].format(venture=hemse.uid)
    sent = PERSON | {"form": form_id(coach, address)}
    for minutes, there in [(0, 1), (15, 1), (16, 2)]:
        with clock.stopped_at(stopped_clock + timedelta(minutes=minutes)):
            coach.post(address, sent)
        assert User.objects.filter(first_name="Ali").count() == there


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment(client_of, asa, hemse):
    address = FORMS["meeting"][0].format(venture=hemse.uid)
    clients, answers = [client_of(asa), client_of(asa)], []
    sent = MEETING | {"form": form_id(clients[0], address)}
    gate = threading.Barrier(2)

    def press(client):
        try:
            gate.wait()
            answers.append(client.post(address, sent).status_code)
        finally:
            connection.close()

    both = [threading.Thread(target=press, args=[client]) for client in clients]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert answers == [302, 302]
    assert Meeting.objects.count() == 1
