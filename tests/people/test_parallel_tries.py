"""Many tries at the same moment cannot exceed the bound."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from barkraft.people.actions import Outcome, choose_pictures, create_person, hand_out, issue_card, try_pictures
from barkraft.people.models import SignInCard

THREADS, TRIES = 4, 24
RIGHT, WRONG = ["sol", "fyr", "bat"], ["bat", "fyr", "sol"]


@pytest.fixture
def committed_card(django_db_setup, django_db_blocker) -> Iterator[SignInCard]:
    """A card that other connections see. Taken away by hand: emptying the tables would take Wagtail's own rows too."""
    with django_db_blocker.unblock():
        coach, person = (create_person(first_name=name, by=None) for name in ("Åsa", "Hodan"))
        card, _ = issue_card(user=person, by=coach)
        yield choose_pictures(card=hand_out(card=card, by=coach), names=RIGHT)
        for user in (person, coach):
            user.delete()


def one_try(pk: int) -> Outcome:
    try:
        return try_pictures(card=SignInCard(pk=pk), names=WRONG)[0]
    finally:
        connection.close()


def test_parallel_tries_are_counted_one_by_one(committed_card):
    with ThreadPoolExecutor(THREADS) as pool:
        outcomes = list(pool.map(one_try, [committed_card.pk] * TRIES))
    assert outcomes.count(Outcome.WRONG) == 4
    assert outcomes.count(Outcome.PAUSED) == TRIES - 4
    committed_card.refresh_from_db()
    assert committed_card.wrong_in_all == 5


def test_what_a_request_read_earlier_does_not_count(chosen):
    """Five requests that all read the card before the first was judged."""
    card, _ = chosen
    stale = [SignInCard.objects.get(pk=card.pk) for _ in range(6)]
    outcomes = [try_pictures(card=one, names=WRONG)[0] for one in stale]
    assert outcomes == [Outcome.WRONG] * 4 + [Outcome.PAUSED] * 2
