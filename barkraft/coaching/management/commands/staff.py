"""The first coach, editor or administrator of an installation, made from the command line."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from barkraft.coaching.actions import create_cohort
from barkraft.learn.workshop import EDITORS, ensure_program
from barkraft.people.actions import create_person, take_in_staff
from barkraft.people.models import StaffRole, User
from barkraft.shared import clock


class Command(BaseCommand):
    help = (
        "Make the first coach, editor or administrator of an installation. They invite the rest. "
        "Sign-in is by a code to the e-mail."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["coach", "editor", "administrator"])
        parser.add_argument("--name", required=True, help="first name")
        parser.add_argument("--email", required=True)
        parser.add_argument("--cohort", default="", help="a coach: the name of the cohort to make for her")
        parser.add_argument("--place", default="")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "administrator":  # also for a coach or an editor who is there
            person, _new = take_in_staff(
                first_name=options["name"], email=options["email"], role=StaffRole.Role.ADMINISTRATOR, by=None
            )
            self._say(person)
            return
        if User.objects.filter(email=options["email"].lower()).exists():
            raise CommandError("Somebody has that e-mail already.")
        if options["what"] == "coach" and not options["cohort"]:
            raise CommandError('Name the coach\'s first cohort: --cohort "Hösten 2026".')
        person = create_person(first_name=options["name"], email=options["email"], by=None)
        if options["what"] == "coach":
            create_cohort(name=options["cohort"], starts_on=clock.today(), place=options["place"], by=person)
        else:
            ensure_program()  # makes the editors' group
            person.is_staff = True
            person.save(update_fields=["is_staff"])
            person.groups.add(Group.objects.get(name=EDITORS))
        self._say(person)

    def _say(self, person: User) -> None:
        self.stdout.write(f"{person.first_name} signs in at /sv/logga-in/ with a code by e-mail, then adds a passkey.")
