"""The access table: each of our addresses, asked for by each of the cast."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from barkraft.venture.models import Venture
from tests.house.access_table import LIBRARIES, PEOPLE, TABLE, Row
from tests.house.addresses import OURS


def test_every_address_of_ours_has_a_row() -> None:
    assert "" not in OURS, "an address without a name"
    assert sorted(OURS.keys() - TABLE.keys()) == [], "who may see it? Say so in tests/house/access_table.py"


def test_every_row_is_an_address() -> None:
    assert sorted(TABLE.keys() - OURS.keys()) == []


def answer(response: HttpResponse) -> str:
    """The response in the words of the table."""
    if response.streaming:
        b"".join(response.streaming_content)  # read to its end, the file is closed
    if response.status_code in {301, 302, 303}:
        return "login" if response["Location"].startswith(reverse(settings.LOGIN_URL)) else "away"
    return str(response.status_code)


def posted(response: HttpResponse) -> str:
    """As `answer`, where every answer that does not refuse the person is ok."""
    said = answer(response)
    return "ok" if said in {"200", "204", "away", "400", "409", "422"} else said


def rows(method: str) -> list[Any]:
    return [pytest.param(name, TABLE[name], id=name) for name in sorted(OURS) if getattr(TABLE.get(name), method, "")]


@pytest.mark.parametrize(("name", "row"), rows("get"))
def test_who_may_read(name: str, row: Row, clients: dict[str, Client], world: Callable[[str], dict[str, Any]]) -> None:
    address = reverse(name, kwargs=world(name))
    responses = {who: client.get(address) for who, client in clients.items()}
    said = {who: answer(response) for who, response in responses.items()}
    assert said == dict(zip(PEOPLE, row.get.split(), strict=True)), address
    if "public" in responses["nobody"].get("Cache-Control", ""):
        assert len({response.content for response in responses.values()}) == 1, "kept for everybody, and not the same"


@pytest.mark.parametrize(("name", "row"), [p for p in rows("get") if "200" in p.values[1].get])
def test_what_is_a_person_s_own_is_kept_by_no_browser(
    name: str, row: Row, clients: dict[str, Client], world: Callable[[str], dict[str, Any]]
) -> None:
    """On a shared phone the next person presses "back". A page is the same for everybody, or is not kept."""
    address = reverse(name, kwargs=world(name))
    for who in ("hodan", "asa"):
        response = clients[who].get(address)
        if answer(response) == "200":
            kept = response.get("Cache-Control", "")
            assert "public" in kept or "no-store" in kept, f"{address} for {who}: {kept or 'no Cache-Control'}"


IN_LANGUAGES = [name for name, row in TABLE.items() if ":" in name and row.get.split()[PEOPLE.index("hodan")] == "200"]


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
@pytest.mark.parametrize("name", IN_LANGUAGES)
def test_every_page_speaks_the_language_of_its_address(
    name: str, language: str, clients: dict[str, Client], world: Callable[[str], dict[str, Any]]
) -> None:
    with override(language):
        address = reverse(name, kwargs=world(name))
    response = clients["hodan"].get(address)
    answer(response)
    if response.get("Content-Type", "").startswith("text/html"):
        head = response.content.decode()[:400]
        assert f'lang="{language}"' in head, address
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in head, address


@pytest.mark.parametrize(("name", "row"), rows("post"))
def test_who_may_write(
    name: str, row: Row, clients: dict[str, Client], world: Callable[[str], dict[str, Any]], hemse: Venture
) -> None:
    address = reverse(name, kwargs=world(name))
    data = {key: hemse.uid if value == "uid" else value for key, value in row.data.items()}
    said = {who: posted(client.post(address, data)) for who, client in clients.items()}
    assert said == dict(zip(PEOPLE, row.post.split(), strict=True)), address


@pytest.mark.parametrize("path", [f"/{prefix}" for prefix, row in LIBRARIES.items() if row])
@pytest.mark.usefixtures("one_module")
def test_who_may_enter_the_libraries(path: str, clients: dict[str, Client]) -> None:
    said = {who: answer(client.get(path)) for who, client in clients.items()}
    assert said == dict(zip(PEOPLE, LIBRARIES[path[1:]].split(), strict=True))


def test_addresses_that_need_a_form_say_so_before_they_look(nobody: Client) -> None:
    """A person who is not signed in learns nothing about what exists."""
    here = nobody.get(reverse("venture:group", kwargs={"uid": "nothing"}))
    assert answer(here) == "login"
