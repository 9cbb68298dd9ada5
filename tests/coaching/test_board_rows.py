"""What the board keeps: five queries however many groups, the same words kept as read anew, nothing kept too long."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barkraft.coaching.actions import plan_meeting, remake_rows
from barkraft.coaching.board import board, said
from barkraft.coaching.models import BoardRow
from barkraft.learn.actions import learning
from barkraft.people.actions import erase_account, issue_card
from barkraft.people.models import SignInCard
from barkraft.shared import clock
from barkraft.shared.tick import run_due
from barkraft.support.models import Request
from barkraft.venture import actions, binder
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import (
    Access,
    Answer,
    Cohort,
    CohortStaff,
    Disagreement,
    Meeting,
    Opening,
    Presence,
    Question,
    Venture,
)
from tests.coaching.test_board import BOARD, busy, count, needs
from tests.conftest import STARTED, join, person
from tests.learn.conftest import counting_book, folder  # noqa: F401

AIM = "purpose.social_aim"


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


def soup(client, address: str = BOARD) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content.decode(), "html.parser")


def names(client, address: str = BOARD) -> list[str]:
    return [link.get_text() for link in soup(client, address).select("tbody th a")]


@pytest.mark.parametrize("number", [1, 4, 30])
def test_five_queries_however_many_groups(coach, asa, cohort, counting_book, number):  # noqa: F811
    for one in range(number):
        busy(cohort, one, asa, counting_book)
    remake_rows()
    assert count(coach, BOARD) <= 5
    assert len(names(coach)) == number


def test_those_that_are_not_kept_cost_as_much_for_two_as_for_six(coach, asa, cohort, counting_book):  # noqa: F811
    for one in range(2):
        busy(cohort, one, asa, counting_book)
    few = count(coach, BOARD)
    for one in range(2, 6):
        busy(cohort, one, asa, counting_book)
    assert count(coach, BOARD) == few
    remake_rows()
    BoardRow.objects.filter(venture__name="Grupp 1").update(is_stale=True, said={})
    assert count(coach, BOARD) == few


def test_a_get_keeps_nothing(coach, asa, cohort, counting_book):  # noqa: F811
    busy(cohort, 0, asa, counting_book)
    coach.get(BOARD)
    assert all(row.is_stale and row.said == {} for row in BoardRow.objects.all())


def told(venture: Venture) -> said.Said:
    return said.said_of([venture])[venture.pk]


@pytest.mark.usefixtures("counting_book")
def test_every_demo_group_reads_the_same_kept_and_anew(settings, tmp_path, db):
    from barkraft.coaching.demo import build

    settings.HOME = tmp_path
    build()
    for cohort in Cohort.objects.all():
        user = CohortStaff.objects.filter(cohort=cohort).first().user
        anew = board(user, {cohort.pk})
        assert remake_rows() == len(anew) > 0
        with CaptureQueriesContext(connection) as asked:
            kept = board(user, {cohort.pk})
        assert len(asked) == 1
        assert kept == anew
        # And an hour, a week and two months later, when other meetings are the next.
        for hours in (1, 24 * 8, 24 * 60):
            with clock.stopped_at(clock.now() + timedelta(hours=hours)):
                fresh = board(user, {cohort.pk})
                BoardRow.objects.update(is_stale=True)
                assert board(user, {cohort.pk}) == fresh
                BoardRow.objects.update(is_stale=False)


def test_what_lies_in_the_table_reads_back_as_it_was(hemse, hodan, stopped_clock):
    yesterday = stopped_clock - timedelta(days=1)
    meeting = Meeting.objects.create(venture=hemse, starts_at=yesterday, logged_at=stopped_clock)
    actions.record_decision(venture=hemse, lines=["Vi ses."], by=hodan, meeting=meeting)
    Presence.objects.create(meeting=meeting, user=hodan)
    one = told(hemse)
    assert one.log.decided == ["Vi ses."]
    assert one.log.present == 1
    assert said.of(one.kept()) == one


def _locked(venture, user, by) -> SignInCard:
    card, _token = issue_card(user=user, by=by)
    SignInCard.objects.filter(pk=card.pk).update(pictures_hmac="x")
    remake_rows()
    card.refresh_from_db()
    card.locked_at = clock.now()
    card.save()
    return card


WRITERS = {
    "an answer": lambda v, u, by: binder.write(Place(v, AIM), "Fem jobb.", Writing(u)),
    "a row": lambda v, u, by: actions.add_row(
        place=Place(v, "offer.customers"), cells={"segment": "Kontor"}, writing=Writing(u)
    ),
    "a decision": lambda v, u, by: actions.record_decision(venture=v, lines=["Vi ses."], by=u),
    "a choice of way": lambda v, u, by: actions.record_gate(venture=v, result="paus", words="Vi vilar.", by=by),
    "a meeting": lambda v, u, by: plan_meeting(venture=v, starts_at=clock.now() + timedelta(days=1)),
    "a question": lambda v, u, by: Question.objects.create(
        venture=v, user=u, path="/m/", title="M", text="Hur?", asked_at=clock.now()
    ),
    "a disagreement": lambda v, u, by: Disagreement.objects.create(
        venture=v, about="Namnet", words="Två namn", at=clock.now()
    ),
    "a request": lambda v, u, by: Request.objects.create(
        venture=v, function_id="advice_start", text="Hjälp", opened_at=clock.now()
    ),
    "somebody new": lambda v, u, by: join(person("Ny"), v),
    "somebody who leaves": lambda v, u, by: actions.leave_venture(venture=v, user=u),
    "a card that locks": lambda v, u, by: _locked(v, u, by),
    "a new name": lambda v, u, by: u.save(update_fields=["first_name"]),
    "somebody erased": lambda v, u, by: erase_account(user=u),
    "the group's own name": lambda v, u, by: v.save(update_fields=["name"]),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_makes_the_row_stale_and_empty(hemse, hodan, samir, asa, writer):
    remake_rows()
    assert not BoardRow.objects.get().is_stale
    WRITERS[writer](hemse, hodan, asa)
    row = BoardRow.objects.get()
    assert (row.is_stale, row.said) == (True, {})
    remake_rows()
    assert BoardRow.objects.get().said == told(hemse).kept()


def test_a_module_s_way_and_presence_make_it_stale(hemse, hodan, counting_book):  # noqa: F811
    remake_rows()
    row = learning.enrol(book=counting_book, venture=hemse, user=hodan)
    assert BoardRow.objects.get().is_stale
    remake_rows()
    row.group_done_at = clock.now()
    row.save()
    assert BoardRow.objects.get().is_stale
    meeting = Meeting.objects.create(venture=hemse, starts_at=clock.now())
    remake_rows()
    actions.say_who_is_here(meeting=meeting, present=[hodan], by=hodan)
    assert BoardRow.objects.get().is_stale


def test_the_choice_between_two_versions_makes_it_stale(hemse, hodan, samir):
    binder.write(Place(hemse, AIM), "Fem jobb.", Writing(hodan))
    binder.write(Place(hemse, AIM), "Sex jobb.", Writing(samir, seen=""))
    remake_rows()
    actions.choose_answer(answer=Answer.objects.filter(is_head=True).first(), by=hodan)
    assert BoardRow.objects.get().is_stale


def test_another_group_s_row_stays(hemse, sanda, hodan):
    remake_rows()
    binder.write(Place(hemse, AIM), "Fem jobb.", Writing(hodan))
    assert not BoardRow.objects.get(venture=sanda).is_stale


def test_a_sign_in_leaves_the_row(hemse, hodan, client_of):
    remake_rows()
    client_of(hodan)
    assert not BoardRow.objects.get().is_stale


def test_a_name_that_is_erased_lies_in_no_row(hemse, hodan, samir):
    binder.write(Place(hemse, AIM), "Fem jobb.", Writing(hodan))
    remake_rows()
    assert "Hodan" in str(BoardRow.objects.get().said)
    erase_account(user=hodan)
    assert "Hodan" not in str(BoardRow.objects.get().said)


def test_the_tick_makes_rows_and_makes_old_ones_anew(hemse, sanda, stopped_clock, monkeypatch):
    monkeypatch.setattr("barkraft.shared.tick.close_old_connections", lambda: None)
    assert "coaching.board" in run_due()
    assert BoardRow.objects.filter(is_stale=False).count() == 2
    assert remake_rows() == 0
    Meeting.objects.bulk_create([Meeting(venture=hemse, starts_at=stopped_clock)])  # nobody tells of it
    with clock.stopped_at(stopped_clock + timedelta(hours=2)):
        assert remake_rows() == 2
        assert len(BoardRow.objects.get(venture=hemse).said["meetings"]) == 1


def test_a_row_of_an_older_form_is_read_anew(coach, hemse, hodan):
    actions.record_decision(venture=hemse, lines=["Vi ses."], by=hodan)
    remake_rows()
    BoardRow.objects.update(said={"form": said.FORM - 1})
    assert "Vi ses." in soup(coach).get_text()


# What is said.


def test_the_interpreter_of_the_next_meeting(coach, hemse, stopped_clock):
    meeting = Meeting.objects.create(
        venture=hemse, starts_at=stopped_clock + timedelta(days=2), language="so", interpreter=True
    )
    assert "Tolk somaliska: inte bokad" in soup(coach).get_text()
    assert needs(coach, hemse) == {
        "Boka tolk, somaliska.": f"/sv/coach/grupp/{hemse.uid}/mote/{meeting.uid}/",
    }
    meeting.interpreter_booked = True
    meeting.save()
    assert "Tolk somaliska: bokad" in soup(coach).get_text()
    assert needs(coach, hemse) == {}


def test_a_meeting_that_nobody_logged(coach, hemse, stopped_clock):
    meeting = Meeting.objects.create(venture=hemse, starts_at=stopped_clock - timedelta(days=5))
    Meeting.objects.create(venture=hemse, starts_at=stopped_clock + timedelta(days=2))
    log = f"/sv/coach/grupp/{hemse.uid}/mote/{meeting.uid}/logg/"
    assert needs(coach, hemse) == {"Logga mötet torsdag 19 november.": log}
    assert soup(coach).select_one(".act a")["href"] == log
    meeting.logged_at = stopped_clock
    meeting.save()
    assert needs(coach, hemse) == {}
    assert soup(coach).select_one(".act form")["action"] == f"/sv/coach/grupp/{hemse.uid}/mote/nu/"


COLD = ("Tolken kom sent.", "Får vi sälja", "Peter ringer bageriet.", "Vi provar på lördag.", "Vad vi ska heta")


def test_a_substitute_reads_the_last_meeting_cold(coach, hemse, hodan, stopped_clock):
    meeting = Meeting.objects.create(
        venture=hemse,
        starts_at=stopped_clock - timedelta(days=5),
        logged_at=stopped_clock,
        next_words="Peter ringer bageriet.",
        worked="Alla pratade.",
        not_worked="Tolken kom sent.",
        asked="Får vi sälja innan vi är registrerade?",
    )
    actions.record_decision(venture=hemse, lines=["Vi provar på lördag."], by=hodan, meeting=meeting)
    Disagreement.objects.create(venture=hemse, about="Vad vi ska heta", words="Två namn", at=stopped_clock)
    row = soup(coach).select_one(".told").get_text(" ")
    assert [words for words in COLD if words not in row] == []


def test_questions_and_requests_that_wait(coach, hemse, hodan, stopped_clock):
    Meeting.objects.create(venture=hemse, starts_at=stopped_clock + timedelta(days=2))
    for text in ("Hur?", "När?"):
        Question.objects.create(venture=hemse, user=hodan, path="/m/", title="M", text=text, asked_at=stopped_clock)
    Request.objects.create(venture=hemse, function_id="advice_start", text="Hjälp", opened_at=stopped_clock)
    assert list(needs(coach, hemse)) == ["Svara på 2 frågor.", "De ber om hjälp med en sak."]
    Question.objects.update(answered_at=stopped_clock)
    Request.objects.update(state=Request.State.CLOSED)
    remake_rows()
    assert needs(coach, hemse) == {}


def test_a_long_rest_is_asked_about_and_a_short_one_is_let_be(coach, hemse, asa, stopped_clock):
    actions.record_gate(venture=hemse, result="paus", words="Vi vilar.", by=asa)
    assert needs(coach, hemse) == {}
    assert "De har paus sen tisdag 24 november." in soup(coach).get_text()
    with clock.stopped_at(stopped_clock + timedelta(weeks=9)):
        assert list(needs(coach, hemse)) == ["Ring gruppen. Den har haft paus länge."]


def test_only_one_cohort_s_groups(coach, asa, hemse, sanda, other_venture, other_cohort):
    second = Cohort.objects.create(name="Visby", starts_on=STARTED)
    CohortStaff.objects.create(cohort=second, user=asa)
    Venture.objects.create(cohort=second, name="Visby café")
    assert names(coach) == ["Hemse bröd", "Sanda tvätt", "Visby café"]
    assert names(coach, f"{BOARD}?omgang={second.uid}") == ["Visby café"]
    here = soup(coach, f"{BOARD}?omgang={second.uid}").select(".only [aria-current]")
    assert [link.get_text() for link in here] == ["Visby"]
    assert coach.get(f"{BOARD}?omgang={other_cohort.uid}").status_code == 404
    assert coach.get(f"{BOARD}?omgang=finnsinte").status_code == 404


def test_the_other_coach_s_board_knows_nothing_of_it(client_of, bo, hemse, other_venture):
    remake_rows()
    assert names(client_of(bo)) == ["Luleå lunch"]


def test_an_opened_group_stands_there_for_a_day(client_of, bo, hemse, other_venture, stopped_clock):
    Opening.objects.create(
        venture=hemse, user=bo, reason="Vikarie", at=stopped_clock, until=stopped_clock + timedelta(hours=24)
    )
    assert "Öppnad ett dygn" in soup(client_of(bo)).get_text()
    with clock.stopped_at(stopped_clock + timedelta(hours=25)):
        assert names(client_of(bo)) == ["Luleå lunch"]


def test_one_who_has_ended_her_role_is_no_longer_told(hemse, hodan):
    Access.objects.filter(user=hodan).update(ended_on=clock.today())
    SignInCard.objects.create(user=hodan, token_hash="1" * 64, locked_at=clock.now())
    assert told(hemse).locked == []
