"""What is not hers looks, to the byte and to the query, as what is not there."""

import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from barkraft.people.models import User
from barkraft.venture import tickets
from barkraft.venture.models import Venture
from tests.house.access_table import PEOPLE, TABLE
from tests.house.addresses import OURS

NOBODYS = "zzzzzzzzzzzz"
UIDS = {"access", "call", "curious", "invitation", "meeting", "person", "reminder", "slip", "uid"}
STRANGERS = ("stina", "mira", "bo", "karin")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
OWNED = sorted(name for name in OURS if UIDS & set(OURS[name]))


def seen(client: Client, method: str, address: str, uids: set[str]) -> tuple[Any, ...]:
    """All that the caller can tell: status, headers but the clock's, words, and the questions to the database."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response: HttpResponse = getattr(client, method)(address)
    page = b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()
    page = TOKEN.sub("", page)
    for uid in uids:
        page = page.replace(uid, NOBODYS)
    headers = {name: value for name, value in response.headers.items() if name not in {"Location", "Expires"}}
    kinds = [query["sql"].split(" WHERE ")[0].split(" ")[0] for query in asked.captured_queries]
    return response.status_code, headers, page, kinds


@pytest.mark.parametrize("name", OWNED)
def test_no_stranger_can_tell(name: str, clients: dict[str, Client], world: Callable[[str], dict[str, Any]]) -> None:
    given = world(name)
    uids = {given[key] for key in UIDS & set(given)}
    there = reverse(name, kwargs=given)
    nowhere = reverse(name, kwargs=given | dict.fromkeys(UIDS & set(given), NOBODYS))
    for who in (*STRANGERS, "nobody"):
        for method in ("get", "post"):
            row = getattr(TABLE[name], method).split()
            if row and row[PEOPLE.index(who)] in {"200", "ok"}:
                continue
            for address in (there, nowhere):
                clients[who].get(address)  # what a first time costs
            assert seen(clients[who], method, there, uids) == seen(clients[who], method, nowhere, uids), (who, method)


@pytest.mark.parametrize("key", ["person", "access", "meeting"])
def test_nor_a_coach_with_it_in_her_own_group_s_address(
    key: str, clients: dict[str, Client], world: Callable[[str], dict[str, Any]], other_venture: Venture
) -> None:
    names = [name for name in OURS if name.startswith("coaching:") and key in OURS[name]]
    for name in names[:1]:
        given = world(name) | {"uid": other_venture.uid}
        theirs, nowhere = reverse(name, kwargs=given), reverse(name, kwargs=given | {key: NOBODYS})
        assert seen(clients["bo"], "post", theirs, {given[key]}) == seen(clients["bo"], "post", nowhere, {given[key]})


@pytest.mark.parametrize("do", ["remove_photo", "choose", "remove", "restore", "up", "row"])
def test_nor_a_member_with_it_in_a_form_of_her_own(
    do: str, hemse: Venture, sanda: Venture, hodan: User, mira: User, client_of: Any
) -> None:
    from tests.house.test_other_groups import photo_of, row_of

    row, photo = row_of(sanda, mira), photo_of(sanda, mira)
    address = reverse("venture:field", args=[hemse.uid, "offer", "customers"])
    client = client_of(hodan)

    def said(uid: str) -> tuple[int, str]:
        reply = client.post(address, {"do": do, "row": uid, "photo": uid, "answer": uid, "c-segment": "x"})
        return reply.status_code, reply.content.decode()

    client.post(address, {"do": "choose"})
    hers = {"remove_photo": photo.uid, "choose": sanda.answers.get().uid}.get(do, row.uid)
    assert said(hers) == said("not a row of anybody")


def test_a_ticket_says_nothing_of_other_groups(hemse: Venture, sanda: Venture, hodan: User, stina: User) -> None:
    """A ticket for a group that is not hers, one for none, one of nobody, a forged one: the same answer."""
    nowhere, nobody = Venture(uid=NOBODYS), User(uid=NOBODYS)
    tried = [tickets.issue(stina, hemse), tickets.issue(stina, nowhere), tickets.issue(nobody, hemse), "x:y"]
    said = set()
    for ticket in tried:
        body = {"ticket": ticket, "id": str(uuid.uuid4()), "field": "purpose.social_aim", "value": "x"}
        reply = Client().post("/svar", json.dumps(body), content_type="application/json")
        said.add((reply.status_code, reply.content))
    assert len(said) == 1
    assert said.pop()[0] == 403
