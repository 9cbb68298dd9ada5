"""Somebody sits beside: named only as a role, and the own card is closed while so."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from barkraft.people.models import User
from barkraft.venture.models import Answer, Venture

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
CARD, SWITCH, DAY = "/sv/mitt-eget-kort/", "/sv/mitt-konto/bredvid/", "/sv/min-dag/"
CLOSED = "Ditt eget kort är stängt när någon sitter bredvid"


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.parametrize(
    ("role", "said"), [("interpreter", "En tolk sitter bredvid."), ("companion", "En följeslagare sitter bredvid.")]
)
def test_the_own_card_is_closed_and_every_page_says_so(client_of: ClientOf, hodan: User, role: str, said: str) -> None:
    client = client_of(hodan)
    assert "data-own" in page(client, CARD)
    assert said not in page(client, DAY)
    client.post(SWITCH, {"role": role})
    closed = page(client, CARD)
    assert CLOSED in closed
    assert "data-own" not in closed
    assert "device.js" not in closed
    for path in (DAY, "/sv/mitt-konto/", CARD):
        assert said in page(client, path), path
        assert "data-not-alone" in page(client, path)


def test_one_press_and_it_is_open_again(client_of: ClientOf, hodan: User) -> None:
    client = client_of(hodan)
    client.post(SWITCH, {"role": "companion"})
    response = client.post(SWITCH, {"next": DAY})
    assert response["Location"] == DAY
    assert CLOSED not in page(client, CARD)
    assert "sitter bredvid." not in page(client, DAY)


def test_a_field_of_the_own_card_is_closed_in_the_binder_too(client_of: ClientOf, hemse: Venture, hodan: User) -> None:
    client = client_of(hodan)
    there = reverse("venture:field", args=[hemse.uid, "personal", "wants_and_worries"])
    assert 'data-own="personal.wants_and_worries' in page(client, there)
    client.post(SWITCH, {"role": "interpreter"})
    closed = page(client, there)
    assert 'data-own="' not in closed
    assert "Ditt eget kort är stängt när någon sitter bredvid." in closed


def test_what_is_written_for_the_group_is_hers_as_usual(client_of: ClientOf, hemse: Venture, hodan: User) -> None:
    client = client_of(hodan)
    client.post(SWITCH, {"role": "interpreter"})
    there = reverse("venture:field", args=[hemse.uid, "purpose", "social_aim"])
    client.post(there, {"do": "save", "value": "Fler får jobb.", "based_on": ""})
    answer = Answer.objects.get()
    assert (answer.by, answer.by_group) == (hodan, False)


@pytest.mark.parametrize("role", ["priest", "Hodan", "<b>", ""])
def test_only_a_role_is_taken_in(client_of: ClientOf, hodan: User, role: str) -> None:
    client = client_of(hodan)
    client.post(SWITCH, {"role": role})
    assert "beside" not in client.session
    assert CLOSED not in page(client, CARD)


def test_it_ends_with_the_visit(client_of: ClientOf, hodan: User) -> None:
    client = client_of(hodan)
    client.post(SWITCH, {"role": "companion"})
    client.post("/sv/logga-ut/")
    client.force_login(hodan)
    assert CLOSED not in page(client, CARD)


def test_a_get_does_nothing_and_a_stranger_is_asked_to_sign_in(
    client_of: ClientOf, hodan: User, nobody: Client
) -> None:
    assert client_of(hodan).get(SWITCH).status_code == 405
    assert "logga-in" in nobody.post(SWITCH, {"role": "companion"})["Location"]
    assert "data-own" in page(nobody, CARD)


def test_the_way_back_stays_on_this_site(client_of: ClientOf, hodan: User) -> None:
    response = client_of(hodan).post(SWITCH, {"role": "companion", "next": "https://example.org/"})
    assert response["Location"] == "/sv/mitt-konto/#bredvid"
