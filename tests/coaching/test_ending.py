"""A pause or a stop: the call after six months, the year that all is kept, and the end of a binder."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from barkraft.coaching import resting
from barkraft.coaching.models import Call
from barkraft.people.actions import issue_card
from barkraft.people.models import SignInCard
from barkraft.shared import clock
from barkraft.venture import actions, partings, rests
from barkraft.venture.binder import Place, Writing
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Access, Answer, Decision, Gate, Meeting, Venture
from tests.conftest import NOON, join


def page(venture):
    return reverse("coaching:end", args=[venture.uid])


def choose(venture, by, result):
    return actions.record_gate(venture=venture, result=result, words="Våra ord.", by=by)


def write(venture, by, value="Fem har jobb"):
    actions.write_answer(place=Place(venture, "purpose.social_aim"), value=value, writing=Writing(by))


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


def test_months_are_counted_to_the_same_day():
    assert rests.months_on(date(2026, 11, 24), 12) == date(2027, 11, 24)
    assert rests.months_on(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert rests.months_on(date(2026, 12, 1), 1) == date(2027, 1, 1)


@pytest.mark.parametrize("result", ["paus", "stopp"])
def test_a_call_in_six_months_made_once(result, hemse, asa, stopped_clock):
    choose(hemse, asa, result)
    choose(hemse, asa, result)
    call = Call.objects.get()
    assert (call.kind, call.venture, call.due_on) == (Call.Kind.SIX_MONTHS, hemse, date(2027, 5, 24))
    choose(hemse, asa, "andra")
    assert not Call.objects.exists(), "the group goes on"


def test_a_group_that_goes_on_has_no_end(coach, hemse, hodan, asa):
    assert "Gruppen pågår." in coach.get(page(hemse)).content.decode()
    coach.post(page(hemse), {"do": "end", "group_asks": "1"})
    with pytest.raises(Refused):
        actions.end_venture(venture=hemse, by=asa, group_asks=True)
    assert Access.objects.filter(user=hodan, ended_on=None).exists()


def test_cards_of_those_without_another_group(coach, hemse, sanda, hodan, samir, asa):
    join(samir, sanda)
    for user in (hodan, samir):
        issue_card(user=user, by=asa)
    choose(hemse, asa, "stopp")
    shown = coach.get(page(hemse)).content.decode()
    assert "lämnar kortet" in shown
    assert "har kvar kortet" in shown
    coach.post(page(hemse), {"do": "cards"})
    assert SignInCard.objects.get(user=hodan).revoked_at is not None
    assert SignInCard.objects.get(user=samir).revoked_at is None
    assert Access.objects.filter(user=hodan, ended_on=None).exists(), "she is in the group still"


def test_the_binder_goes_when_the_group_asks_and_is_asked_about_twice(coach, hemse, hodan, asa, stopped_clock):
    write(hemse, hodan)
    actions.record_decision(venture=hemse, lines=["Vi ses"], by=hodan)
    Meeting.objects.create(venture=hemse, starts_at=NOON - timedelta(days=2), next_words="köp mjöl", heads=4)
    Meeting.objects.create(venture=hemse, starts_at=NOON + timedelta(days=2))
    choose(hemse, asa, "stopp")
    assert coach.post(page(hemse), {"do": "ask"}).status_code == 422
    assert coach.post(page(hemse), {"do": "end"}).status_code == 422
    sure = coach.post(page(hemse), {"do": "ask", "group_asks": "1"}).content.decode()
    assert "Det går inte att ångra." in sure
    assert Answer.objects.exists()
    coach.post(page(hemse), {"do": "end", "group_asks": "1"})
    kept = Venture.objects.get(pk=hemse.pk)
    assert (kept.name, kept.ended_on, kept.state) == ("Hemse bröd", clock.today(), Venture.State.STOPPED)
    assert not Answer.objects.exists()
    assert not Decision.objects.exists()
    gate, met = Gate.objects.get(), Meeting.objects.get()
    assert (gate.result, gate.words, gate.by) == ("stopp", "", None)
    assert (met.next_words, met.heads) == ("", 4)
    assert Access.objects.get(user=hodan).ended_on == clock.today()
    assert Call.objects.get().kind == Call.Kind.SIX_MONTHS, "the promise is kept"
    assert "Pärmen togs bort" in coach.get(page(hemse)).content.decode()


def test_only_its_coach_and_once(hemse, hodan, asa, bo):
    choose(hemse, asa, "stopp")
    for by in (bo, hodan):
        with pytest.raises(Refused):
            actions.end_venture(venture=hemse, by=by, group_asks=True)
    actions.end_venture(venture=hemse, by=asa, group_asks=True)
    with pytest.raises(Refused):
        actions.end_venture(venture=hemse, by=asa, group_asks=True)


def stopped_a_year_ago(venture, by):
    with clock.stopped_at(NOON):
        choose(venture, by, "stopp")
    Call.objects.update(done_at=NOON)


def a_minute(on):
    with clock.stopped_at(NOON.replace(year=2027) + timedelta(days=on)):
        resting.tell_and_erase()
        resting.tell_and_erase()


def test_after_a_year_the_binder_goes_by_itself_when_the_coach_was_told(hemse, hodan, asa):
    write(hemse, hodan)
    stopped_a_year_ago(hemse, asa)
    a_minute(-31)
    assert not Call.objects.filter(kind=Call.Kind.PROMISED).exists()
    a_minute(-30)
    assert Call.objects.filter(kind=Call.Kind.PROMISED, words=resting.GOES).count() == 1
    a_minute(-1)
    assert Answer.objects.exists()
    a_minute(0)
    assert not Answer.objects.exists()
    assert Venture.objects.get(pk=hemse.pk).ended_on == date(2027, 11, 24)


def test_not_before_the_coach_has_had_a_month(hemse, hodan, asa):
    write(hemse, hodan)
    stopped_a_year_ago(hemse, asa)
    a_minute(10)
    a_minute(39)
    assert Answer.objects.exists()
    a_minute(40)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("change", [{"is_demo": True}, {"registered_on": date(2027, 1, 1)}])
def test_an_association_and_a_demo_are_never_erased_by_the_clock(change, hemse, hodan, asa):
    write(hemse, hodan)
    stopped_a_year_ago(hemse, asa)
    Venture.objects.update(**change)
    a_minute(0)
    a_minute(400)
    assert Answer.objects.exists()
    told = Call.objects.filter(words=resting.ASSOCIATION).count()
    assert told == (1 if "registered_on" in change else 0)


def test_the_association_is_told_of_on_the_page(coach, hemse, hodan, asa):
    Venture.objects.update(registered_on=clock.today())
    choose(hemse, asa, "stopp")
    shown = coach.get(page(hemse)).content.decode()
    assert "Föreningen är registrerad." in shown
    assert "Pärmen tas inte bort av sig själv." in shown


def test_going_together_by_the_page(coach, client_of, hemse, sanda, other_venture, hodan, mira, asa, bo, stopped_clock):
    write(hemse, hodan, "Hodans")
    write(sanda, mira, "Miras")
    url = reverse("coaching:merge", args=[hemse.uid])
    first = coach.get(url).content.decode()
    assert "Sanda tvätt" in first
    assert "Luleå lunch" not in first
    assert "Välj en grupp." in coach.get(url, {"grupp": other_venture.uid}).content.decode()
    both = coach.get(url, {"grupp": sanda.uid}).content.decode()
    assert "Båda har skrivit" in both
    given = {"group": sanda.uid, "on": "2026-11-20"}
    assert coach.post(url, given).status_code == 422
    assert coach.post(url, given | {"yes": "on", "on": "2026-12-20"}).status_code == 422
    assert client_of(bo).post(url, given | {"yes": "on"}).status_code == 404
    assert Venture.objects.filter(joined_into=None).count() == 3
    reply = coach.post(url, given | {"yes": "on"}, follow=True)
    assert "Inget svar är borta." in reply.content.decode()
    assert Venture.objects.get(pk=hemse.pk).joined_into == sanda
    assert {one.value for one in Answer.objects.filter(venture=sanda, is_head=True)} == {"Hodans", "Miras"}
    assert Decision.objects.get().decided_on == date(2026, 11, 20)


def test_a_registered_association_takes_in_its_own_members(coach, hemse, sanda):
    url = reverse("coaching:merge", args=[hemse.uid])
    assert "inte medlem i föreningen" not in coach.get(url, {"grupp": sanda.uid}).content.decode()
    Venture.objects.filter(pk=sanda.pk).update(registered_on=clock.today())
    both = coach.get(url, {"grupp": sanda.uid}).content.decode()
    assert "inte medlem i föreningen av det, och inte vald till något" in both
    assert "4 kapitlet 1 och 2 §" in both
    assert "med samma roll" not in both


def test_the_quiet_pages_say_the_law_as_it_stands(hemse):
    hemse.registered_on = clock.today()
    leaving, gone = partings.leaving(hemse).law[0].words, partings.association(hemse)[0].words
    assert "stannar i upp till två år" in leaving
    assert "minst sju år" in gone


def test_before_the_binder_goes_all_that_goes_is_named(hemse):
    words = " ".join(line for part in partings.ending(hemse).parts for line in part.lines)
    for said in ("Frågor om hjälp", "bokade tider", "anteckningar från råd", "Coachens timmar"):
        assert said in words
