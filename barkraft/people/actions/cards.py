"""What is done to a sign-in card: by the coach, and by whoever holds it."""

from collections.abc import Iterable
from enum import StrEnum

from django.db import transaction

from barkraft.people import facts
from barkraft.people.actions.accounts import end_sessions, record_event
from barkraft.people.facts import CardState
from barkraft.people.models import AccountEvent, SignInCard, User
from barkraft.people.pictures import HOW_MANY, NAMES, stand_beside_each_other
from barkraft.people.secrets_of_cards import new_token, pictures_hmac, same, token_hash
from barkraft.shared import clock

Kind = AccountEvent.Kind


class CardRefused(Exception):
    """The card cannot be issued, handed out or opened as asked."""


class Outcome(StrEnum):
    """What three pictures led to."""

    RIGHT = "right"
    WRONG = "wrong"
    PAUSED = "paused"
    LOCKED = "locked"
    REFUSED = "refused"


@transaction.atomic
def issue_card(*, user: User, by: User) -> tuple[SignInCard, str]:
    """A new card, asleep, and its token: returned this once, for printing. The person's old card dies.

    Raises CardRefused for staff and for accounts that are closed.
    """
    if not facts.may_use_card(user):
        raise CardRefused("staff cannot have a card")
    User.objects.select_for_update().get(pk=user.pk)  # two coaches who print at once: one after the other
    old = SignInCard.objects.filter(user=user, revoked_at=None)
    if old.update(revoked_at=clock.now()):
        end_sessions(user=user)
    token = new_token()
    card = SignInCard.objects.create(user=user, token_hash=token_hash(token), issued_by=by)
    record_event(user=user, by=by, kind=Kind.CARD_PRINTED)
    return card, token


@transaction.atomic
def issue_cards(*, users: Iterable[User], by: User) -> list[tuple[User, str]]:
    """A new card for each, as (person, token). Refused for one (CardRefused): nobody's old card dies."""
    return [(user, issue_card(user=user, by=by)[1]) for user in users]


@transaction.atomic
def hand_out(*, card: SignInCard, by: User) -> SignInCard:
    """Wake the card for 24 hours: the person chooses her pictures. CardRefused when she has chosen already."""
    card = _locked(card)
    if facts.card_state(card) not in {CardState.ASLEEP, CardState.WAITING}:
        raise CardRefused("only a sleeping card is handed out")
    card.handed_out_at = clock.now()
    card.save(update_fields=["handed_out_at"])
    record_event(user=card.user, by=by, kind=Kind.CARD_HANDED_OUT)
    return card


@transaction.atomic
def reset_pictures(*, card: SignInCard, by: User) -> SignInCard:
    """Forget the pictures and the tries; the card is awake for 24 hours. Who was signed in is signed out."""
    card = _locked(card)
    if card.revoked_at is not None:
        raise CardRefused("a revoked card stays dead")
    card.pictures_hmac, card.chosen_at = "", None
    card.handed_out_at = clock.now()
    _forget_tries(card)
    card.locked_at = None
    card.save()
    end_sessions(user=card.user)
    record_event(user=card.user, by=by, kind=Kind.PICTURES_RESET)
    return card


@transaction.atomic
def unlock_card(*, card: SignInCard, by: User) -> SignInCard:
    """Open a locked or paused card; the pictures stay."""
    card = _locked(card)
    _forget_tries(card)
    card.locked_at = None
    card.save()
    record_event(user=card.user, by=by, kind=Kind.CARD_UNLOCKED)
    return card


@transaction.atomic
def revoke_card(*, card: SignInCard, by: User) -> SignInCard:
    """End the card for good, and the sessions that it opened. Nothing happens to a card that is dead already."""
    card = _locked(card)
    if card.revoked_at is None:
        card.revoked_at = clock.now()
        card.save(update_fields=["revoked_at"])
        end_sessions(user=card.user)
        record_event(user=card.user, by=by, kind=Kind.CARD_REVOKED)
    return card


@transaction.atomic
def choose_pictures(*, card: SignInCard, names: list[str]) -> SignInCard:
    """Set the three pictures of a card that waits for them. CardRefused otherwise: the first who chooses has chosen."""
    card = _locked(card)
    if facts.card_state(card) != CardState.WAITING or not facts.may_use_card(card.user):
        raise CardRefused("the card does not wait for pictures")
    if not _are_three(names) or stand_beside_each_other(names):
        raise CardRefused("three different pictures, not three in a row")
    card.pictures_hmac = pictures_hmac(card.uid, names)
    card.chosen_at = card.last_used_at = clock.now()
    _forget_tries(card)
    card.save()
    record_event(user=card.user, by=card.user, kind=Kind.PICTURES_CHOSEN)
    return card


@transaction.atomic
def try_pictures(*, card: SignInCard, names: list[str]) -> tuple[Outcome, SignInCard]:
    """Judge three pictures. Each try is counted in the locked row before the next is looked at.

    In a pause or a lock nothing is compared, so that a right guess looks like a wrong one.
    """
    card = _locked(card)
    state = facts.card_state(card)
    if state == CardState.PAUSED:
        return Outcome.PAUSED, card
    if state == CardState.LOCKED:
        return Outcome.LOCKED, card
    if state != CardState.IN_USE or not facts.may_use_card(card.user):
        return Outcome.REFUSED, card
    if _are_three(names) and same(pictures_hmac(card.uid, names), card.pictures_hmac):
        # The count in all stays: a stranger with a photograph of the card may try between her sign-ins.
        card.wrong_since_pause, card.paused_until = 0, None
        card.last_used_at = clock.now()
        card.save()
        return Outcome.RIGHT, card
    return _count_a_wrong_try(card), card


def _count_a_wrong_try(card: SignInCard) -> Outcome:
    if card.wrong_from is None or clock.now() - card.wrong_from > facts.TRIES_COUNT_FOR:
        card.wrong_from, card.wrong_in_all = clock.now(), 0
    card.wrong_since_pause += 1
    card.wrong_in_all += 1
    outcome = Outcome.WRONG
    if card.wrong_in_all >= facts.TRIES_IN_ALL:
        card.locked_at = clock.now()
        record_event(user=card.user, by=None, kind=Kind.CARD_LOCKED)
        outcome = Outcome.LOCKED
    elif card.wrong_since_pause >= facts.TRIES_BEFORE_PAUSE:
        card.paused_until = clock.now() + facts.PAUSE
        card.wrong_since_pause = 0
        outcome = Outcome.PAUSED
    card.save()
    return outcome


def _locked(card: SignInCard) -> SignInCard:
    """The row as it is now, held until the transaction ends (SQLite: the whole file is)."""
    return SignInCard.objects.select_for_update(of=("self",)).select_related("user").get(pk=card.pk)


def _forget_tries(card: SignInCard) -> None:
    card.wrong_since_pause = card.wrong_in_all = 0
    card.paused_until = card.wrong_from = None


def _are_three(names: list[str]) -> bool:
    return len(names) == HOW_MANY == len(set(names)) and set(names) <= set(NAMES)
