"""Every move of a request and of a booking that is allowed, and every one that is refused."""

from datetime import timedelta
from typing import Any

import pytest

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support.actions import answer_booking, hold_booking, move_booking, move_request
from barkraft.support.models import Booking, Request, RequestStep
from barkraft.venture.binder.answers import Refused

S, B = Request.State, Booking.State
# The order of incubator.md 9.4, and what a coach who answers at once steps over.
ALLOWED = {
    ("sent", "triaged"), ("sent", "offered"), ("sent", "booked"), ("sent", "waiting_for_third_party"),
    ("triaged", "offered"), ("triaged", "booked"), ("triaged", "delivered"), ("triaged", "waiting_for_third_party"),
    ("offered", "offered"), ("offered", "booked"), ("offered", "delivered"), ("offered", "waiting_for_third_party"),
    ("booked", "booked"), ("booked", "offered"), ("booked", "delivered"), ("booked", "waiting_for_third_party"),
    ("waiting_for_third_party", "offered"), ("waiting_for_third_party", "booked"),
    ("waiting_for_third_party", "delivered"),
    ("delivered", "followed_up"), ("delivered", "closed"),
    ("followed_up", "offered"), ("followed_up", "booked"), ("followed_up", "closed"),
    *((state, end) for state in ("sent", "triaged", "offered", "booked", "waiting_for_third_party")
      for end in ("declined", "withdrawn")),
}  # fmt: skip
PAIRS = [(before, after) for before in S.values for after in S.values]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_request_moves_as_the_table_says(asked: Request, asa: User, before: str, after: str) -> None:
    Request.objects.update(state=before)
    logged = RequestStep.objects.count()
    if (before, after) in ALLOWED:
        assert move_request(request=asked, state=after, by=asa, words="Så här.").state == after
        assert RequestStep.objects.count() == logged + 1
    else:
        with pytest.raises(Refused):
            move_request(request=asked, state=after, by=asa, words="Så här.")
        assert (Request.objects.get().state, RequestStep.objects.count()) == (before, logged)


@pytest.mark.parametrize("after", [state for state in S.values if state not in {"withdrawn", "followed_up"}])
def test_the_group_makes_none_of_the_staff_s_moves(asked: Request, hodan: User, after: str) -> None:
    for before in S.values:
        Request.objects.update(state=before)
        with pytest.raises(Refused):
            move_request(request=asked, state=after, by=hodan, words="Så här.", as_group=True)


def test_the_staff_s_moves_are_for_its_coach(asked: Request, hodan: User, bo: User) -> None:
    for other in (hodan, bo):
        with pytest.raises(Refused):
            move_request(request=asked, state=S.TRIAGED, by=other)


@pytest.mark.parametrize("after", [S.OFFERED, S.DECLINED, S.WAITING])
def test_the_group_is_told_in_words(asked: Request, asa: User, after: str) -> None:
    with pytest.raises(Refused):
        move_request(request=asked, state=after, by=asa, words="  ")


TIMES = {
    ("proposed", "confirmed"), ("proposed", "cancelled"), ("confirmed", "no_show"), ("confirmed", "cancelled"),
    ("moved", "confirmed"), ("moved", "no_show"), ("moved", "cancelled"),
}  # fmt: skip
HELD = {"proposed", "confirmed", "moved"}
MOVED = {"proposed", "confirmed", "moved", "no_show"}
ANSWERS = [B.PROPOSED, B.CONFIRMED, B.NO_SHOW, B.CANCELLED, B.DONE]


@pytest.mark.parametrize(("before", "after"), [(before, after) for before in B.values for after in ANSWERS])
def test_a_time_is_answered_as_the_table_says(booked: Booking, asa: User, before: str, after: str) -> None:
    Booking.objects.update(state=before)
    if (before, after) in TIMES:
        assert answer_booking(booking=booked, state=after, by=asa).state == after
    else:
        with pytest.raises(Refused):
            answer_booking(booking=booked, state=after, by=asa)


@pytest.mark.parametrize("before", B.values)
def test_a_time_is_held_and_moved_as_the_table_says(booked: Booking, asa: User, before: str) -> None:
    told: dict[str, Any] = {"minutes": 60, "place": "", "language": "sv"}
    told |= {"interpreter": False, "interpreter_booked": False}
    later = clock.now() + timedelta(days=3)
    Booking.objects.update(state=before)
    if before in MOVED:
        assert move_booking(booking=booked, by=asa, starts_at=later, **told).state == B.MOVED
    else:
        with pytest.raises(Refused):
            move_booking(booking=booked, by=asa, starts_at=later, **told)
    Booking.objects.update(state=before, starts_at=clock.now() - timedelta(hours=2))
    if before in HELD:
        assert hold_booking(booking=booked, minutes=50, by=asa).state == B.DONE
    else:
        with pytest.raises(Refused):
            hold_booking(booking=booked, minutes=50, by=asa)
