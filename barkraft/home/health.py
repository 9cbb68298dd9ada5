"""Is the house well? For the machine that watches; holds nothing about people."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from barkraft.shared.pending import pending_migrations


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
    pending = pending_migrations() if database == "ok" else None
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
