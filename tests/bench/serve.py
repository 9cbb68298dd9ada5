"""Serves one WSGI target exactly as the product is served: `serve.py TARGET PORT`."""

import sys

from granian import Granian
from granian.constants import Interfaces

from barkraft.shared.management.commands.serve import THREADS, WORKERS

if __name__ == "__main__":
    Granian(
        sys.argv[1],
        port=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        log_enabled=False,
    ).serve()
