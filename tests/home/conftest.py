"""The start and Min dag."""

import pytest

from barkraft.learn import shelf


@pytest.fixture(autouse=True)
def an_empty_shelf() -> None:
    """No module of a test before this: what Min dag asks is counted."""
    shelf.forget()
