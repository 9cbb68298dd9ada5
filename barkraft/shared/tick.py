"""What must happen by itself: small jobs, run every minute by the one background process.

A room registers a job in its apps.ready(). A job takes no argument, does only what is
due, and may be run twice without harm. Nothing is queued yet, so there is no queue.
"""

import logging
from collections.abc import Callable

from django.db import close_old_connections

log = logging.getLogger(__name__)
_jobs: dict[str, Callable[[], object]] = {}


def every_minute(name: str, job: Callable[[], object]) -> None:
    """Register a job under a name; the same name replaces."""
    _jobs[name] = job


def run_due() -> list[str]:
    """Run all jobs; one that breaks is logged and does not stop the others. Returns the names that went well."""
    went_well = []
    for name, job in _jobs.items():
        try:
            job()
            went_well.append(name)
        except Exception:
            log.exception("The job %s broke", name)
    close_old_connections()
    return went_well
