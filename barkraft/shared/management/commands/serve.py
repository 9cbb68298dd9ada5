"""One process tree: set up, migrate, load the content, keep the time, serve."""

import gc
import os
import signal
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from barkraft.shared import static_setup, tick
from barkraft.shared.pending import pending_migrations

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

WORKERS = 2
WARM = ["/sv/programmet/", "/sv/mitt-eget-kort/"]
THREADS = 4  # blocking threads a worker: SQLite takes one writer at a time anyway


class Command(BaseCommand):
    help = "Set up what is missing, then serve. --web: no timed jobs here. --tasks: only the timed jobs."
    requires_system_checks = ()  # `make test` checks; the check of static folders would run before they are made

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--web", action="store_true")
        parser.add_argument("--tasks", action="store_true")
        parser.add_argument("--workers", type=int, default=WORKERS)

    def handle(self, *args: Any, **options: Any) -> None:
        self.began = time.monotonic()
        if options["tasks"]:
            keep_time(os.getppid())
            return
        self.prepare()
        connections.close_all()
        if not options["web"] and os.fork() == 0:
            keep_time(os.getppid())
            os._exit(0)
        self.step(f"Öppna {settings.BASE_URL}/")
        serve_web(options["workers"])

    def prepare(self) -> None:
        self.step("Stilar, typsnitt och ordlistor")
        static_setup.prepare()
        if pending_migrations():
            self.step("Databasen (första gången tar det en stund)")
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
        self.step("Modulerna")
        call_command("content", verbosity=0)
        if settings.DEVELOPMENT:
            self.step("Exempelgrupper att logga in i")
            call_command("demo")

    def step(self, text: str) -> None:
        self.stdout.write(f"{time.monotonic() - self.began:5.1f} s  {text}")
        self.stdout.flush()


def keep_time(parent: int) -> None:
    """Run the due jobs every minute, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while os.getppid() == parent:
        tick.run_due()
        for _ in range(60):
            time.sleep(1)
            if os.getppid() != parent:
                return


def serve_web(workers: int) -> None:
    """Granian in this process; its workers are forked from it, so the loaded code is shared."""
    from granian import Granian
    from granian.constants import Interfaces

    from barkraft.wsgi import application

    warm(application)
    connections.close_all()
    gc.collect()
    gc.freeze()  # what is loaded now stays shared between the workers
    Granian(
        "barkraft.wsgi:application",
        address=settings.LISTEN,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_enabled=False,  # no access log: the address of a card must be in no log
    ).serve()


def warm(application: "WSGIApplication") -> None:
    """Ask for a few pages before the fork: catalogues, templates and the binder's words are then read once for all."""
    address = urlsplit(settings.BASE_URL)
    for path in WARM:
        environ = {"PATH_INFO": path, "HTTP_HOST": address.netloc, "HTTP_ACCEPT_ENCODING": "br"}
        environ["wsgi.url_scheme"] = address.scheme
        setup_testing_defaults(environ)
        list(application(environ, lambda *_: lambda _: None))
