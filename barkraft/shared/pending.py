"""How many migrations wait, without building Django's migration graph (which costs a second)."""

from pathlib import Path

from django.apps import apps
from django.db import DatabaseError, connection


def pending_migrations() -> int:
    """Files in the migrations folders that the database has not recorded. All of them when there is no database yet."""
    on_disk = {(config.label, name) for config in apps.get_app_configs() for name in _names(Path(config.path))}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            applied = set(cursor.fetchall())
    except DatabaseError:
        return len(on_disk)
    return len(on_disk - applied)


def _names(folder: Path) -> list[str]:
    return [path.stem for path in (folder / "migrations").glob("[0-9]*.py")]
