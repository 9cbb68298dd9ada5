"""What can be asked about a group: whose it is, who may do what, how far the binder has come, what happened."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import binder
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import Contents, contents
from barkraft.venture.dossier import Field, Section
from barkraft.venture.models import (
    Access,
    Answer,
    CohortStaff,
    Decision,
    Gate,
    Opening,
    Phase,
    Role,
    Venture,
    VentureQuerySet,
)
from barkraft.venture.reminded import calls_to_make as calls_to_make
from barkraft.venture.reminded import silent_after_two as silent_after_two

SESSION_KEY = "venture"
MOST_DAYS_BACK = 30  # of "since last": more is history, and stands in the binder


def current(request: HttpRequest) -> Venture | None:
    """The group that a signed-in person works with now: the one she chose, else the first she belongs to."""
    return my_groups(request).current if request.user.is_authenticated else None


@dataclass(frozen=True)
class MyGroups:
    """The group that a person works with now, and all that she belongs to, by name. One query."""

    current: Venture | None
    belongs_to: list[Venture]


def my_groups(request: HttpRequest) -> MyGroups:
    """The groups of the signed-in person. A coach works with one of hers only when she has chosen it."""
    ways_in = Access.objects.filter(venture=OuterRef("pk"), user=request.user.pk, ended_on=None)
    came = attrgetter("came")  # the key of her first role there, None for a group that she coaches
    rows = Venture.objects.visible_to(request.user).select_related("cohort")
    seen = list(rows.annotate(came=Subquery(ways_in.order_by("id").values("id")[:1])))
    belongs = sorted((group for group in seen if came(group) is not None), key=came)
    uid = request.session.get(SESSION_KEY)
    chosen = next((group for group in seen if uid and group.uid == uid), None)
    first = belongs[0] if belongs else None
    return MyGroups(chosen or first, sorted(belongs, key=lambda group: (group.name, group.pk)))


def led_to(ventures: VentureQuerySet, uid: str) -> Venture | None:
    """The one of these groups that an address means: itself, or the one in which another has gone up."""
    return ventures.filter(uid=uid).first() or ventures.filter(joined__uid=uid).first()


def roles(user: Any, venture: Venture) -> list[str]:
    """The roles that a person has in a group now; a coach has none."""
    if not user.is_authenticated:
        return []
    return list(Access.objects.filter(user=user, venture=venture, ended_on=None).values_list("role", flat=True))


def is_coach(user: Any, venture: Venture) -> bool:
    """Whether the person coaches the group's cohort, or has opened the group for a day."""
    return Venture.objects.coached_by(user).filter(pk=venture.pk).exists()


def is_own_coach(user: Any, venture: Venture) -> bool:
    """Whether the person coaches the group's cohort; not one who has opened the group for a day."""
    return Venture.objects.in_cohorts_of(user).filter(pk=venture.pk).exists()


def coaches_someone(user: Any) -> bool:
    """Whether the person coaches any cohort now."""
    return bool(user.is_authenticated) and CohortStaff.objects.now(user).exists()


def may_write(user: Any, venture: Venture) -> bool:
    """Whether the person may write in the binder: everyone in the group, and its coach."""
    return Venture.objects.visible_to(user).filter(pk=venture.pk).exists()


def may_record_gate(user: Any, venture: Venture) -> bool:
    """Whether the person may write down the group's choice of way: its coach or its chair."""
    return Role.CHAIR in roles(user, venture) or is_coach(user, venture)


def may_change(user: Any, decision: Decision) -> bool:
    """Whether the person wrote this line, today."""
    return decision.by_id == user.pk and timezone.localtime(decision.created_at).date() == clock.today()


def coach_names(venture: Venture) -> list[str]:
    """First names of the group's coaches."""
    return coach_names_of([venture.cohort_id])[venture.cohort_id]


def coach_names_of(cohorts: Iterable[int]) -> dict[int, list[str]]:
    """First names of those who coach each cohort now, by its key; an empty list for one without. One query."""
    names: dict[int, list[str]] = defaultdict(list)
    staff = CohortStaff.objects.now().filter(cohort__in=set(cohorts)).order_by("id")
    for cohort, name in staff.values_list("cohort", "user__first_name"):
        names[cohort].append(name)
    return names


def members(venture: Venture) -> list[Access]:
    """Those in the group now, in the order they came."""
    return list(venture.access.filter(ended_on=None).select_related("user").order_by("started_on", "id"))


