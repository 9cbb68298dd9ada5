"""Signs that nobody can type, sent to every address that takes text: none gets as far as the database.

PostgreSQL refuses a NUL, SQLite takes it; here both do not.
"""

import json
import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import pytest
from django import forms
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from barkraft.shared.signs import PlainSigns, plain
from barkraft.venture import tickets
from barkraft.venture.binder import chapters
from barkraft.venture.models import Answer, Venture
from barkraft.venture.views.fields import ACTS
from tests.house.addresses import OURS
from tests.house.sources import PACKAGE, python_files, text
from tests.house.test_access import answer

NUL, BELL = "\0", "\x07"
READ = re.compile(r"""request\.(?:GET|POST)(?:\.get|\.getlist)?[\[(]"([\w-]+)"|"(\w+)" in request\.(?:GET|POST)""")
# What gets through a form's own look at it, so that the rest of the form is read too.
PLAUSIBLE = {
    "result": "vidare",
    "on": "24 november",
    "language": "sv",
    "role": "participant",
    "email": "ny@example.se",
    "day": "2099-12-01",
    "starts_on": "2026-12-01",
    "registered_on": "2026-12-01",
    "start": "10:00",
    "minutes": "90",
    "number": "2",
    "falt": "alla",
    "next": "/sv/om/",
    "do": "leave",
}


class Refused(AssertionError):
    """A value that PostgreSQL would not take."""


