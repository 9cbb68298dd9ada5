"""What happened since last, whose group it is, who may do what."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from barkraft.shared import clock
from barkraft.venture import actions, facts
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Access, Role
from tests.conftest import NOON, STARTED, join


@pytest.fixture
def request_of():
    def made(user, **session):
        request = RequestFactory().get("/")
        request.user, request.session = user, session
        return request

    return made


def test_the_current_group(request_of, hemse, sanda, hodan, asa, other_venture):
    join(hodan, sanda, Role.BOARD)
    assert facts.current(request_of(hodan)) == hemse
    assert facts.current(request_of(hodan, venture=sanda.uid)) == sanda
    assert facts.current(request_of(hodan, venture=other_venture.uid)) == hemse
    assert facts.current(request_of(asa)) is None
    assert facts.current(request_of(asa, venture=sanda.uid)) == sanda
    assert facts.current(request_of(AnonymousUser())) is None


def test_an_ended_access_is_none(request_of, hemse, hodan):
    Access.objects.update(ended_on=STARTED)
    assert facts.current(request_of(hodan)) is None
    assert facts.roles(hodan, hemse) == []
    assert not facts.may_write(hodan, hemse)


def test_since_last(hemse, hodan, samir, asa):
    with clock.stopped_at(NOON):
        actions.write_answer(place=Place(hemse, "purpose.social_aim"), value="Gammalt", writing=Writing(samir))
    with clock.stopped_at(NOON + timedelta(days=1)):
        hodan.seen_until = NOON + timedelta(hours=1)
        for number in range(3):
            cells = {"segment": f"Kontor {number}"}
            actions.add_row(place=Place(hemse, "offer.customers"), cells=cells, writing=Writing(samir))
        actions.write_answer(place=Place(hemse, "group.channels"), value="Ring", writing=Writing(hodan))
        actions.record_decision(venture=hemse, lines=["Vi ses torsdag"], by=hodan)
        actions.record_gate(venture=hemse, result="andra", words="Vi väntar.", by=asa)
        happened = facts.since(hodan, hemse)
    assert [(one.kind, one.by) for one in happened if one.kind == "answer"] == [("answer", "Samir")]
    sentences = {one.sentence for one in happened}
    assert "Samir skrev i Kunder" in sentences
    assert "Ert vägval: Ändra" in sentences
    assert all(one.url for one in happened)


def test_a_long_absence_is_told_for_thirty_days(hemse, hodan, samir):
    with clock.stopped_at(NOON):
        actions.write_answer(place=Place(hemse, "purpose.social_aim"), value="Hej", writing=Writing(samir))
    for days, told in [(30, 1), (31, 0)]:
        with clock.stopped_at(NOON + timedelta(days=days)):
            assert len([one for one in facts.since(hodan, hemse) if one.kind == "answer"]) == told


def test_words_without_a_name_are_not_told_as_somebodys(hemse, hodan, samir):
    actions.write_answer(place=Place(hemse, "purpose.social_aim"), value="Hej", writing=Writing(samir))
    actions.leave_venture(venture=hemse, user=samir)
    assert facts.since(hodan, hemse) == []
