"""`manage.py content`: the programme's files into the workshop and onto the shelf. Repeatable."""

import json
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from barkraft.learn import content
from barkraft.shared.pending import pending_migrations


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Load the modules and units of content/ and publish the modules that are whole."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print what there is, and what is missing, as JSON")
        parser.add_argument("--mint", action="store_true", help="only write the missing block keys into the files")
        parser.add_argument("--check", action="store_true", help="only look; fails when something is wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        if pending_migrations() and not (options["mint"] or options["check"]):
            call_command("migrate", verbosity=0, interactive=False)  # so that it works on a bare machine too
        if options["mint"]:
            for name in content.mint():
                self.stdout.write(f"{name}: keys written")
        elif options["check"]:
            self._check(as_json=options["json"])
        else:
            account = content.load_all()
            if options["json"]:
                self.stdout.write(json.dumps(content.summary(), ensure_ascii=False, indent=2))
            elif options["verbosity"]:
                self._tell(account)

    def _check(self, *, as_json: bool) -> None:
        account = content.check()
        if as_json:
            self.stdout.write(json.dumps({"missing": account.missing, "wrong": account.wrong}, ensure_ascii=False))
        for line in [] if as_json else account.wrong:
            self.stderr.write(line)
        if account.wrong:
            raise CommandError(f"{len(account.wrong)} things are wrong in content/.")

    def _tell(self, account: content.Account) -> None:
        if account.unchanged:
            self.stdout.write("Content: unchanged.")
        for line in account.lines:
            self.stdout.write(line)
