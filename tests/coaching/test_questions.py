"""The coach's list of questions, and how long answers took."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from barkraft.coaching.facts import asked
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Question, Venture

SWEDEN = ZoneInfo("Europe/Stockholm")
pytestmark = pytest.mark.usefixtures("stopped_clock")


def question(venture: Venture, user: User, days_ago: int = 0, *, answered: bool = False) -> Question:
    at = clock.now() - timedelta(days=days_ago)
    done = {"answer": "Ja.", "answered_at": at + timedelta(hours=2)} if answered else {}
    return Question.objects.create(venture=venture, user=user, text=f"Fråga {days_ago}", asked_at=at, **done)


def test_what_waits_stands_oldest_first(
    client_of: Callable[[User], Client],
    asa: User,
    bo: User,
    hodan: User,
    hemse: Venture,
    stina: User,
    other_venture: Venture,
) -> None:
    question(hemse, hodan, 1)
    question(hemse, hodan, 3)
    question(other_venture, stina, 2)
    page = client_of(asa).get(reverse("coaching:questions")).content.decode()
    assert page.index("Fråga 3") < page.index("Fråga 1")
    assert "Fråga 2" not in page
    assert "Fråga 2" in client_of(bo).get(reverse("coaching:questions")).content.decode()


def test_the_coach_answers(
    client_of: Callable[[User], Client], asa: User, bo: User, hodan: User, hemse: Venture
) -> None:
    address = reverse("coaching:question", args=[question(hemse, hodan).uid])
    assert client_of(bo).post(address, {"answer": "Nej."}).status_code == 404
    assert client_of(asa).post(address, {"answer": ""}).status_code == 422
    client_of(asa).post(address, {"answer": "Fråga regionen."})
    assert Question.objects.get().answer == "Fråga regionen."
    assert "Fråga regionen." in client_of(hodan).get(reverse("venture:questions", args=[hemse.uid])).content.decode()


def test_as_many_queries_for_one_question_as_for_many(
    client_of: Callable[[User], Client], asa: User, hodan: User, hemse: Venture, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    client = client_of(asa)
    for days in range(30):
        question(hemse, hodan, days, answered=days % 2 == 0)
    with django_assert_max_num_queries(7):
        client.get(reverse("coaching:questions"))


def test_answer_times_need_five(asa: User, hodan: User, hemse: Venture) -> None:
    for days in range(4):
        question(hemse, hodan, days, answered=True)
    assert asked.answer_times(asa) is None
    question(hemse, hodan, 4, answered=True)
    times = asked.answer_times(asa)
    assert times is not None
    assert (times.count, times.in_time) == (5, 5)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ((2026, 11, 24, 10), (2026, 11, 24, 12), 2),  # a Tuesday
        ((2026, 11, 24, 16), (2026, 11, 25, 9), 2),  # over a night
        ((2026, 11, 27, 16), (2026, 11, 30, 9), 2),  # over a weekend
        ((2026, 11, 28, 10), (2026, 11, 29, 10), 0),  # a weekend
        ((2026, 12, 23, 16), (2026, 12, 28, 9), 2),  # over Christmas, when nobody is promised an answer
        ((2026, 10, 23, 16), (2026, 10, 26, 9), 2),  # over the night when the clock is put back
    ],
)
def test_working_hours(start: tuple[int, ...], end: tuple[int, ...], hours: float) -> None:
    first, last = (datetime(*moment, tzinfo=SWEDEN) for moment in (start, end))  # type: ignore[arg-type,misc]
    assert asked.working_hours(first, last) == hours
