"""A group asks for help; what waits for whom."""

from datetime import date, timedelta
from typing import Any

import pytest

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support import facts, words
from barkraft.support.actions import (
    add_words,
    ask_for_help,
    assign_request,
    move_request,
    say_whether_it_helped,
)
from barkraft.support.models import Request
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture
from tests.conftest import NOON

S = Request.State


def _ask(venture: Venture, by: User, **changed: Any) -> Request:
    told: dict[str, Any] = {"function_id": "advice_start", "text": "Hur börjar vi?"}
    return ask_for_help(venture=venture, by=by, **told | changed)


def test_it_is_sent_with_its_first_step(asked: Request, hodan: User) -> None:
    assert (asked.state, asked.asked_by, asked.urgency) == (S.SENT, hodan, Request.Urgency.SOON)
    assert [(step.state, step.by) for step in asked.steps.all()] == [(S.SENT, hodan)]


def test_some_words_make_it_a_question_for_today(stopped_clock: Any, hemse: Venture, hodan: User) -> None:
    made = _ask(hemse, hodan, text="Vi fick ett brev om skatten.", urgency=Request.Urgency.CAN_WAIT)
    assert made.urgency == Request.Urgency.TODAY
    assert facts.answer_by(made) == date(2026, 11, 24)


def test_words_that_come_later_make_it_so_too(asked: Request, samir: User) -> None:
    add_words(request=asked, words="Någon hotar oss.", by=samir)
    assert Request.objects.get().urgency == Request.Urgency.TODAY


@pytest.mark.parametrize(
    "changed",
    [
        {"text": " "},
        {"text": "a" * 1001},
        {"text": "Ring 811228-9874"},
        {"function_id": "okand"},
        {"function_id": "try_invoice"},
        {"wanted_by": date(2026, 11, 23)},
    ],
)
def test_what_cannot_be_asked_is_refused(
    stopped_clock: Any, settings: Any, hemse: Venture, hodan: User, changed: dict[str, Any]
) -> None:
    settings.INVOICER = ""
    with pytest.raises(Refused):
        _ask(hemse, hodan, **changed)
    assert not Request.objects.exists()


def test_a_stranger_and_another_s_coach_ask_nothing(stopped_clock: Any, hemse: Venture, stina: User, bo: User) -> None:
    for other in (stina, bo):
        with pytest.raises(Refused):
            _ask(hemse, other)


def test_what_is_taken_by_telephone_is_read_at_once_and_nobody_s_own(
    stopped_clock: Any, hemse: Venture, asa: User
) -> None:
    made = _ask(hemse, asa, by_phone=True)
    assert (made.state, made.asked_by, made.assigned_to) == (S.TRIAGED, None, asa)


def test_who_answers_first_has_it(asked: Request, asa: User) -> None:
    move_request(request=asked, state=S.OFFERED, by=asa, words="Vi ses på torsdag.")
    assert (asked.assigned_to, asked.first_answer_at) == (asa, NOON)
    with clock.stopped_at(NOON + timedelta(days=1)):
        move_request(request=asked, state=S.OFFERED, by=asa, words="Eller på fredag.")
    assert Request.objects.get().first_answer_at == NOON


def test_taking_it_says_that_it_is_read(asked: Request, asa: User) -> None:
    assert assign_request(request=asked, by=asa).state == S.TRIAGED


@pytest.mark.parametrize(("helped", "state"), [("yes", S.CLOSED), ("partly", S.FOLLOWED_UP), ("no", S.FOLLOWED_UP)])
def test_one_question_afterwards(asked: Request, asa: User, hodan: User, helped: str, state: str) -> None:
    move_request(request=asked, state=S.TRIAGED, by=asa)
    move_request(request=asked, state=S.DELIVERED, by=asa)
    made = say_whether_it_helped(request=asked, helped=helped, by=hodan)
    assert (made.state, made.helped) == (state, helped)
    assert (made.closed_at is not None) == (helped == "yes")


def test_nobody_says_whether_it_helped_before_it_is_there(asked: Request, hodan: User) -> None:
    with pytest.raises(Refused):
        say_whether_it_helped(request=asked, helped="yes", by=hodan)


def test_an_ended_one_takes_no_more_words(asked: Request, hodan: User) -> None:
    move_request(request=asked, state=S.WITHDRAWN, by=hodan, as_group=True)
    with pytest.raises(Refused):
        add_words(request=asked, words="En sak till.", by=hodan)


def test_the_desk_has_what_waits_first(
    stopped_clock: Any, hemse: Venture, sanda: Venture, hodan: User, mira: User, asa: User, bo: User
) -> None:
    calm, urgent, answered = _ask(hemse, hodan), _ask(sanda, mira, text="Det hände en olycka."), _ask(hemse, hodan)
    move_request(request=answered, state=S.OFFERED, by=asa, words="Så här.")
    assert [one.request for one in facts.desk(asa)] == [urgent, calm, answered]
    assert [one.rank for one in facts.desk(asa)] == [0, 1, 3]
    assert facts.desk(bo) == []


def test_two_working_days_to_answer(asked: Request, asa: User) -> None:
    assert facts.answer_by(asked) == date(2026, 11, 26)
    with clock.stopped_at(NOON + timedelta(days=3)):
        assert facts.desk(asa)[0].is_late


def test_after_fourteen_days_somebody_asks_whether_it_helped(asked: Request, asa: User) -> None:
    for state in (S.TRIAGED, S.DELIVERED):
        move_request(request=asked, state=state, by=asa)
    assert facts.desk(asa)[0].rank == 3
    with clock.stopped_at(NOON + timedelta(days=14)):
        assert facts.desk(asa)[0].rank == 2


def test_the_desk_is_one_query(
    asked: Request, hemse: Venture, hodan: User, asa: User, django_assert_num_queries: Any
) -> None:
    for _number in range(5):
        _ask(hemse, hodan)
    with django_assert_num_queries(1):
        facts.desk(asa)


def test_a_group_reads_that_its_words_were_taken_by_telephone(stopped_clock: Any, hemse: Venture, asa: User) -> None:
    told = [step.sentence for step in words.steps(_ask(hemse, asa, by_phone=True))]
    assert told == ["Åsa skrev in det ni sa på telefon.", "Åsa har läst frågan."]
