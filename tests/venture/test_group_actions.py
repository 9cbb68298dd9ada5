"""What a group does as a group: decides, chooses its way, and somebody leaves."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from barkraft.shared import clock
from barkraft.venture import actions, facts
from barkraft.venture.binder import Place, Writing
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Access, Answer, Decision, Gate, Phase, Photo, Role, Row, Venture
from tests.conftest import join


def gate(venture, by, result, words="Vi vill det."):
    return actions.record_gate(venture=venture, result=result, words=words, by=by)


@pytest.mark.parametrize(
    ("result", "phase", "state"),
    [
        ("vidare", Phase.GRO, Venture.State.ACTIVE),
        ("andra", Phase.MOTA, Venture.State.ACTIVE),
        ("paus", Phase.MOTA, Venture.State.PAUSED),
        ("stopp", Phase.MOTA, Venture.State.STOPPED),
    ],
)
def test_the_four_ways(result, phase, state, hemse, asa):
    made = gate(hemse, asa, result)
    kept = Venture.objects.get(pk=hemse.pk)
    assert (kept.phase, kept.state) == (phase, state) == (hemse.phase, hemse.state)
    assert (made.phase, made.words, made.result) == (Phase.MOTA, "Vi vill det.", result)


def test_a_pause_ends_with_another_choice(hemse, asa):
    gate(hemse, asa, "paus")
    gate(hemse, asa, "andra")
    assert (hemse.phase, hemse.state) == (Phase.MOTA, Venture.State.ACTIVE)


def test_after_the_last_phase_the_group_is_done(hemse, asa):
    Venture.objects.update(phase=Phase.BARA)
    gate(hemse, asa, "vidare")
    assert (hemse.phase, hemse.state) == (Phase.BARA, Venture.State.DONE)


def test_coach_and_chair_write_it_down_and_nobody_else(hemse, sanda, hodan, mira, asa, bo, stina):
    gate(sanda, mira, "andra")
    gate(sanda, asa, "andra")
    for person in (hodan, bo, stina):
        with pytest.raises(Refused):
            gate(sanda, person, "vidare")
    with pytest.raises(Refused):
        gate(hemse, hodan, "vidare")
    assert Gate.objects.count() == 2


@pytest.mark.parametrize(("result", "words"), [("hejsan", "Ja"), ("vidare", "  "), ("vidare", "811228-9874")])
def test_a_gate_needs_a_way_and_own_words(result, words, hemse, asa):
    with pytest.raises(Refused):
        gate(hemse, asa, result, words)
    assert not Gate.objects.exists()


def test_a_button_pressed_twice_moves_the_group_once(hemse, asa, client_of):
    url, form = (
        reverse("venture:gate", args=[hemse.uid]),
        {"result": "vidare", "words": "Vi vill.", "phase": "mota", "do": "keep"},
    )
    assert [client_of(asa).post(url, form).status_code for _press in range(2)] == [302, 302]
    assert Venture.objects.get(pk=hemse.pk).phase == Phase.GRO
    assert Gate.objects.count() == 1
    assert client_of(asa).post(url, form | {"words": "Något annat."}).status_code == 422
    assert Gate.objects.count() == 1


def test_up_to_three_decisions(hemse, hodan):
    made = actions.record_decision(venture=hemse, lines=["Vi ses  torsdag", " ", "Peter köper mjöl"], by=hodan)
    assert [d.text for d in made] == ["Vi ses torsdag", "Peter köper mjöl"]
    for lines in ([], [" "], ["a", "b", "c", "d"], ["811228-9874"], ["a" * 301]):
        with pytest.raises(Refused):
            actions.record_decision(venture=hemse, lines=lines, by=hodan)
    assert Decision.objects.count() == 2


def test_a_stranger_decides_nothing(hemse, stina):
    with pytest.raises(Refused):
        actions.record_decision(venture=hemse, lines=["Hej"], by=stina)


def test_who_leaves_takes_her_name_and_the_words_stay(hemse, hodan, samir):
    actions.write_answer(place=Place(hemse, "purpose.social_aim"), value="Fem har jobb", writing=Writing(hodan))
    actions.record_decision(venture=hemse, lines=["Vi ses"], by=hodan)
    Photo.objects.create(venture=hemse, field="group.agreement", alt="x", by=hodan)
    join(hodan, hemse, Role.BOARD)
    actions.leave_venture(venture=hemse, user=hodan)
    assert Answer.objects.get().value == "Fem har jobb"
    assert not any(m.objects.filter(by=hodan).exists() for m in (Answer, Decision, Photo, Gate))
    assert not Access.objects.filter(user=hodan, ended_on=None).exists()
    assert facts.roles(samir, hemse) == [Role.PARTICIPANT]


def test_who_leaves_may_take_rows_that_only_she_wrote(hemse, hodan, samir):
    def wish(by, name):
        return actions.add_row(place=Place(hemse, "group.role_wishes"), cells={"member": name}, writing=Writing(by))[0]

    mine, shared, theirs = wish(hodan, "Hodan"), wish(hodan, "Vi"), wish(samir, "Samir")
    actions.write_answer(place=Place(hemse, "group.role_wishes", shared, "wish"), value="baka", writing=Writing(samir))
    assert actions.own_rows(venture=hemse, user=hodan) == [mine]
    actions.leave_venture(venture=hemse, user=hodan, remove_rows=[mine, shared, theirs])
    assert set(Row.objects.all()) == {shared, theirs}


def test_the_pages(hemse, sanda, hodan, mira, asa, client_of):
    client = client_of(hodan)
    url = reverse("venture:decisions", args=[hemse.uid])
    reply = client.post(url, {"first": "Vi ses torsdag", "on": "24 november 2026"})
    assert reply.status_code == 302
    assert Decision.objects.get().decided_on == date(2026, 11, 24)
    assert client.post(url, {"first": "", "on": "xx"}).status_code == 422
    assert "Vi ses torsdag" in client.get(url).content.decode()
    gate_url = reverse("venture:gate", args=[hemse.uid])
    assert client.post(gate_url, {"result": "vidare", "words": "Ja"}).status_code == 403
    coach = client_of(asa)
    assert coach.post(gate_url, {"result": "", "words": ""}).status_code == 422
    assert (
        coach.post(gate_url, {"result": "vidare", "words": "Vi vill baka.", "on": "", "do": "keep"}).status_code == 302
    )
    assert Gate.objects.get().decided_on == clock.today()
    assert "Vi vill baka." in client.get(gate_url).content.decode()


def test_a_way_is_asked_about_before_it_is_kept_and_told_afterwards(hemse, asa, client_of):
    coach, url = client_of(asa), reverse("venture:gate", args=[hemse.uid])
    assert "Du skriver för Hemse bröd." in coach.get(url).content.decode()
    given = {"result": "stopp", "words": "Vi orkar inte.", "phase": "mota", "on": ""}
    asked = coach.post(url, given).content.decode()
    for words in (
        "Stopp. Vi slutar här.",
        "Vi orkar inte.",
        "Gruppen slutar här.",
        "Det här saknas i pärmen",
        "Ja, skriv in",
    ):
        assert words in asked
    assert not Gate.objects.exists()
    again = coach.post(url, given | {"do": "change"}).content.decode()
    assert "Vi orkar inte.</textarea>" in again
    assert not Gate.objects.exists()
    after = coach.post(url, given | {"do": "keep"}, follow=True).content.decode()
    assert "Sparat. Ert vägval: Stopp." in after
    assert "<textarea" not in after
    assert "<textarea" in coach.get(url, {"nytt": 1}).content.decode()
    assert coach.post(url, given | {"words": "811228-9874"}).status_code == 422


def test_a_line_is_shown_as_saved_and_changed_the_same_day_by_its_writer(hemse, hodan, samir, client_of, stopped_clock):
    url, client = reverse("venture:decisions", args=[hemse.uid]), client_of(hodan)
    page = client.post(url, {"first": "Vi ses torsdag", "on": "1 november"}, follow=True).content.decode()
    assert "Sparat. Alla i gruppen kan läsa det." in page
    assert page.index("Det här är sparat") < page.index("Vi ses torsdag") < page.index("<form class")
    one = Decision.objects.get()
    assert f"?andra={one.uid}" in page
    assert "Vi ses torsdag" in client.get(url, {"andra": one.uid}).content.decode()
    assert client.post(url, {"andra": one.uid, "text": "811228-9874"}).status_code == 422
    assert (
        "Vi ses fredag" in client.post(url, {"andra": one.uid, "text": "Vi ses fredag"}, follow=True).content.decode()
    )
    assert client_of(samir).post(url, {"andra": one.uid, "text": "Nej"}).status_code == 404
    with clock.stopped_at(stopped_clock + timedelta(days=1)):
        assert client.post(url, {"andra": one.uid, "text": "Nej"}).status_code == 404
        with pytest.raises(Refused):
            actions.change_decision(decision=one, text="Nej", by=hodan)
    assert Decision.objects.get().text == "Vi ses fredag"
