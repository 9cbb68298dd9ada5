"""Cards of demo people who cannot be signed in as: so that the coach's page shows each state."""

import secrets

from barkraft.people import facts
from barkraft.people.actions import choose_pictures, hand_out, issue_card, try_pictures
from barkraft.people.models import SignInCard, User
from barkraft.people.pictures import HOW_MANY, NAMES, stand_beside_each_other
from barkraft.shared import clock


def three() -> list[str]:
    """Three pictures by chance, not beside each other."""
    names = secrets.SystemRandom().sample(NAMES, HOW_MANY)
    return three() if stand_beside_each_other(names) else names


def give(user: User, state: str, coach: User) -> None:
    """`asleep`, `used` or `locked`; anything else is no card."""
    if state not in {"asleep", "used", "locked"}:
        return
    card, _token = issue_card(user=user, by=coach)
    if state == "asleep":
        return
    names = three()
    card = choose_pictures(card=hand_out(card=card, by=coach), names=names)
    if state == "locked":
        _lock(card, names)


def _lock(card: SignInCard, names: list[str]) -> None:
    """Somebody pressed the right pictures in the wrong order, fifteen times with its pauses."""
    start = clock.now()
    for number in range(facts.TRIES_IN_ALL):
        with clock.stopped_at(start + number // facts.TRIES_BEFORE_PAUSE * (facts.PAUSE * 2)):
            try_pictures(card=card, names=names[::-1])
