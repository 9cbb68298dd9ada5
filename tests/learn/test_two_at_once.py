"""Two processes that load, and two editors who publish, at the same moment: the second finds nothing to do."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

import pytest
from django.db import connection

from barkraft.learn import content
from barkraft.learn.actions.publishing import publish_module
from barkraft.learn.models import ModulePage, Publication, UnitPage

_Any = TypeVar("_Any")


def both(work: Callable[[], _Any]) -> list[_Any]:
    """What two threads give, each with a connection of its own."""

    def one(_number: int) -> _Any:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, range(2)))


@pytest.fixture
def looked_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both have seen that there is something to load before either begins."""
    looks, remembered = Barrier(2, timeout=20), content._remembered

    def look() -> dict[str, str]:
        found = remembered()
        if not connection.in_atomic_block:
            looks.wait()
        return found

    monkeypatch.setattr(content, "_remembered", look)


@pytest.mark.django_db(transaction=True)
def test_two_that_start_at_once_load_once(folder: Path, looked_together: None) -> None:
    accounts = both(content.load_all)
    assert sorted(account.unchanged for account in accounts) == [False, True]
    assert Publication.objects.count() == 1
    assert UnitPage.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_that_see_a_change_load_it_once(
    folder: Path, edit: Callable[[str, str, str], None], request: pytest.FixtureRequest
) -> None:
    content.load_all()
    edit("u1.md", "Det fanns 344 ASF.", "Det fanns 350 ASF.")
    request.getfixturevalue("looked_together")
    accounts = both(content.load_all)
    assert sorted(account.unchanged for account in accounts) == [False, True]
    assert Publication.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_make_one_version(folder: Path) -> None:
    content.load_all()
    page = UnitPage.objects.get(unit_id="u1")
    page.lead = "Ny ingress."
    page.save_revision().publish()
    ready = Barrier(2, timeout=20)

    def publish() -> Any:
        module = ModulePage.objects.get(slug="prov")
        ready.wait()
        return publish_module(module=module, by=None).number

    assert both(publish) == [2, 2]
    assert Publication.objects.count() == 2