@dataclass(frozen=True)
class Chapter:
    """How far one chapter has come. `ready` and `missing` are definitions; fields nobody can fill are in neither."""

    section: Section
    ready: list[Field]
    missing: list[Field]
    writers: list[str]  # first names, in the order they first wrote
    is_now: bool

    @property
    def is_own_card(self) -> bool:
        """Whether it is the person's own, which we never see."""
        return all(definition.on_device for definition in self.section.fields)

    @property
    def is_done(self) -> bool:
        return not self.missing and bool(self.ready)


def binder_chapters(venture: Venture, found: Contents | None = None) -> list[Chapter]:
    """Every chapter of the binder with what is there and what is missing. Three queries, or none with `found`."""
    found = found or contents(venture)
    return [chapter(section, venture, found) for section in chapters.dossier().sections]


def chapter(section: Section, venture: Venture, found: Contents) -> Chapter:
    """One chapter, from contents that are already read."""
    ready, missing = [], []
    for definition in section.fields:
        bound = binder.bind(definition)
        if bound.filled(venture, found):
            ready.append(definition)
        elif not bound.closed:
            missing.append(definition)
    return Chapter(section, ready, missing, writers(section.fields, found), chapters.is_now(section, venture.phase))


def writers(definitions: Sequence[Field], found: Contents) -> list[str]:
    """First names of those whose words stand in the fields, each once."""
    ids = {definition.id for definition in definitions}
    heads = [head for (id, _row, _column), kept in found.heads.items() if id in ids for head in kept]
    heads.sort(key=lambda head: (head.started_at, head.pk))
    return list(dict.fromkeys(head.by.first_name for head in heads if head.by is not None))


@dataclass(frozen=True)
class Happening:
    """One thing that happened in the group: a sentence, who did it ("" for nobody named), when, and where it stands."""

    kind: str  # gate, answer, opening
    sentence: str
    by: str
    at: datetime
    url: str = field(default="")


def since(user: User, venture: Venture, most: int = 12) -> list[Happening]:
    """What others did in the group since the person's sign-in before this one, the newest first. Three queries.

    Gates are the group's: they are told also when the person wrote them down herself.
    """
    start = since_when(user)
    happened = [*_gates(venture, start), *_answers(user, venture, start), *_openings(venture, start)]
    return sorted(happened, key=lambda thing: thing.at, reverse=True)[:most]


def since_when(user: User) -> datetime:
    """From when things are news to a person."""
    oldest = clock.now() - timedelta(days=MOST_DAYS_BACK)
    return max(user.seen_until or oldest, oldest)


def _gates(venture: Venture, start: datetime) -> list[Happening]:
    url = reverse("venture:gate", args=[venture.uid])
    made = Gate.objects.filter(venture=venture, created_at__gte=start).select_related("by")
    return [
        Happening(
            "gate", _("Ert vägval: %(way)s") % {"way": one.get_result_display()}, _name(one.by), one.created_at, url
        )
        for one in made
    ]


def _somebody(staff: User | None) -> str:
    return staff.first_name if staff else _("Någon i personalen")


def _openings(venture: Venture, start: datetime) -> list[Happening]:
    """Staff that are not the group's own and have looked at it: the group is told, and reads why on its page."""
    url = reverse("venture:group", args=[venture.uid]) + "#oppnat"
    opened = Opening.objects.filter(venture=venture, at__gte=start).select_related("user")
    return [
        Happening(
            "opening", _("%(name)s har öppnat er grupp") % {"name": _somebody(one.user)}, _name(one.user), one.at, url
        )
        for one in opened
    ]


def _answers(user: User, venture: Venture, start: datetime) -> list[Happening]:
    """One happening a person and field, however many times she wrote there."""
    written = Answer.objects.filter(venture=venture, at__gte=start).exclude(by=user).exclude(by=None)
    last = written.values_list("field", "by", "by__first_name").annotate(last=Max("at")).order_by("last")
    known = {definition.id for definition in chapters.dossier().fields}
    return [_wrote(venture, field, name, at) for field, _by, name, at in last if field in known]


def _wrote(venture: Venture, field: str, name: str, at: datetime) -> Happening:
    definition = chapters.field(field)
    url = reverse("venture:field", args=[venture.uid, definition.section, definition.id.partition(".")[2]])
    sentence = _("%(name)s skrev i %(field)s") % {"name": name, "field": definition.label}
    return Happening("answer", sentence, name, at, url)


def _name(person: User | None) -> str:
    return person.first_name if person else ""


def can_go_on(venture: Venture) -> bool:
    """Whether there is a phase after this one."""
    return venture.phase != list(Phase)[-1]
