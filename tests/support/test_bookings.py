"""Times: the group says yes or no, the hours are counted, the request follows."""

from datetime import timedelta

import pytest

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support.actions import answer_booking, hold_booking, propose_booking
from barkraft.support.models import Booking, Request, TimeEntry
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture
from tests.conftest import NOON

S, B = Request.State, Booking.State


def test_a_time_is_proposed_and_the_request_follows(booked: Booking, asked: Request) -> None:
    assert (booked.state, Request.objects.get().state) == (B.PROPOSED, S.BOOKED)
    assert (booked.interpreter, booked.interpreter_booked) == (True, False)


def test_one_that_is_agreed_by_telephone_asks_nothing(asked: Request, hemse: Venture, asa: User) -> None:
    soon = clock.now() + timedelta(days=1)
    made = propose_booking(venture=hemse, function_id="language", by=asa, starts_at=soon, agreed=True)
    assert made.state == B.CONFIRMED


def test_the_group_says_yes_and_a_stranger_cannot(booked: Booking, samir: User, stina: User) -> None:
    with pytest.raises(Refused):
        answer_booking(booking=booked, state=B.CONFIRMED, by=stina, as_group=True)
    assert answer_booking(booking=booked, state=B.CONFIRMED, by=samir, as_group=True).state == B.CONFIRMED


def test_the_group_never_says_that_it_did_not_come(booked: Booking, samir: User) -> None:
    answer_booking(booking=booked, state=B.CONFIRMED, by=samir, as_group=True)
    with pytest.raises(Refused):
        answer_booking(booking=booked, state=B.NO_SHOW, by=samir, as_group=True)


def test_a_time_that_does_not_suit_opens_the_request_again(booked: Booking, samir: User) -> None:
    answer_booking(booking=booked, state=B.CANCELLED, by=samir, as_group=True)
    assert Request.objects.get().state == S.TRIAGED


def test_one_of_two_times_that_is_off_does_not(booked: Booking, asked: Request, hemse: Venture, asa: User) -> None:
    soon = clock.now() + timedelta(days=1)
    propose_booking(venture=hemse, function_id="advice_start", by=asa, starts_at=soon, request=asked)
    answer_booking(booking=booked, state=B.CANCELLED, by=asa)
    assert Request.objects.get().state == S.BOOKED


def test_a_time_held_is_counted_and_delivers(booked: Booking, asa: User) -> None:
    with clock.stopped_at(booked.starts_at + timedelta(hours=1)):
        hold_booking(booking=booked, minutes=75, by=asa)
    entry = TimeEntry.objects.get()
    assert (entry.staff, entry.minutes, entry.booking, entry.function_id) == (asa, 75, booked, "advice_start")
    assert Request.objects.get().state == S.DELIVERED


def test_more_is_to_come(booked: Booking, asa: User) -> None:
    with clock.stopped_at(booked.starts_at + timedelta(hours=1)):
        hold_booking(booking=booked, minutes=75, by=asa, delivered=False)
    assert Request.objects.get().state == S.BOOKED


def test_no_time_in_the_past_and_none_held_before_it_was(booked: Booking, hemse: Venture, asa: User, bo: User) -> None:
    with pytest.raises(Refused):
        hold_booking(booking=booked, minutes=60, by=asa)
    for by, starts_at in ((asa, NOON - timedelta(hours=1)), (bo, NOON + timedelta(hours=1))):
        with pytest.raises(Refused):
            propose_booking(venture=hemse, function_id="language", by=by, starts_at=starts_at)
