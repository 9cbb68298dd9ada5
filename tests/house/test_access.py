"""The access table: each of our addresses, asked for by each of the cast."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from barkraft.people.models import User
from barkraft.venture.models import Venture
from tests.house.access_table import LIBRARIES, PEOPLE, TABLE, Row

LANGUAGE = "sv"


def addresses(
    patterns: list[Any], namespace: str = "", prefix: str = ""
) -> Iterator[tuple[str, str, tuple[str, ...], URLPattern]]:
    """Each address: its name with namespace, its route, the names of its arguments, the pattern."""
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inside = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry.url_patterns, inside, route)
        else:
            yield f"{namespace}{entry.name or ''}", route, tuple(entry.pattern.converters), entry


def library(route: str) -> str:
    """The library that an address belongs to, or ""."""
    bare = route.removeprefix(f"{LANGUAGE}/").removeprefix(f"{settings.LANGUAGE_CODE}/")
    return next((prefix for prefix in LIBRARIES if bare.startswith(prefix)), "")


ALL = list(addresses(get_resolver().url_patterns))
OURS = {name: arguments for name, route, arguments, _ in ALL if not library(route)}


def test_every_address_of_ours_has_a_row() -> None:
    assert "" not in OURS, "an address without a name"
    assert sorted(OURS.keys() - TABLE.keys()) == [], "who may see it? Say so in tests/house/access_table.py"


def test_every_row_is_an_address() -> None:
    assert sorted(TABLE.keys() - OURS.keys()) == []


@pytest.fixture
def one_module(db: None, tmp_path: Path, settings: Any) -> str:
    """The slug of a module of the curriculum, loaded and published as `manage.py content` does."""
    from barkraft.learn import content

    real, folder = settings.ROOT / "content", tmp_path / "content"
    (folder / "modules").mkdir(parents=True)
    for path in real.iterdir():
        if path.name != "modules":
            (folder / path.name).symlink_to(path)
    (folder / "modules" / "var-grupp").symlink_to(real / "modules" / "var-grupp")
    settings.CONTENT_DIR = folder
    content.load_all()
    return "var-grupp"


@pytest.fixture
def world(hemse: Venture, hodan: User, cohort: Any, request: pytest.FixtureRequest) -> Callable[[str], dict[str, Any]]:
    """The arguments of an address, by its name: things that are Hemse bröd's, and one published unit."""

    def arguments(name: str) -> dict[str, Any]:
        given: dict[str, Any] = {"uid": hemse.uid, "user_uid": hodan.uid, "reader": "group"}
        given |= {"section": "group", "field": "group.agreement"}
        if name.startswith("learn:") or name == "personal":
            given |= _unit(request.getfixturevalue("one_module"))
        if name.startswith("coaching:cohort") or name == "coaching:venture_new":
            given["uid"] = cohort.uid
        if name == "file":
            given["uid"] = _photo(hemse)
        return {key: given[key] for key in OURS[name] if key in given} | TABLE[name].given

    return arguments


def _unit(slug: str) -> dict[str, Any]:
    from barkraft.learn.models import Publication

    newest = Publication.objects.filter(module=slug).latest("number")
    unit, key = next(
        (unit, block["key"])
        for unit in newest.structure["units"]
        for block in unit["blocks"]
        if block["kind"] == "quiz"
    )
    return {"slug": slug, "number": newest.number, "unit": unit["id"], "key": key, "unit_uid": unit["uid"]}


def _photo(venture: Venture) -> str:
    from django.core.files.base import ContentFile
    from PIL import Image

    from barkraft.venture.models import Photo

    picture = ContentFile(b"", name="wall.jpg")
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    return Photo.objects.create(venture=venture, field="group.agreement", file=picture, alt="en vägg").uid


@pytest.fixture
def clients(request: pytest.FixtureRequest, client_of: Callable[[User], Client], nobody: Client) -> dict[str, Client]:
    return {who: nobody if who == "nobody" else client_of(request.getfixturevalue(who)) for who in PEOPLE}


def answer(response: HttpResponse) -> str:
    """The response in the words of the table."""
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
    address = reverse(name, kwargs=world(name)) + row.query
    said = {who: answer(client.get(address)) for who, client in clients.items()}
    assert said == dict(zip(PEOPLE, row.get.split(), strict=True)), address


@pytest.mark.parametrize(("name", "row"), rows("post"))
def test_who_may_write(name: str, row: Row, clients: dict[str, Client], world: Callable[[str], dict[str, Any]]) -> None:
    address = reverse(name, kwargs=world(name))
    said = {who: posted(client.post(address, {})) for who, client in clients.items()}
    assert said == dict(zip(PEOPLE, row.post.split(), strict=True)), address


@pytest.mark.parametrize("path", [f"/{prefix}" for prefix, row in LIBRARIES.items() if row])
def test_who_may_enter_the_libraries(path: str, clients: dict[str, Client]) -> None:
    said = {who: answer(client.get(path)) for who, client in clients.items()}
    assert said == dict(zip(PEOPLE, LIBRARIES[path[1:]].split(), strict=True))


def test_addresses_that_need_a_form_say_so_before_they_look(nobody: Client) -> None:
    """A person who is not signed in learns nothing about what exists."""
    here = nobody.get(reverse("venture:group", kwargs={"uid": "nothing"}))
    assert answer(here) == "login"
