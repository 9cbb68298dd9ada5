"""Is the house well? For the machine that watches; holds nothing about people."""

from functools import lru_cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


def _pending() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@lru_cache(maxsize=1)
def _none_pending() -> bool:
    """Remembered once it is true: a running process does not grow new migrations, and the graph costs a second."""
    if _pending():
        raise LookupError
    return True


def migrations_pending() -> int:
    """How many migrations this process's code has that the database lacks."""
    try:
        _none_pending()
    except LookupError:
        return _pending()
    return 0


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return "down"
    return "ok"


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and no migration waits, else 503."""
    database = _database()
    pending = migrations_pending() if database == "ok" else None
    well = database == "ok" and pending == 0
    return JsonResponse(
        {
            "status": "ok" if well else "ill",
            "version": settings.VERSION,
            "database": database,
            "migrations_pending": pending,
        },
        status=200 if well else 503,
    )
