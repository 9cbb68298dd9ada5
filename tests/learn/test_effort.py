"""'Hur mycket ork tog det?': once a person and meeting day, skippable, and never with the person."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from barkraft.learn import meeting_days, retention
from barkraft.learn.actions import learning
from barkraft.learn.book import Book
from barkraft.learn.identity import unit_uid
from barkraft.learn.models import Effort, EffortAsked
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.actions import record_decision
from barkraft.venture.models import Meeting, Venture
from tests.conftest import NOON, join

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
END = "/sv/m/prov/v1/u1/klar/"
ASKS = "Hur mycket ork tog det?"
TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _noon(stopped_clock: datetime) -> None:
    """Tuesday 24 November 2026."""


@pytest.fixture
def meets_today(hemse: Venture) -> Meeting:
    return Meeting.objects.create(venture=hemse, starts_at=NOON + timedelta(hours=1))


def asked(client: Client, address: str = END) -> bool:
    return ASKS in client.get(address).content.decode()


def say(client: Client, value: str, **more: str) -> None:
    assert client.post("/sv/ork/", {"value": value, **more}).status_code == 302


def test_it_is_asked_once_a_person_and_meeting_day(
    book: Book, client_of: ClientOf, hodan: User, samir: User, meets_today: Meeting
) -> None:
    client = client_of(hodan)
    assert asked(client)
    say(client, "2")
    say(client, "3")
    day = Effort.objects.get()
    assert (day.on, day.answers, day.total) == (TODAY, 1, 2)
    assert not asked(client)
    assert not asked(client_of(hodan)), "another phone is the same person"
    assert asked(client_of(samir))


def test_it_is_asked_again_at_the_next_meeting(
    book: Book, client_of: ClientOf, hodan: User, hemse: Venture, meets_today: Meeting
) -> None:
    say(client_of(hodan), "2")
    week = NOON + timedelta(days=7)
    Meeting.objects.create(venture=hemse, starts_at=week)
    with clock.stopped_at(NOON + timedelta(days=1)):
        assert not asked(client_of(hodan)), "no meeting on that day"
    with clock.stopped_at(week):
        assert asked(client_of(hodan))


def test_it_may_be_skipped(book: Book, client_of: ClientOf, hodan: User, meets_today: Meeting) -> None:
    client = client_of(hodan)
    say(client, "")
    say(client, "3")
    assert not Effort.objects.exists()
    assert not asked(client)


def test_looking_is_no_answer(book: Book, client_of: ClientOf, hodan: User, meets_today: Meeting) -> None:
    client = client_of(hodan)
    assert asked(client)
    assert asked(client)
    assert not EffortAsked.objects.exists()


def test_a_day_without_a_meeting_is_not_asked_about(
    book: Book, client_of: ClientOf, hodan: User, hemse: Venture
) -> None:
    Meeting.objects.create(venture=hemse, starts_at=NOON + timedelta(days=3))
    record_decision(venture=hemse, lines=["Vi ringer först."], by=hodan)
    client = client_of(hodan)
    assert not asked(client)
    say(client, "2")
    assert not Effort.objects.exists()


def test_a_meeting_late_at_night_is_on_the_day_that_it_is_in_sweden(hemse: Venture) -> None:
    Meeting.objects.create(venture=hemse, starts_at=NOON.replace(hour=23, minute=30))
    assert meeting_days.is_meeting_day(hemse)
    with clock.stopped_at(NOON + timedelta(days=1)):
        assert not meeting_days.is_meeting_day(hemse)


def test_where_nothing_is_planned_a_decision_tells_that_they_met(hemse: Venture, hodan: User) -> None:
    assert not meeting_days.is_meeting_day(hemse)
    record_decision(venture=hemse, lines=["Vi ringer först."], by=hodan)
    assert meeting_days.is_meeting_day(hemse)


def test_one_person_who_reads_at_home_is_no_meeting_but_two_at_work_are(
    hemse: Venture, hodan: User, samir: User, mira: User
) -> None:
    learning.mark_read(user=hodan, unit_uid=unit_uid("prov", "u1"))
    learning.mark_read(user=hodan, unit_uid=unit_uid("prov", "u2"))
    learning.mark_read(user=mira, unit_uid=unit_uid("prov", "u1"))
    assert not meeting_days.is_meeting_day(hemse)
    learning.keep_place(user=samir, unit_uid=unit_uid("prov", "u1"), place="b2")
    assert meeting_days.is_meeting_day(hemse)


def test_only_the_people_of_the_group_are_asked(
    book: Book, client_of: ClientOf, asa: User, hemse: Venture, meets_today: Meeting
) -> None:
    client = client_of(asa)
    session = client.session
    session["venture"] = hemse.uid
    session.save()
    assert not asked(client)
    say(client, "3")
    assert not Effort.objects.exists()


def test_it_is_not_asked_of_what_is_done_at_home(
    book: Book, client_of: ClientOf, hodan: User, meets_today: Meeting
) -> None:
    assert not asked(client_of(hodan), "/sv/m/prov/v1/u2/klar/")


def test_the_answer_goes_to_the_group_that_the_form_was_made_for(
    book: Book, client_of: ClientOf, hodan: User, hemse: Venture, sanda: Venture, meets_today: Meeting
) -> None:
    join(hodan, sanda)
    Meeting.objects.create(venture=sanda, starts_at=NOON)
    say(client_of(hodan), "3", venture=sanda.uid)
    assert Effort.objects.get().venture == sanda


def test_nothing_in_the_answer_points_at_the_person(
    book: Book, client_of: ClientOf, hodan: User, samir: User, meets_today: Meeting
) -> None:
    for person, value in ((hodan, "1"), (samir, "3")):
        say(client_of(person), value)
    assert {column.name for column in Effort._meta.get_fields()} == {"id", "venture", "on", "answers", "total"}
    assert {column.name for column in EffortAsked._meta.get_fields()} == {"id", "user", "venture", "on"}
    day = Effort.objects.get()  # one row for all that was said: no order to lay beside the order of EffortAsked
    assert (day.answers, day.total) == (2, 4)


def test_who_was_asked_is_forgotten_the_next_day(
    book: Book, client_of: ClientOf, hodan: User, meets_today: Meeting
) -> None:
    say(client_of(hodan), "2")
    retention.erase_what_is_due()
    assert EffortAsked.objects.count() == 1
    with clock.stopped_at(NOON + timedelta(days=1)):
        retention.erase_what_is_due()
    assert not EffortAsked.objects.exists()
    assert Effort.objects.get().answers == 0


def test_two_answers_at_once_count_once(hemse: Venture, hodan: User) -> None:
    told: list[Any] = [learning.say_effort(venture=hemse, user=hodan, value=2) for _ in range(2)]
    assert told == [True, False]
    assert Effort.objects.get().answers == 1


def test_what_fewer_than_five_said_is_gone_the_next_day(hemse: Venture, sanda: Venture) -> None:
    for venture, many in ((hemse, 4), (sanda, 5)):
        for _ in range(many):
            learning.note_effort(venture=venture, value=3)
    retention.erase_what_is_due()
    assert sum(Effort.objects.order_by("id").values_list("answers", flat=True)) == 9, "the day is not over"
    with clock.stopped_at(NOON + timedelta(days=1)):
        retention.erase_what_is_due()
    rows = Effort.objects.order_by("venture__name").values_list("venture__name", "answers", "total")
    assert list(rows) == [(hemse.name, 0, 0), (sanda.name, 5, 15)]


def test_days_go_after_two_years(hemse: Venture) -> None:
    for _ in range(5):
        learning.note_effort(venture=hemse, value=2)
    with clock.stopped_at(NOON + timedelta(days=730)):
        retention.erase_what_is_due()
        assert Effort.objects.exists()
    with clock.stopped_at(NOON + timedelta(days=731)):
        retention.erase_what_is_due()
        assert not Effort.objects.exists()
