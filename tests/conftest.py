"""The cast: a handful of named people who carry every story and every permission.

    hodan    participant of Hemse bröd, who started it
    samir    participant of Hemse bröd, reads Arabic
    mira     chair of Sanda tvätt, in the same cohort
    asa      coach of that cohort, staff
    karin    editor of the modules, in Wagtail's groups, coaches nobody
    stina    a stranger: participant of a group in another cohort
    bo       coach of that other cohort, staff
    nobody   a client that has not signed in

`client_of(person)` gives a test client signed in as that person. Guards that are always
on lie in tests/house/guards.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Access, Cohort, CohortStaff, Role, Venture
from tests.house import snapshot

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
STARTED = date(2026, 9, 1)
CARD_BACKEND = "barkraft.people.backends.UidBackend"
CODE_BACKEND = "barkraft.people.backends.CodeBackend"
EDITORS = "Redaktörer"


def person(first_name: str, *, language: str = "sv", email: str = "", is_staff: bool = False) -> User:
    """A person without a password, as everyone is."""
    user = User(first_name=first_name, language=language, email=email, is_staff=is_staff)
    user.set_unusable_password()
    user.save()
    return user


def join(user: User, venture: Venture, role: str = Role.PARTICIPANT) -> User:
    """Give a person a role in a group since the cohort began."""
    Access.objects.create(user=user, venture=venture, role=role, started_on=STARTED)
    return user


def coaching(user: User, group_of_groups: Cohort) -> User:
    CohortStaff.objects.create(cohort=group_of_groups, user=user)
    return user


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """pytest-django's own, and a clean copy of what it made."""
    with django_db_blocker.unblock():
        snapshot.keep_or_put_back()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test that really commits leaves nothing behind."""
    yield
    mark = item.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    if commits or (mark and mark.kwargs.get("transaction")):
        with item.config.stash[blocking_manager_key].unblock():
            snapshot.put_back()


@pytest.fixture(autouse=True)
def in_swedish() -> None:
    """Every test begins in Swedish: a page that a test before this asked for in Arabic leaves its language on."""
    translation.activate("sv")


@pytest.fixture
def stopped_clock() -> Iterator[datetime]:
    """The clock stands at Tuesday 24 November 2026, 12.00 in Sweden."""
    with clock.stopped_at(NOON):
        yield NOON


@pytest.fixture
def cohort(db: None) -> Cohort:
    return Cohort.objects.create(name="Gotland hösten 2026", starts_on=STARTED, place="Hemse")


@pytest.fixture
def other_cohort(db: None) -> Cohort:
    return Cohort.objects.create(name="Luleå hösten 2026", starts_on=STARTED, place="Luleå")


@pytest.fixture
def hemse(cohort: Cohort) -> Venture:
    return Venture.objects.create(cohort=cohort, name="Hemse bröd")


@pytest.fixture
def sanda(cohort: Cohort) -> Venture:
    return Venture.objects.create(cohort=cohort, name="Sanda tvätt", phase="bilda")


@pytest.fixture
def other_venture(other_cohort: Cohort) -> Venture:
    """Stina's group, in the other cohort."""
    return Venture.objects.create(cohort=other_cohort, name="Luleå lunch")


@pytest.fixture
def hodan(hemse: Venture) -> User:
    return join(person("Hodan"), hemse)


@pytest.fixture
def samir(hemse: Venture) -> User:
    return join(person("Samir", language="ar"), hemse)


@pytest.fixture
def mira(sanda: Venture) -> User:
    return join(person("Mira", email="mira@example.se"), sanda, Role.CHAIR)


@pytest.fixture
def stina(other_venture: Venture) -> User:
    return join(person("Stina"), other_venture)


@pytest.fixture
def asa(cohort: Cohort) -> User:
    return coaching(person("Åsa", email="asa@example.se", is_staff=True), cohort)


@pytest.fixture
def bo(other_cohort: Cohort) -> User:
    return coaching(person("Bo", email="bo@example.se", is_staff=True), other_cohort)


@pytest.fixture
def karin(db: None) -> User:
    user = person("Karin", email="karin@example.se", is_staff=True)
    group, _ = Group.objects.get_or_create(name=EDITORS)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    user.groups.add(group)
    return user


@pytest.fixture
def nobody() -> Client:
    return Client()


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """Signs a person in the way she would come in: staff by code, others by card."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend=CODE_BACKEND if user.is_staff else CARD_BACKEND)
        return client

    return signed_in
