"""`manage.py tick` does what is due now, once. `serve` does it every minute by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from barkraft.shared import tick


class Command(BaseCommand):
    help = "Run the due jobs once: for machines where something else keeps the time."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(", ".join(tick.run_due()) or "nothing registered")
