"""A clean copy of the test database, put back after every test that really commits.

A migration makes Wagtail's root page, its groups and the search tables. Emptying the tables,
as Django does after such a test, would take these rows too, and a kept database would stay
empty for every later run.
"""

import shutil
from pathlib import Path

from django.db import connection


def keep_or_put_back() -> None:
    """At the start of a run: make the copy, or heal what a run that was broken off left behind."""
    if connection.vendor == "sqlite":
        put_back() if _clean_file().exists() else _copy_file()
    elif _clean_database_exists():
        put_back()
    else:
        _make(_clean_name(), _name())


def put_back() -> None:
    """Make the test database what it was when the migrations had run."""
    connection.close()
    if connection.vendor == "sqlite":
        path = Path(_name())
        for beside in ("-wal", "-shm"):
            Path(f"{path}{beside}").unlink(missing_ok=True)
        fresh = path.with_name(f"{path.name}-fresh")
        shutil.copyfile(_clean_file(), fresh)
        fresh.replace(path)  # a thread that still has the old file open writes into nothing
    else:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{_name()}" WITH (FORCE)')
        _make(_name(), _clean_name())


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _clean_file() -> Path:
    return Path(f"{_name()}-clean")


def _copy_file() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(_clean_file())])


def _clean_name() -> str:
    return f"{_name()}_clean"


def _clean_database_exists() -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_clean_name()])
        return cursor.fetchone() is not None


def _make(name: str, template: str) -> None:
    connection.close()  # a database that somebody has open cannot be copied
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
