"""Many tries at the same moment cannot exceed the bound."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from barkraft.people.actions import Outcome, choose_pictures, create_person, hand_out, issue_card, try_pictures
from barkraft.people.models import SignInCard

THREADS, TRIES = 4, 24


def one_try(pk: int) -> Outcome:
    try:
        return try_pictures(card=SignInCard(pk=pk), names=["bat", "fyr", "sol"])[0]
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_parallel_tries_are_counted_one_by_one():
    coach = create_person(first_name="Åsa", by=None)
    card, _ = issue_card(user=create_person(first_name="Hodan", by=None), by=coach)
    choose_pictures(card=hand_out(card=card, by=coach), names=["sol", "fyr", "bat"])
    with ThreadPoolExecutor(THREADS) as pool:
        outcomes = list(pool.map(one_try, [card.pk] * TRIES))
    assert outcomes.count(Outcome.WRONG) == 4
    assert outcomes.count(Outcome.PAUSED) == TRIES - 4
    card.refresh_from_db()
    assert card.wrong_in_all == 5
