"""Every address that the house answers, read from its table of addresses."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import URLResolver, get_resolver

from tests.house.access_table import LIBRARIES

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
