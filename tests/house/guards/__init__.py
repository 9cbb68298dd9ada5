"""Guards that are always on: silent faults in any page become red tests for everyone.

Loaded as a pytest plugin (pyproject.toml). They see every response made through
Django's test client and every template rendered, in all tests, without being asked.

    templates.py   a list without order
    html.py        what may not stand in our HTML
    writes.py      a GET that changes something
    client.py      puts them around the test client
    ../undefined.py   a name that a template asks for and does not get (set in settings.py)
"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import caches

from barkraft.shared import catalogues
from tests.house.guards import client, templates


def pytest_configure(config: pytest.Config) -> None:
    """A fresh clone has no compiled catalogue, and without one Django knows no /sv-simple/."""
    if hasattr(config, "workerinput"):
        return  # done by the process that started the workers
    for source in catalogues.sources(settings.LOCALE_PATHS):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            catalogues.compile_all(settings.LOCALE_PATHS)


@pytest.fixture(autouse=True, scope="session")
def guards_always_on() -> Iterator[None]:
    """Around the whole run: no test can forget them."""
    with client.watched(), templates.watched():
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test put in the process's cache is not there for the next: its rows are gone too."""
    caches["default"].clear()
