"""`manage.py demo`: a cohort to try the product in, and how to sign in to it. Development only."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from barkraft.coaching.demo import SignIn, build, sign_ins


class Command(BaseCommand):
    help = "Make the demo cohort where it is missing, and print its sign-ins. Refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEVELOPMENT:
            raise CommandError("The demo is for development only (BARKRAFT_ENV=development).")
        build()
        for one in sign_ins():
            self.stdout.write(_line(one))
        self.stdout.write(f"Koden i breven läser du på {settings.BASE_URL}/brev/")


def _line(one: SignIn) -> str:
    who = f"  {one.name} ({one.where}): "
    if one.pictures:
        return f"{who}{one.address}  bilder i ordning: {', '.join(one.pictures)}"
    return f"{who}{one.address}  e-post: {one.email}"
