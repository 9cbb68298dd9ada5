"""Somebody leaves a group, comes back, or goes over to another: what goes, what stays, and whose it is then."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from barkraft.people.actions import issue_card
from barkraft.people.models import SignInCard
from barkraft.shared import clock
from barkraft.venture import actions, facts, own_words
from barkraft.venture.binder import Place, Writing
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Access, Afterword, Answer, Meeting, Question, Role, Row, Venture
from tests.conftest import join

WISHES = "group.role_wishes"


def wish(venture, by, name="Hodan", **cells):
    return actions.add_row(place=Place(venture, WISHES), cells={"member": name, **cells}, writing=Writing(by))[0]


def leave_page(venture):
    return reverse("venture:leave", args=[venture.uid])


@pytest.fixture
def said(hemse, hodan):
    """A word after a meeting, and a question to the coach."""
    met = Meeting.objects.create(venture=hemse, starts_at=clock.now() - timedelta(days=2))
    after = Afterword.objects.create(meeting=met, text="Jag vill ha kardemumma.", by=hodan, at=clock.now())
    asked = Question.objects.create(
        venture=hemse, user=hodan, path="/m/x/", title="x", text="Hur gör vi?", asked_at=clock.now()
    )
    return after, asked


def test_the_page_shows_her_own_words_and_what_happens(hemse, hodan, samir, said, client_of):
    row, theirs = wish(hemse, hodan, wish="baka"), wish(hemse, samir, "Samir", wish="räkna")
    page = client_of(hodan).get(leave_page(hemse)).content.decode()
    after, asked = said
    for words in ("Hodan", "baka", "Jag vill ha kardemumma.", "Hur gör vi?", "Det här skrivs ut", "Det här tas bort"):
        assert words in page
    for key in (f"row:{row.uid}", f"after:{after.uid}", f"question:{asked.uid}"):
        assert key in page
    assert theirs.uid not in page
    assert "medlem i föreningen" not in page


def test_a_registered_association_is_told_of_with_its_source(hemse, hodan, client_of):
    Venture.objects.update(registered_on=clock.today())
    page = client_of(hodan).get(leave_page(hemse)).content.decode()
    assert "Är du medlem i föreningen?" in page
    assert "4 kapitlet 7 och 9 §" in page
    assert "Läst i lagtexten" in page


def test_she_leaves_by_the_page(hemse, hodan, samir, asa, said, client_of):
    card, _token = issue_card(user=hodan, by=asa)
    hodan.refresh_from_db()
    gone, stays = wish(hemse, hodan), wish(hemse, hodan, "Hodan igen")
    actions.write_answer(place=Place(hemse, "purpose.social_aim"), value="Fem har jobb", writing=Writing(hodan))
    after, asked = said
    client = client_of(hodan)
    assert client.get(reverse("venture:left"))["Location"] == reverse("home:my_day"), "she has not left"
    client.post(leave_page(hemse), {})
    assert facts.roles(hodan, hemse), "an empty form changes nothing"
    keys = [f"row:{gone.uid}", f"question:{asked.uid}"]
    reply = client.post(leave_page(hemse), {"do": "leave", "mine": keys})
    assert reply["Location"] == reverse("venture:left")
    assert not facts.roles(hodan, hemse)
    assert list(Row.objects.all()) == [stays]
    assert not Question.objects.exists()
    after.refresh_from_db()
    assert (after.text, after.by) == ("Jag vill ha kardemumma.", None)
    assert not Answer.objects.filter(by=hodan).exists()
    assert Answer.objects.get(field="purpose.social_aim").value == "Fem har jobb"
    assert facts.roles(samir, hemse)
    card.refresh_from_db()
    assert card.revoked_at is not None
    _still_hers(client, hemse)


def _still_hers(client, venture):
    """She is signed in still, though her card is dead: the last page, her things, and nothing of the group."""
    page = client.get(reverse("venture:left")).content.decode()
    assert "Ditt kort fungerar inte längre." in page
    assert reverse("people:account_erase") in page
    pack = client.get(reverse("people:account_everything"))
    assert "konto.json" in zipfile.ZipFile(io.BytesIO(pack.content)).namelist()
    assert client.get(leave_page(venture)).status_code == 404
    assert client.get(reverse("venture:group", args=[venture.uid])).status_code == 404


def test_with_another_group_the_card_goes_on(hemse, sanda, hodan, asa):
    join(hodan, sanda)
    issue_card(user=hodan, by=asa)
    actions.leave_venture(venture=hemse, user=hodan)
    assert SignInCard.objects.get().revoked_at is None
    actions.leave_venture(venture=sanda, user=hodan)
    assert SignInCard.objects.get().revoked_at is not None


def test_nobody_takes_another_s_things(hemse, sanda, hodan, samir, said):
    theirs = wish(hemse, samir, "Samir")
    shared = wish(hemse, hodan, "Vi")
    actions.write_answer(place=Place(hemse, WISHES, shared, "wish"), value="baka", writing=Writing(samir))
    after, asked = said
    actions.leave_venture(venture=hemse, user=samir, remove_rows=[shared], remove_words=[after, asked])
    assert {theirs, shared} == set(Row.objects.all())
    assert Afterword.objects.exists()
    assert Question.objects.exists()
    keys = [f"row:{theirs.uid}", "row", "x:y", f"after:{after.uid}"]
    rows, words = own_words.picked(sanda, hodan, keys)
    assert (rows, words) == ([], [])


def test_her_words_on_paper(hemse, hodan, samir, said, client_of, monkeypatch):
    made = {}
    from barkraft.shared import pdf

    real = pdf.render
    monkeypatch.setattr(pdf, "render", lambda name, data, **more: made.update(data) or real(name, data, **more))
    wish(hemse, hodan, wish="baka")
    actions.write_answer(place=Place(hemse, "purpose.social_aim"), value="Samirs ord", writing=Writing(samir))
    reply = client_of(hodan).get(reverse("venture:mine", args=[hemse.uid]))
    assert reply["Content-Type"] == "application/pdf"
    assert reply.content.startswith(b"%PDF")
    for words in ("baka", "Jag vill ha kardemumma.", "Hur gör vi?"):
        assert words in str(made)
    assert "Samirs ord" not in str(made)


def test_she_comes_back_and_her_name_does_not(hemse, hodan, asa, stina, stopped_clock):
    join(hodan, hemse, Role.CHAIR)
    wish(hemse, hodan)
    actions.leave_venture(venture=hemse, user=hodan)
    actions.come_back(venture=hemse, user=hodan, by=asa)
    actions.come_back(venture=hemse, user=hodan, by=asa)
    now = Access.objects.get(user=hodan, ended_on=None)
    assert (now.role, now.started_on) == (Role.PARTICIPANT, clock.today())
    assert not Answer.objects.filter(by=hodan).exists()
    with pytest.raises(Refused):
        actions.come_back(venture=hemse, user=stina, by=asa)


def test_away_and_there_again(hemse, hodan, samir, stopped_clock):
    actions.set_away(venture=hemse, user=hodan, away=True)
    assert Access.objects.get(user=hodan).away_since == clock.today()
    assert Access.objects.get(user=samir).away_since is None
    actions.set_away(venture=hemse, user=hodan, away=False)
    assert Access.objects.get(user=hodan).away_since is None


def test_a_move_takes_her_rows_along_and_loses_nothing(hemse, sanda, hodan, samir, asa):
    issue_card(user=hodan, by=asa)
    wish(sanda, join(samir, sanda), "Samir")
    row = wish(hemse, hodan, wish="baka")
    other = wish(hemse, samir, "Samir")
    before = Answer.objects.count()
    rows = actions.move_person(user=hodan, source=hemse, target=sanda, by=asa, rows=[row, other])
    (copied,) = rows
    assert copied.venture == sanda
    assert copied.position > 0
    words = {one.column: (one.value, one.by) for one in copied.answers.all()}
    assert words == {"member": ("Hodan", hodan), "wish": ("baka", hodan)}
    assert Answer.objects.count() == before + 2
    assert {one.value for one in row.answers.all()} == {"Hodan", "baka"}
    assert not Answer.objects.filter(venture=hemse, by=hodan).exists()
    assert facts.roles(hodan, hemse) == []
    assert facts.roles(hodan, sanda) == [Role.PARTICIPANT]
    assert SignInCard.objects.get().revoked_at is None


def test_a_move_lets_her_name_go_everywhere_and_promises_no_call(hemse, sanda, hodan, asa):
    from barkraft.coaching.models import Call
    from barkraft.support.models import Request

    Request.objects.create(
        venture=hemse, function_id="advice_start", text="Hur?", asked_by=hodan, opened_at=clock.now()
    )
    actions.move_person(user=hodan, source=hemse, target=sanda, by=asa)
    assert Request.objects.get().asked_by is None
    assert not Call.objects.exists()


def test_only_the_coach_of_both_moves_somebody(hemse, sanda, other_venture, hodan, samir, mira, asa, bo):
    for by, target in ((bo, other_venture), (asa, other_venture), (mira, sanda), (asa, hemse)):
        with pytest.raises(Refused):
            actions.move_person(user=hodan, source=hemse, target=target, by=by)
    assert facts.roles(hodan, hemse) == [Role.PARTICIPANT]


def test_an_elected_post_does_not_move_along(hemse, sanda, mira, asa):
    actions.move_person(user=mira, source=sanda, target=hemse, by=asa)
    assert facts.roles(mira, hemse) == [Role.PARTICIPANT]


def test_resting_pages(hemse, hodan, stina, asa, client_of, stopped_clock):
    url = reverse("venture:resting", args=[hemse.uid])
    client = client_of(hodan)
    assert client.get(url)["Location"] == reverse("venture:group", args=[hemse.uid])
    actions.record_gate(venture=hemse, result="paus", words="Vi vilar.", by=asa)
    page = client.get(url).content.decode()
    # The gate is written down at the house's time, so a year from then.
    assert "24 november 2027" in page
    assert reverse("venture:mine", args=[hemse.uid]) in page
    assert "Ni har paus" in page
    assert client_of(stina).get(url).status_code == 404
    assert reverse("coaching:end", args=[hemse.uid]) in client_of(asa).get(url).content.decode()
    actions.record_gate(venture=hemse, result="stopp", words="Vi slutar.", by=asa)
    assert "Att stoppa är ett bra svar." in client.get(url).content.decode()
    assert url in client.get(reverse("venture:group", args=[hemse.uid])).content.decode()
