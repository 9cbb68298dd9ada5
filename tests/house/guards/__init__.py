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
from django.core.cache import caches

from tests.house.guards import client, templates


@pytest.fixture(autouse=True, scope="session")
def guards_always_on() -> Iterator[None]:
    """Around the whole run: no test can forget them."""
    with client.watched(), templates.watched():
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What one test put in the process's cache is not there for the next: its rows are gone too."""
    caches["default"].clear()