def _refusing(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if NUL in repr(params).replace(r"\x00", NUL).replace(r"\u0000", NUL):
        raise Refused(f"a NUL goes to the database: {sql}")
    return execute(sql, params, many, context)


@contextmanager
def strict() -> Iterator[None]:
    with connection.execute_wrapper(_refusing):
        yield


def names() -> list[str]:
    """Every name that a view of ours reads out of a form or an address."""
    found = {a or b for path in python_files() for a, b in READ.findall(text(path))}
    for form in _forms(forms.Form):
        if form.__module__.startswith(f"{PACKAGE.name}."):
            found |= set(form.base_fields)
    return sorted(found)


def _forms(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from _forms(one)


def sent(sign: str, columns: tuple[str, ...] = (), **more: str) -> dict[str, str]:
    """A form with all that is ever read, the sign in each text."""
    return dict.fromkeys((*names(), *columns), f"{sign}hej{sign}") | PLAUSIBLE | more


def test_the_names_are_found() -> None:
    assert {"value", "row", "answer", "venture", "rad", "phase", "first", "words", "email"} <= set(names())


@pytest.mark.parametrize("name", sorted(OURS))
def test_no_address_breaks(name: str, clients: dict[str, Client], world: Callable[[str], dict[str, Any]]) -> None:
    address = reverse(name, kwargs=world(name))
    for who in ("nobody", "asa", "hodan"):
        with strict():
            for reply in (clients[who].get(address, sent(NUL)), clients[who].post(address, sent(NUL))):
                answer(reply)
                assert reply.status_code < 500


@pytest.mark.parametrize("field", ["group.agreement", "group.channels", "offer.customers"])
@pytest.mark.parametrize("do", sorted(ACTS))
def test_no_act_of_a_field_breaks(do: str, field: str, hemse: Venture, hodan: Any, client_of: Any) -> None:
    address = reverse("venture:field", args=[hemse.uid, *field.split(".")])
    columns = tuple(f"{mark}-{column.key}" for column in chapters.field(field).columns for mark in "cb")
    with strict():
        reply = client_of(hodan).post(address, sent(NUL, columns, do=do, steg="0"))
        assert reply.status_code < 500
        assert client_of(hodan).get(address).status_code == 200


@pytest.mark.parametrize("part", ["field", "row", "column", "value", "based_on", "page", "language", "ticket", "id"])
@pytest.mark.parametrize("sign", [NUL, "\ud83d"])
def test_no_part_of_an_answer_handed_in_breaks(part: str, sign: str, hemse: Venture, hodan: Any) -> None:
    body = {"ticket": tickets.issue(hodan, hemse), "id": str(uuid.uuid4()), "field": "offer.customers"}
    body |= {"row": "abcdefghjkmn", "column": "segment", "value": "Kontor", "based_on": "", "page": "p", "turn": 1}
    body |= {part: f"{sign}{body.get(part, '')}{sign}"}
    with strict():
        reply = Client().post("/svar", json.dumps(body), content_type="application/json")
    assert reply.status_code in {200, 400, 403}
    for kept in Answer.objects.all():
        assert (kept.value, kept.row.uid, kept.column) == ("Kontor", "abcdefghjkmn", "segment")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "more",
    [{"turn": 1e400}, {"turn": None}, {"turn": []}, {"turn": -1}, {"language": []}, {"language": {}}, {"page": {}}],
)
def test_no_number_and_no_list_breaks_it(more: dict[str, Any], hemse: Venture, hodan: Any) -> None:
    body = {"ticket": tickets.issue(hodan, hemse), "id": str(uuid.uuid4()), "field": "purpose.social_aim", "value": "x"}
    reply = Client().post("/svar", json.dumps(body | more), content_type="application/json")
    assert reply.status_code in {200, 400}


@pytest.mark.parametrize("cookie", ["session", "csrf", "kort", "las", "sprak", "messages"])
def test_no_cookie_breaks(cookie: str, hemse: Venture, db: None) -> None:
    """A quoted cookie may spell out any sign."""
    client = Client(headers={"cookie": f'{cookie}="\\000abcdefghijklmnop"'})
    with strict():
        for address in ("/", "/sv/", "/sv/kort/", "/sv/min-dag/", reverse("venture:group", args=[hemse.uid])):
            assert client.get(address).status_code < 500


def test_what_is_typed_keeps_its_lines_and_its_direction(hemse: Venture, hodan: Any, client_of: Any) -> None:
    address = reverse("venture:field", args=[hemse.uid, "purpose", "social_aim"])
    client_of(hodan).post(address, {"do": "save", "value": f"Ett{BELL}\r\n\tTvå \u200fسلام\u200c 👩‍🍳{NUL}"})
    assert Answer.objects.get().value == "Ett\n\tTvå \u200fسلام\u200c 👩‍🍳"


def test_plain() -> None:
    assert plain("a\0b\x1fc\x7fd\x85e\ud800f") == "abcdef"
    assert plain("rad\r\n\trad") == "rad\r\n\trad"
    same = "oförändrad"
    assert plain(same) is same


def cleaned(request: HttpRequest) -> HttpRequest:
    """The request as a view gets it."""
    PlainSigns(lambda request: HttpResponse()).process_view(request, None, (), {})
    return request


def test_a_form_without_such_signs_is_left_as_it_came(rf: RequestFactory) -> None:
    request = rf.post("/?rad=ny", {"a": ["1", "2"]})
    as_it_came = request.POST
    assert cleaned(request).POST is as_it_came


def test_every_value_of_a_name_is_kept(rf: RequestFactory) -> None:
    request = cleaned(rf.post(f"/?rad={quote(NUL)}ny", {"a": ["1", f"2{NUL}"], f"b{NUL}": "3"}))
    assert dict(request.POST.lists()) == {"a": ["1", "2"], "b": ["3"]}
    assert request.GET["rad"] == "ny"


@pytest.mark.parametrize(
    "path",
    [
        "/sv/g/{uid}/parmen/group/%00/",
        "/kort/%00",
        "/sv/inbjudan/%00/",
        "/sv/%00/",
        "/redaktion/pages/%00/",
        "/static/%00",
    ],
)
def test_no_path_breaks(path: str, hemse: Venture, clients: dict[str, Client]) -> None:
    with strict():
        for who in ("nobody", "hodan", "karin"):
            assert answer(clients[who].get(path.format(uid=hemse.uid))) in {"404", "away", "login"}


@pytest.mark.parametrize("path", ["/redaktion/pages/", "/redaktion/images/", "/redaktion/reports/locked/"])
def test_nor_the_editors_search(path: str, one_module: str, clients: dict[str, Client]) -> None:
    with strict():
        assert clients["karin"].get(path, {"q": NUL, "p": NUL, "ordering": NUL}, follow=True).status_code in {200, 404}
