"""Makes the demo cohort once, through the same actions as everybody uses, on days that have been."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from barkraft.coaching.actions import add_coach, create_venture, give_role, plan_meeting
from barkraft.coaching.demo import cards, curious, days, help, logs, modules, questions
from barkraft.people.actions import create_person, give_staff_role, set_reach
from barkraft.people.models import StaffRole, User
from barkraft.shared import clock
from barkraft.venture.actions import add_row, record_gate, write_answer
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Cohort, Meeting, Venture

COHORT = "Gotland hösten 2026"
COACH, EDITOR, LEAD = "asa@barkraft.example", "karin@barkraft.example", "mikael@barkraft.example"
EDITORS = "Redaktörer"
FOLDER = Path(__file__).resolve().parent
STORIES = ("hemse", "sanda")


@transaction.atomic
def build() -> None:
    """Staff, the cohort and its groups. What is there already is left; a coming meeting is seen to."""
    coach = _person("Åsa", COACH)
    editor = _person("Karin", EDITOR)
    _make_editor(editor)
    lead = _person("Mikael", LEAD)
    for role in (StaffRole.Role.LEAD, StaffRole.Role.ADMINISTRATOR):
        give_staff_role(user=lead, role=role, by=None)
    cohort, _ = Cohort.objects.get_or_create(name=COHORT, defaults={"starts_on": date(2026, 8, 24), "place": "Gotland"})
    add_coach(cohort=cohort, user=coach, by=None)
    curious.ask(cohort)
    for name in STORIES:
        story = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        venture = Venture.objects.filter(cohort=cohort, name=story["name"], is_demo=True).first()
        if venture is None:
            venture = _tell(story, cohort, coach)
        help.ask(venture, coach)
        if name == STORIES[0]:
            questions.ask(venture, coach)
        if not venture.meetings.filter(starts_at__gte=clock.now()).exists():
            _meeting(venture, story, week=1)


def _person(name: str, email: str) -> User:
    found = User.objects.filter(email=email).first()
    return found or create_person(first_name=name, email=email, by=None, is_demo=True)


def _make_editor(editor: User) -> None:
    if not editor.is_staff:
        editor.is_staff = True
        editor.save(update_fields=["is_staff"])
    editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])


def _tell(story: dict[str, Any], cohort: Cohort, coach: User) -> Venture:
    """One group from its story."""
    venture = create_venture(cohort=cohort, name=story["name"], is_demo=True)
    with clock.stopped_at(days.ago(max(module["ago"] for module in story["modules"]) + 2)):
        people = {one["key"]: _join(venture, one, coach) for one in story["people"]}
    held = story["meetings_held"]
    meetings = {number: _meeting(venture, story, week=number - held) for number in range(1, held + 1)}
    _write(story, venture, people)
    logs.keep(story, venture, meetings, people, coach)
    modules.walk(story, venture, list(people.values()))
    for gate in story["gates"]:
        with clock.stopped_at(days.ago(gate["ago"])):
            record_gate(venture=venture, result=gate["result"], words=gate["words"], by=coach)
    User.objects.filter(pk__in=[person.pk for person in people.values()]).update(last_login=days.ago(8))
    return venture


def _join(venture: Venture, one: dict[str, Any], coach: User) -> User:
    user = create_person(first_name=one["name"], language=one["language"], by=coach, is_demo=True)
    give_role(venture=venture, user=user, role=one["role"], by=coach)
    cards.give(user, one.get("card", ""), coach)
    if "reach" in one:
        set_reach(user=user, reach=one["reach"], phone=one["phone"], by=user)
    return user


def _meeting(venture: Venture, story: dict[str, Any], *, week: int) -> Meeting:
    """The meeting of a week: 0 is the last one before today, 1 the next."""
    today = clock.today()
    last = today - timedelta(days=(today.weekday() - story["weekday"] - 1) % 7 + 1)
    hours, minutes = map(int, story["clock"].split(":"))
    day = last + timedelta(weeks=week)
    if week > 0 and day <= today:
        day += timedelta(weeks=1)
    values = {key: story[key] for key in ("place", "travel", "bring", "language", "interpreter")}
    starts_at = timezone.make_aware(datetime.combine(day, time(hours, minutes)))
    return plan_meeting(venture=venture, starts_at=starts_at, **values)


def _write(story: dict[str, Any], venture: Venture, people: dict[str, User]) -> None:
    for part in story["fields"]:
        with clock.stopped_at(days.ago(part["ago"])):
            for field, value in part["values"].items():
                write_answer(place=Place(venture, field), value=value, writing=Writing(people[part["by"]]))
    for part in story["tables"]:
        rows = [{column: days.written(value) for column, value in row.items()} for row in part["rows"]]
        with clock.stopped_at(days.ago(part["ago"])):
            for cells in rows:
                row = cells.pop("row", None)
                add_row(place=Place(venture, part["field"], row), cells=cells, writing=Writing(people[part["by"]]))
