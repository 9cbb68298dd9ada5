"""The life of a card: printed asleep, handed out, chosen, tried, paused, locked, revoked."""

from datetime import timedelta

import pytest

from barkraft.people import facts
from barkraft.people.actions import (
    CardRefused,
    Outcome,
    choose_pictures,
    hand_out,
    issue_card,
    issue_cards,
    reset_pictures,
    revoke_card,
    try_pictures,
    unlock_card,
)
from barkraft.people.facts import CardState, card_state
from barkraft.people.models import AccountEvent, SignInCard, User
from barkraft.people.secrets_of_cards import pictures_hmac, token_hash
from barkraft.people.words import tries_words
from barkraft.shared import clock

RIGHT = ["sol", "fyr", "bat"]
WRONG = ["bat", "fyr", "sol"]


def tried(card: SignInCard, names: list[str]) -> Outcome:
    return try_pictures(card=card, names=names)[0]


def test_a_new_card_sleeps_and_neither_token_nor_pictures_are_stored(printed, person):
    card, token = printed
    assert card_state(card) == CardState.ASLEEP
    assert len(token) == 22  # 128 bits
    stored = str(SignInCard.objects.values().get(pk=card.pk))
    assert token not in stored
    assert card.token_hash == token_hash(token)


def test_the_pictures_are_kept_as_an_hmac_of_this_card_with_the_server_key(chosen, settings):
    card, _ = chosen
    assert card.pictures_hmac == pictures_hmac(card.uid, RIGHT)
    assert pictures_hmac("another", RIGHT) != card.pictures_hmac
    settings.CARD_KEY = "another key"
    assert pictures_hmac(card.uid, RIGHT) != card.pictures_hmac


def test_when_one_card_is_refused_nobodys_old_card_dies(printed, person, coach):
    with pytest.raises(CardRefused):
        issue_cards(users=[person, coach], by=coach)
    assert SignInCard.objects.get(user=person, revoked_at=None) == printed[0]


def test_a_sleeping_card_opens_nothing(printed):
    card, _ = printed
    assert tried(card, RIGHT) == Outcome.REFUSED
    with pytest.raises(CardRefused):
        choose_pictures(card=card, names=RIGHT)


def test_a_card_handed_out_waits_24_hours_and_falls_asleep_again(printed, coach):
    card = hand_out(card=printed[0], by=coach)
    assert card_state(card) == CardState.WAITING
    with clock.stopped_at(clock.now() + timedelta(hours=24, minutes=1)):
        assert card_state(card) == CardState.ASLEEP
        with pytest.raises(CardRefused):
            choose_pictures(card=card, names=RIGHT)


def test_a_card_in_use_is_not_handed_out_again(chosen, coach):
    with pytest.raises(CardRefused):
        hand_out(card=chosen[0], by=coach)


def test_the_first_who_chooses_has_chosen(chosen):
    with pytest.raises(CardRefused):
        choose_pictures(card=chosen[0], names=WRONG)


@pytest.mark.parametrize(
    "names",
    [
        ["sol", "fyr"],
        ["sol", "fyr", "fyr"],
        ["sol", "fyr", "drake"],
        ["sol", "fyr", "bat", "far"],
        ["sten", "bat", "far"],  # three in a row as shown
        ["far", "bat", "sten"],
    ],
)
def test_pictures_that_are_too_few_unknown_or_in_a_row_are_refused(printed, coach, names):
    card = hand_out(card=printed[0], by=coach)
    with pytest.raises(CardRefused):
        choose_pictures(card=card, names=names)


def test_the_order_matters(chosen):
    card, _ = chosen
    assert tried(card, WRONG) == Outcome.WRONG
    assert tried(card, RIGHT) == Outcome.RIGHT


def test_five_wrong_tries_then_15_minutes(chosen):
    card, _ = chosen
    outcomes = [tried(card, WRONG) for _ in range(5)]
    assert outcomes == [Outcome.WRONG] * 4 + [Outcome.PAUSED]
    assert tried(card, RIGHT) == Outcome.PAUSED  # in the pause a right guess looks like a wrong one
    with clock.stopped_at(clock.now() + timedelta(minutes=15, seconds=1)):
        assert tried(card, RIGHT) == Outcome.RIGHT


