"""A GET changes nothing: a link may be fetched by a mail scanner, a crawler, a finger that slipped."""

import re
from typing import Any

WRITE = re.compile(
    r'^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE
)

# Written by any request, and by nobody's will.
EVER_WRITTEN = frozenset({"django_session", "rate_limits"})
# Named exceptions: path prefix -> tables, and why.
EXCEPTIONS: dict[str, frozenset[str]] = {
    # Wagtail notes who has a page open, so that two editors do not overwrite one another.
    "/redaktion/": frozenset({"wagtailadmin_editingsession"}),
}


class StateChangingGet(AssertionError):
    """A GET or HEAD wrote a row."""


class WriteLog:
    """An execute wrapper that keeps the tables written."""

    def __init__(self) -> None:
        self.tables: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITE.match(sql)
        if found:
            self.tables.append(found[1])
        return execute(sql, params, many, context)


def check(method: str, path: str, tables: list[str]) -> None:
    """Raises StateChangingGet when a safe method wrote to a table that is not excepted."""
    if method not in {"GET", "HEAD"}:
        return
    allowed = EVER_WRITTEN.union(*(tables for prefix, tables in EXCEPTIONS.items() if path.startswith(prefix)))
    written = sorted(set(tables) - allowed)
    if written:
        raise StateChangingGet(f"{method} {path} wrote to {', '.join(written)}. Use a form with POST.")
