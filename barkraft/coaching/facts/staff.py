"""Whom the incubator has: its staff and their roles, all cohorts as counts, and groups found by name."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum

from barkraft.people import facts as people
from barkraft.people.models import StaffRole, User
from barkraft.shared import clock
from barkraft.support import catalogue
from barkraft.support.models import TimeEntry
from barkraft.venture.facts import coach_names_of
from barkraft.venture.models import Access, Cohort, CohortStaff, Phase, Venture

FEWEST_SIGNS = 2  # of a name: one letter would list everybody's groups
MOST_FOUND = 20
FEWEST_PEOPLE = 5  # fewer are not counted out: a number would point at them


@dataclass(frozen=True)
class Found:
    """A group that somebody searched for. Nothing of what it has written."""

    uid: str
    name: str
    cohort: Cohort
    coach_names: list[str]


def groups_named(wanted: str, user: User) -> list[Found]:
    """Groups with these letters in their name, that are not the searcher's own. Two queries."""
    if len(wanted) < FEWEST_SIGNS:
        return []
    own = Venture.objects.coached_by(user).values("pk")
    others = Venture.objects.filter(name__icontains=wanted, joined_into=None).exclude(pk__in=own)
    found = list(others.select_related("cohort")[:MOST_FOUND])
    names = coach_names_of(venture.cohort_id for venture in found)
    return [Found(one.uid, one.name, one.cohort, names[one.cohort_id]) for one in found]


def groups_to_open(user: User) -> QuerySet[Venture]:
    """Every group, for a coach: which she may see for a day when she has said why."""
    groups = Venture.objects.select_related("cohort").filter(joined_into=None)
    return groups if CohortStaff.objects.now(user).exists() else groups.none()


def roles_to_end(user: User) -> QuerySet[StaffRole]:
    """Every role of the staff, for an administrator."""
    return StaffRole.objects.all() if _administrates(user) else StaffRole.objects.none()


def coaches_to_end(user: User) -> QuerySet[CohortStaff]:
    """Everybody who coaches now, for an administrator."""
    coaches = CohortStaff.objects.now().select_related("user", "cohort")
    return coaches if _administrates(user) else coaches.none()


def cohorts_to_give(user: User) -> QuerySet[Cohort]:
    """Every cohort, for an administrator: she sees what each is called, and nothing in it."""
    return Cohort.objects.all() if _administrates(user) else Cohort.objects.none()


def _administrates(user: User) -> bool:
    return people.has_staff_role(user, StaffRole.Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Colleague:
    """Somebody of the staff with all that she is now."""

    user: User
    coaching: list[CohortStaff] = field(default_factory=list)
    roles: list[StaffRole] = field(default_factory=list)
    edits: bool = False


def colleagues() -> list[Colleague]:
    """Everybody of the staff, by first name. Three queries, however many they are."""
    users = User.objects.filter(is_staff=True, is_active=True).annotate(groups_held=Count("groups"))
    found = {user.pk: Colleague(user, edits=bool(user.groups_held)) for user in users.order_by("first_name", "id")}
    for staff in CohortStaff.objects.now().filter(user__in=found).select_related("cohort").order_by("created_at", "id"):
        found[staff.user_id].coaching.append(staff)
    for held in StaffRole.objects.filter(user__in=found, ended_on=None):
        found[held.user_id].roles.append(held)
    return list(found.values())


@dataclass(frozen=True)
class CohortCounts:
    """A cohort as numbers. `people`: None where there are too few to count out."""

    cohort: Cohort
    by_phase: list[int]  # groups going on, in the order of the phases
    resting: int  # paused or stopped by their own choice
    done: int
    people: int | None


def team() -> list[CohortCounts]:
    """All cohorts as counts, the latest first: no group's name, no person's. Three queries."""
    groups: dict[int, Counter[str]] = defaultdict(Counter)
    states = Venture.State
    alike = Venture.objects.filter(joined_into=None).order_by().values("cohort", "phase", "state")
    for row in alike.annotate(number=Count("pk")):
        key = row["phase"] if row["state"] == states.ACTIVE else row["state"]
        groups[row["cohort"]][key] += row["number"]
    people = Access.objects.filter(ended_on=None).order_by().values_list("venture__cohort")
    heads = dict(people.annotate(number=Count("user", distinct=True)))
    return [_counts(cohort, groups[cohort.pk], heads.get(cohort.pk, 0)) for cohort in Cohort.objects.all()]


def _counts(cohort: Cohort, groups: Counter[str], heads: int) -> CohortCounts:
    states = Venture.State
    return CohortCounts(
        cohort=cohort,
        by_phase=[groups[phase] for phase in Phase.values],
        resting=groups[states.PAUSED] + groups[states.STOPPED],
        done=groups[states.DONE],
        people=heads if heads >= FEWEST_PEOPLE else None,
    )


@dataclass(frozen=True)
class Hours:
    """How long support with one function took."""

    name: str
    hours: Decimal


def hours_by_function() -> list[Hours]:
    """The last twelve months by function, the most first. Not where those who had it are fewer than five people."""
    since = clock.today() - timedelta(days=365)
    minutes: Counter[str] = Counter()
    groups: dict[str, set[int]] = defaultdict(set)
    entries = TimeEntry.objects.filter(on__gt=since).order_by()
    for row in entries.values("function_id", "venture").annotate(total=Sum("minutes")):
        minutes[row["function_id"]] += row["total"]
        if row["venture"]:
            groups[row["function_id"]].add(row["venture"])
    here = Access.objects.filter(ended_on=None, venture__in=set().union(*groups.values())).order_by()
    heads: dict[int, set[int]] = defaultdict(set)  # somebody in two groups is one
    for group, person in here.values_list("venture", "user"):
        heads[group].add(person)
    return [
        Hours(catalogue.name_of(function), (Decimal(total) / 60).quantize(Decimal("0.1")))
        for function, total in minutes.most_common()
        if not groups[function] or len(set().union(*(heads[one] for one in groups[function]))) >= FEWEST_PEOPLE
    ]