def test_fifteen_wrong_tries_lock_the_card_until_the_coach_opens_it(chosen, coach, person):
    card, _ = chosen
    start, wrong = clock.now(), 0
    for pause in range(3):
        with clock.stopped_at(start + pause * timedelta(minutes=16)):
            wrong += sum(tried(card, WRONG) in {Outcome.WRONG, Outcome.PAUSED, Outcome.LOCKED} for _ in range(5))
    assert wrong == 15
    with clock.stopped_at(start + timedelta(days=30)):
        assert tried(card, RIGHT) == Outcome.LOCKED
        unlock_card(card=card, by=coach)
        assert tried(card, RIGHT) == Outcome.RIGHT
    kinds = set(person.events.values_list("kind", flat=True))
    assert {AccountEvent.Kind.CARD_LOCKED, AccountEvent.Kind.CARD_UNLOCKED} <= kinds


def test_a_right_answer_gives_five_tries_again_before_a_pause(chosen):
    card, _ = chosen
    for _ in range(4):
        tried(card, WRONG)
    assert tried(card, RIGHT) == Outcome.RIGHT
    assert [tried(card, WRONG) for _ in range(4)] == [Outcome.WRONG] * 4


def test_who_guesses_between_her_sign_ins_locks_the_card(chosen):
    """A photograph of the card must not give new tries each time its owner signs in."""
    card, _ = chosen
    outcomes = []
    for _ in range(4):
        outcomes += [tried(card, WRONG) for _ in range(4)]
        tried(card, RIGHT)
    assert Outcome.LOCKED in outcomes
    assert tried(card, RIGHT) == Outcome.LOCKED


def test_wrong_tries_of_last_month_do_not_count(chosen):
    card, _ = chosen
    for _ in range(3):
        for _ in range(4):
            tried(card, WRONG)
        tried(card, RIGHT)
    with clock.stopped_at(clock.now() + timedelta(days=31)):
        assert [tried(card, WRONG) for _ in range(4)] == [Outcome.WRONG] * 4


def test_what_is_left_is_said_in_words(chosen):
    card, _ = chosen
    _, card = try_pictures(card=card, names=WRONG)
    _, card = try_pictures(card=card, names=WRONG)
    assert tries_words(card) == "Du har tre försök kvar. Sen väntar vi 15 minuter."
    card.wrong_since_pause, card.wrong_in_all = 3, 13
    assert tries_words(card) == "Du har två försök kvar. Sen får din coach öppna kortet."


@pytest.mark.parametrize(("since_pause", "in_all"), [(p, a) for p in range(5) for a in range(p, 15)])
def test_every_count_has_words(chosen, since_pause, in_all):
    card, _ = chosen
    card.wrong_since_pause, card.wrong_in_all = since_pause, in_all
    if 0 < facts.tries_left(card) < 5:
        assert tries_words(card)


def test_new_pictures_sign_out_who_was_in_and_open_the_window_again(chosen, coach, person):
    before = User.objects.get(pk=person.pk).get_session_auth_hash()
    card = reset_pictures(card=chosen[0], by=coach)
    assert card_state(card) == CardState.WAITING
    assert tried(card, RIGHT) == Outcome.REFUSED
    assert User.objects.get(pk=person.pk).get_session_auth_hash() != before


def test_a_new_card_kills_the_old_one(chosen, coach, person):
    old, _ = chosen
    issue_card(user=person, by=coach)
    assert card_state(SignInCard.objects.get(pk=old.pk)) == CardState.REVOKED
    assert tried(old, RIGHT) == Outcome.REFUSED


def test_a_revoked_card_stays_dead(chosen, coach):
    card = revoke_card(card=chosen[0], by=coach)
    for dead in (hand_out, reset_pictures):
        with pytest.raises(CardRefused):
            dead(card=card, by=coach)
    unlock_card(card=card, by=coach)
    assert tried(card, RIGHT) == Outcome.REFUSED


@pytest.mark.parametrize("kind", ["is_staff", "is_superuser", "group", "closed"])
def test_staff_and_closed_accounts_get_no_card(person, coach, kind):
    from django.contrib.auth.models import Group

    if kind == "group":
        person.groups.add(Group.objects.create(name="Redaktörer-prov"))
    else:
        setattr(person, {"closed": "is_active"}.get(kind, kind), kind != "closed")
        person.save()
    with pytest.raises(CardRefused):
        issue_card(user=person, by=coach)


def test_a_card_of_who_became_staff_opens_nothing(chosen, person):
    person.is_staff = True
    person.save(update_fields=["is_staff"])
    assert tried(chosen[0], RIGHT) == Outcome.REFUSED
