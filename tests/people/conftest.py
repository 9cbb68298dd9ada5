"""A person with a card, and hands to use it."""

from collections.abc import Callable

import pytest
from django.test import Client

from barkraft.people.actions import choose_pictures, create_person, hand_out, issue_card
from barkraft.people.models import SignInCard, User

RIGHT = ["sol", "fyr", "bat"]
OTHER = ["kopp", "fisk", "trad"]
PICTURES = "/sv/kort/"


@pytest.fixture
def coach(db: None) -> User:
    person = create_person(first_name="Åsa", email="asa@example.se", by=None)
    person.is_staff = True
    person.save()
    return person


@pytest.fixture
def person(db: None) -> User:
    return create_person(first_name="Hodan", by=None)


@pytest.fixture
def printed(person: User, coach: User) -> tuple[SignInCard, str]:
    """A sleeping card and its token."""
    return issue_card(user=person, by=coach)


@pytest.fixture
def chosen(printed: tuple[SignInCard, str], coach: User) -> tuple[SignInCard, str]:
    """A card in use, opened by RIGHT, and its token."""
    card, token = printed
    card = hand_out(card=card, by=coach)
    return choose_pictures(card=card, names=RIGHT), token


@pytest.fixture
def press() -> Callable[..., object]:
    """Press three pictures one by one, as a browser without script does. Returns the last response."""

    def pressing(client: Client, names: list[str], address: str = PICTURES, **hidden: list[str]) -> object:
        response = None
        for number, name in enumerate(names):
            response = client.post(address, {"vald": names[:number], "bild": name, **hidden})
        return response

    return pressing


def signed_in_as(client: Client) -> str | None:
    """The id in the session, or None."""
    return client.session.get("_auth_user_id")
