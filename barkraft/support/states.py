"""Which state of a request or a booking may follow which, and whose move it is. One table each; all else is refused."""

from barkraft.support.models import Booking, Request

S, B = Request.State, Booking.State

# A coach who can answer at once need not say first that she has read: one may go forward past a state, never back
# but where more help is given.
REQUEST_MOVES: dict[str, frozenset[str]] = {
    S.SENT: frozenset({S.TRIAGED, S.OFFERED, S.BOOKED, S.WAITING, S.DECLINED, S.WITHDRAWN}),
    S.TRIAGED: frozenset({S.OFFERED, S.BOOKED, S.DELIVERED, S.WAITING, S.DECLINED, S.WITHDRAWN}),
    S.OFFERED: frozenset({S.OFFERED, S.BOOKED, S.DELIVERED, S.WAITING, S.DECLINED, S.WITHDRAWN}),
    S.BOOKED: frozenset({S.BOOKED, S.OFFERED, S.DELIVERED, S.WAITING, S.DECLINED, S.WITHDRAWN}),
    S.WAITING: frozenset({S.OFFERED, S.BOOKED, S.DELIVERED, S.DECLINED, S.WITHDRAWN}),
    S.DELIVERED: frozenset({S.FOLLOWED_UP, S.CLOSED}),
    S.FOLLOWED_UP: frozenset({S.OFFERED, S.BOOKED, S.CLOSED}),
    S.CLOSED: frozenset(),
    S.DECLINED: frozenset(),
    S.WITHDRAWN: frozenset(),
}
GROUP_MOVES = frozenset({S.WITHDRAWN, S.FOLLOWED_UP})  # the rest are the staff's; staff may do these by phone too
NEEDS_WORDS = frozenset({S.OFFERED, S.WAITING, S.DECLINED})
ENDED = frozenset(state for state, moves in REQUEST_MOVES.items() if not moves)
WAITS_FOR_US = frozenset({S.SENT, S.TRIAGED, S.FOLLOWED_UP})  # nothing is promised yet, or it did not help

BOOKING_MOVES: dict[str, frozenset[str]] = {
    B.PROPOSED: frozenset({B.CONFIRMED, B.MOVED, B.DONE, B.CANCELLED}),
    B.CONFIRMED: frozenset({B.MOVED, B.DONE, B.NO_SHOW, B.CANCELLED}),
    B.MOVED: frozenset({B.MOVED, B.CONFIRMED, B.DONE, B.NO_SHOW, B.CANCELLED}),
    B.DONE: frozenset(),
    B.NO_SHOW: frozenset({B.MOVED}),
    B.CANCELLED: frozenset(),
}
GROUP_BOOKING_MOVES = frozenset({B.CONFIRMED, B.CANCELLED})
COMING = frozenset({B.PROPOSED, B.CONFIRMED, B.MOVED})


def may_move(request: Request, state: str, *, as_group: bool = False) -> bool:
    """Whether a request may go to `state`; of the group's own moves alone where it is the group that moves it."""
    return state in REQUEST_MOVES[request.state] and (not as_group or state in GROUP_MOVES)


def may_move_booking(booking: Booking, state: str, *, as_group: bool = False) -> bool:
    """Whether a booking may go to `state`."""
    return state in BOOKING_MOVES[booking.state] and (not as_group or state in GROUP_BOOKING_MOVES)
