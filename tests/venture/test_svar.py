"""/svar: an answer handed in by a phone, with a ticket and no session. It can only add."""

import json
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from barkraft.people.actions.accounts import end_sessions
from barkraft.shared import clock
from barkraft.venture import tickets
from barkraft.venture.models import Access, Answer, Delivery, Row
from tests.conftest import NOON

AIM = "purpose.social_aim"


@pytest.fixture
def ticket(hemse, hodan):
    return tickets.issue(hodan, hemse)


def hand_in(ticket, value="Fem har jobb", field=AIM, **more):
    body = {"ticket": ticket, "id": str(uuid.uuid4()), "field": field, "row": "", "column": "", "value": value}
    body |= {"based_on": "", **more}
    return Client(enforce_csrf_checks=True).post("/svar", json.dumps(body), content_type="application/json")


def test_it_is_kept_and_says_when(ticket, hodan):
    with clock.stopped_at(NOON + timedelta(hours=2, minutes=2)):
        reply = hand_in(tickets.issue(hodan, hodan.access.get().venture))
    kept = Answer.objects.get()
    assert reply.status_code == 200
    assert reply.json() == {"saved": "14.02", "answer": kept.uid, "mark": kept.mark, "conflict": False, "problem": None}
    assert (kept.value, kept.by) == ("Fem har jobb", hodan)


def test_the_next_is_built_on_the_mark(ticket):
    mark = hand_in(ticket, "Fem").json()["mark"]
    reply = hand_in(ticket, "Fem har jobb", based_on=mark).json()
    assert not reply["conflict"]
    assert [a.value for a in Answer.objects.filter(is_head=True)] == ["Fem har jobb"]


def test_two_people_at_once(ticket, samir, hemse):
    hand_in(ticket, "Ett")
    assert hand_in(tickets.issue(samir, hemse), "Två").json()["conflict"] is True
    assert Answer.objects.filter(is_head=True).count() == 2


def test_a_repeat_is_dropped(ticket):
    key = str(uuid.uuid4())
    first = hand_in(ticket, "Ett", id=key).json()
    hand_in(ticket, "Två", based_on=first["mark"])
    again = hand_in(ticket, "Ett", id=key)
    assert again.status_code == 200
    assert again.json()["answer"] == first["answer"]
    assert [a.value for a in Answer.objects.filter(is_head=True)] == ["Två"]
    assert Delivery.objects.count() == 2


def test_a_cell_of_a_new_row(ticket):
    reply = hand_in(ticket, "Kontor", field="offer.customers", row="abcdefghjkmn", column="segment")
    assert reply.status_code == 200
    assert Row.objects.get().uid == "abcdefghjkmn"
    hand_in(ticket, "20", field="offer.customers", row="abcdefghjkmn", column="how_many")
    assert Row.objects.get().answers.count() == 2


def test_what_cannot_be_read_is_kept_with_what_to_do(ticket):
    reply = hand_in(ticket, "lite", field="economy.start_capital").json()
    assert reply["saved"]
    assert "kronor" in reply["problem"]


def test_a_personnummer_is_not_kept(ticket):
    reply = hand_in(ticket, "811228-9874")
    assert (reply.status_code, reply.json()["saved"]) == (200, None)
    assert "personnummer" in reply.json()["problem"]
    assert not Answer.objects.exists()
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("field", ["personal.strengths", "personal.benefit_questions", "no.such", ""])
def test_a_field_that_is_not_ours_to_keep(field, ticket, caplog):
    reply = hand_in(ticket, "min hemlighet", field=field, column="question", row="f0")
    assert reply.status_code == 400
    assert "hemlighet" not in caplog.text + reply.content.decode()
    assert not Answer.objects.exists()
    assert not Delivery.objects.exists()


def test_the_ticket_holds_thirty_days(hodan, hemse):
    with clock.stopped_at(NOON):
        ticket = tickets.issue(hodan, hemse)
    with clock.stopped_at(NOON + timedelta(days=30)):
        assert hand_in(ticket).status_code == 200
    with clock.stopped_at(NOON + timedelta(days=30, seconds=1)):
        assert hand_in(ticket).status_code == 403


def test_the_ticket_ends_with_the_access(ticket, hodan):
    Access.objects.filter(user=hodan).update(ended_on=clock.today())
    reply = hand_in(ticket)
    assert reply.status_code == 403
    assert "finns kvar i telefonen" in reply.json()["problem"]
    assert not Answer.objects.exists()


def test_what_leaves_no_draft_in_the_phone_is_copied(ticket, hodan):
    """Where a field may hold names nothing is kept there, and the sentence does not say so."""
    Access.objects.filter(user=hodan).update(ended_on=clock.today())
    reply = hand_in(ticket, "Hodan", field="group.role_wishes", row="abcdefghjkmn", column="member")
    assert reply.status_code == 403
    assert "Kopiera" in reply.json()["problem"]
    assert "telefonen" not in reply.json()["problem"]


def test_the_ticket_ends_when_the_person_is_signed_out_everywhere(ticket, hodan, hemse):
    end_sessions(user=hodan)  # as a card that was reset, revoked or printed anew does
    assert hand_in(ticket).status_code == 403
    assert hand_in(tickets.issue(hodan, hemse)).status_code == 200


def test_the_ticket_holds_when_the_key_is_changed(ticket, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, made on a Tuesday, long enough to be one"
    assert hand_in(ticket).status_code == 200


@pytest.mark.parametrize("change", [lambda t: t[:-2] + "xx", lambda t: "", lambda t: "a:b", lambda t: t.upper()])
def test_a_forged_ticket(change, ticket):
    assert hand_in(change(ticket)).status_code == 403


def test_a_ticket_reads_nothing(ticket, samir, hemse):
    hand_in(tickets.issue(samir, hemse), "Det andra skrev")
    assert "Det andra skrev" not in hand_in(ticket, "Mitt").content.decode()
    assert Client().get("/svar").status_code == 405


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "1",
        '"x"',
        "{}",
        '{"ticket": 1, "id": "x"}',
        '{"id": "0", "field": {}}',
        '{"id": null, "row": []}',
        "[" * 60_000,
    ],
)
def test_nonsense(body, db):
    assert Client().post("/svar", body, content_type="application/json").status_code == 400


def test_half_a_sign_breaks_no_page(ticket, hodan, hemse, client_of):
    assert hand_in(ticket, "Bröd \ud83d och kaffe").json()["saved"]
    assert Answer.objects.get().value == "Bröd  och kaffe"
    assert client_of(hodan).get(f"/sv/g/{hemse.uid}/parmen/").status_code == 200


def test_far_too_much(ticket):
    assert hand_in(ticket, "a" * 70_000).status_code == 413
    assert hand_in(ticket, "a" * 30_000).json()["saved"] is None


def test_it_answers_in_the_pages_language(ticket):
    from django.utils import translation

    reply = hand_in(ticket, "Hej", language="en")
    assert ":" in reply.json()["saved"]
    assert translation.get_language() == "sv"


def test_the_coach_for_the_group(asa, hemse):
    hand_in(tickets.issue(asa, hemse), "Vi", by_group=True)
    assert Answer.objects.get().by_group
