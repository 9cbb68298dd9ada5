"""`make kill-test`: forty learners answer while the whole process group is killed, again and again.

After each kill the database is read directly: every answer that the page called saved must be
there, or a later one by the same person in the same place. Options: --kills N (default 200).
"""

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid
from http.client import HTTPException
from pathlib import Path

from tests.e2e.site import Site

LEARNERS = 40
FIELDS = [
    "enterprise.working_name",
    "enterprise.short_pitch",
    "purpose.target_group",
    "purpose.social_aim",
    "group.agreement",
]
MAKE = f"""
import json
from barkraft.people.actions import create_person
from barkraft.shared import clock
from barkraft.venture import tickets
from barkraft.venture.models import Access, Cohort, Venture
cohort = Cohort.objects.first()
fields = {FIELDS!r}
learners = []
for number in range({LEARNERS}):
    if number % len(fields) == 0:
        venture = Venture.objects.create(cohort=cohort, name=f"Grupp {{number}}")
    person = create_person(first_name=f"Person {{number}}", by=None)
    Access.objects.create(user=person, venture=venture, started_on=clock.today())
    ticket = tickets.issue(person, venture)
    learners.append({{"ticket": ticket, "field": fields[number % len(fields)], "venture": venture.pk}})
print("LEARNERS", json.dumps(learners))
"""


class Learner(threading.Thread):
    """Writes `svar 1`, `svar 2`, … in one field, one at a time, and remembers the last that was called saved."""

    def __init__(self, url: str, ticket: str, field: str, venture: int) -> None:
        super().__init__(daemon=True)
        self.url, self.ticket, self.field, self.venture = url, ticket, field, venture
        self.sent = self.saved = self.conflicts = 0
        self.page, self.mark = str(uuid.uuid4()), ""
        self.refused: list[str] = []
        self.done = False

    def run(self) -> None:
        while not self.done:
            self.sent += 1
            self._send(self.sent)

    def _send(self, number: int) -> None:
        body = {
            "ticket": self.ticket,
            "id": str(uuid.uuid4()),
            "page": self.page,
            "turn": number,
            "field": self.field,
            "row": "",
            "column": "",
            "value": f"svar {number}",
            "based_on": self.mark,
        }
        request = urllib.request.Request(
            f"{self.url}/svar", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                said = json.load(answer)
                if said["saved"]:
                    self.saved, self.mark = number, said["mark"]
                self.conflicts += said["conflict"]
        except urllib.error.HTTPError as refusal:
            self.refused.append(f"{refusal.code} {refusal.read()[:200]!r}")
        except (OSError, ValueError, HTTPException):
            time.sleep(0.01)  # the house is down: that is the test


def stored(database: Path, learner: Learner) -> int:
    """The number of the newest answer that lies in the database, 0 when there is none."""
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT value FROM venture_answer WHERE venture_id = ? AND field = ?", (learner.venture, learner.field)
        ).fetchall()
    return max((int(json.loads(value).split()[1]) for (value,) in rows), default=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder))
        site.start()
        out = site.manage("shell", "-v", "0", "-c", MAKE)
        made = json.loads(next(x for x in out.splitlines() if x.startswith("LEARNERS")).removeprefix("LEARNERS "))
        learners = [Learner(site.url, **one) for one in made]
        for learner in learners:
            learner.start()
        lost = 0
        for kill in range(1, options.kills + 1):
            time.sleep(chance.uniform(0.05, 1.5))
            site.stop(hard=True)
            lost += check(Path(folder) / "barkraft.sqlite3", learners)
            site.start()
            if kill % 10 == 0:
                saved = sum(learner.saved for learner in learners)
                print(f"{kill} kills, {saved} answers called saved, {lost} lost", flush=True)
        for learner in learners:
            learner.done = True
        site.stop()
        refused = [text for learner in learners for text in learner.refused]
    print(f"{sum(learner.conflicts for learner in learners)} answers were set against their own author's")
    if refused:
        print(f"{len(refused)} answers were refused, the first: {refused[0]}")
    sys.exit(1 if lost or refused else 0)


def check(database: Path, learners: list[Learner]) -> int:
    """How many learners have lost an answer that was called saved."""
    lost = 0
    for learner in learners:
        promised = learner.saved
        found = stored(database, learner)
        if found < promised:
            print(f"LOST: {learner.field} of group {learner.venture}: promised {promised}, found {found}", flush=True)
            lost += 1
    return lost


if __name__ == "__main__":
    main()
