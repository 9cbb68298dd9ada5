"""The access table: each of our addresses, asked for by each of the cast."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLResolver, get_resolver, reverse
from django.utils.translation import override

from barkraft.people.models import SignInCard, User
from barkraft.shared import clock
from barkraft.venture.facts import SESSION_KEY
from barkraft.venture.models import Cohort, Invitation, Meeting, Role, Venture
from tests.house.access_table import LIBRARIES, PEOPLE, TABLE, Row

LANGUAGE = "sv"


def addresses(
    patterns: list[Any], namespace: str = "", prefix: str = "", outer: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each address: its name with namespace, its route, the names of its arguments."""
    for entry in patterns:
        route, arguments = prefix + str(entry.pattern), (*outer, *entry.pattern.converters)
        if isinstance(entry, URLResolver):
            inside = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry.url_patterns, inside, route, arguments)
        else:
            yield f"{namespace}{entry.name or ''}", route, arguments


def library(route: str) -> str:
    """The library that an address belongs to, or ""."""
    bare = route.removeprefix(f"{LANGUAGE}/").removeprefix(f"{settings.LANGUAGE_CODE}/")
    return next((prefix for prefix in LIBRARIES if bare.startswith(prefix)), "")


ALL = list(addresses(get_resolver().url_patterns))
OURS = {name: arguments for name, route, arguments in ALL if not library(route)}


def test_every_address_of_ours_has_a_row() -> None:
    assert "" not in OURS, "an address without a name"
    assert sorted(OURS.keys() - TABLE.keys()) == [], "who may see it? Say so in tests/house/access_table.py"


def test_every_row_is_an_address() -> None:
    assert sorted(TABLE.keys() - OURS.keys()) == []


@pytest.fixture(scope="module")
def one_module(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[str]:
    """The slug of a module of the curriculum, loaded and published once as `manage.py content` does."""
    from barkraft.learn import content

    real, folder = settings.ROOT / "content", tmp_path_factory.mktemp("content")
    (folder / "modules").mkdir()
    for path in real.iterdir():
        if path.name != "modules":
            (folder / path.name).symlink_to(path)
    (folder / "modules" / "var-grupp").symlink_to(real / "modules" / "var-grupp")
    with django_db_blocker.unblock(), override_settings(CONTENT_DIR=folder), _taken_back():
        content.load_all()
        yield "var-grupp"


@contextmanager
def _taken_back() -> Iterator[None]:
    """A transaction around those of the tests, undone at the end."""
    with transaction.atomic() as outer:
        connection.atomic_blocks[-1]._from_testcase = True  # actions marked durable may run inside it
        yield outer
        transaction.set_rollback(True)


@pytest.fixture
def world(
    one_module: str, hemse: Venture, hodan: User, cohort: Cohort, request: pytest.FixtureRequest
) -> Callable[[str], dict[str, Any]]:
    """The arguments of an address, by its name: things that are Hemse bröd's, and one published unit."""

    def arguments(name: str) -> dict[str, Any]:
        given: dict[str, Any] = {"uid": hemse.uid, "person": hodan.uid, "reader": "group"}
        given |= {"section": "group", "field": "group.agreement"}
        if name.startswith("learn:") or name == "personal":
            request.getfixturevalue("begun")
            given |= _unit(one_module)
        if name.startswith("coaching:"):
            given |= _on_the_desk(name, hemse, cohort)
            SignInCard.objects.create(user=hodan, token_hash="1" * 64)
        if name == "file":
            given["uid"] = _photo(hemse)
        return {key: given[key] for key in OURS[name] if key in given} | TABLE[name].given

    return arguments


def _on_the_desk(name: str, venture: Venture, cohort: Cohort) -> dict[str, Any]:
    """A meeting, a role and an invitation of the group; for the cohort's own addresses, the cohort."""
    whole = name.startswith("coaching:cohort") or name == "coaching:venture_new"
    to = {"cohort": cohort} if whole else {"venture": venture, "role": Role.PARTICIPANT}
    tomorrow = clock.now() + timedelta(days=1)
    invited = Invitation.objects.create(
        email="ny@example.se", first_name="Ny", token_hash="0" * 64, expires_at=tomorrow, **to
    )
    meeting = Meeting.objects.create(venture=venture, starts_at=tomorrow)
    found = {"invitation": invited.uid, "meeting": meeting.uid, "access": venture.access.earliest("pk").uid}
    return found | ({"uid": cohort.uid} if whole else {})


@pytest.fixture
def begun(one_module: str, hemse: Venture) -> None:
    """Hemse bröd works with the module."""
    from barkraft.learn.models import Enrolment, Publication

    newest = Publication.objects.filter(module=one_module).latest("number")
    Enrolment.objects.create(venture=hemse, module=one_module, publication=newest)


def _unit(slug: str) -> dict[str, Any]:
    from barkraft.learn.models import Publication

    newest = Publication.objects.filter(module=slug).latest("number")
    unit, key = next(
        (unit, block["key"])
        for unit in newest.structure["units"]
        for block in unit["blocks"]
        if block["kind"] == "quiz"
    )
    return {"slug": slug, "version": newest.number, "unit": unit["id"], "key": key, "unit_uid": unit["uid"]}


def _photo(venture: Venture) -> str:
    from django.core.files.base import ContentFile
    from PIL import Image

    from barkraft.venture.models import Photo

    picture = ContentFile(b"", name="wall.jpg")
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    return Photo.objects.create(venture=venture, field="group.agreement", file=picture, alt="en vägg").uid


@pytest.fixture
def clients(request: pytest.FixtureRequest, client_of: Callable[[User], Client], nobody: Client) -> dict[str, Client]:
    """Everybody, signed in. The coaches have the group open that they work with."""
    found = {who: nobody if who == "nobody" else client_of(request.getfixturevalue(who)) for who in PEOPLE}
    for coach, venture in (("asa", "hemse"), ("bo", "other_venture")):
        session = found[coach].session
        session[SESSION_KEY] = request.getfixturevalue(venture).uid
        session.save()
    return found


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
