"""What Min dag tells: what happened since last, when the group meets, whom to call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from barkraft.learn.models import Enrolment
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts as venture_facts
from barkraft.venture.models import Access, CohortStaff, Decision, Meeting, Venture

LINES = 3  # what one can take in before the next step


@dataclass(frozen=True)
class News:
    """One line of what others did."""

    sentence: str
    at: datetime
    url: str


@dataclass(frozen=True)
class SinceLast:
    """At most three lines in all: what the group decided last, then what others did."""

    decided_on: date | None
    decisions: list[Decision]
    news: list[News]


def belongs_to_a_group(user: User) -> bool:
    """Whether the person has a role in any group now."""
    return Access.objects.filter(user=user, ended_on=None).exists()


def groups(user: User) -> list[Venture]:
    """The groups that the person belongs to, by name."""
    return list(Venture.objects.filter(access__user=user, access__ended_on=None).distinct().order_by("name", "id"))


def since_last(user: User, venture: Venture) -> SinceLast:
    """The last meeting's decisions, also made without her, and what others did since she signed in before this."""
    decisions = _last_decisions(venture)
    news = [*_modules(user, venture)]
    news += [
        News(one.sentence, one.at, one.url) for one in venture_facts.since(user, venture) if one.kind != "decision"
    ]
    news.sort(key=lambda one: one.at, reverse=True)
    # Decisions come first, yet one line is kept for news: else nobody would hear of the binder.
    shown = decisions[: LINES - 1] if news else decisions[:LINES]
    return SinceLast(shown[0].decided_on if shown else None, shown, news[: LINES - len(shown)])


def _last_decisions(venture: Venture) -> list[Decision]:
    newest = Decision.objects.filter(venture=venture).values_list("decided_on", flat=True).first()
    return list(Decision.objects.filter(venture=venture, decided_on=newest).order_by("id")) if newest else []


def _modules(user: User, venture: Venture) -> Iterable[News]:
    """Modules that the group called done, or that the coach has seen, since last."""
    start = user.seen_until or clock.now() - timedelta(days=venture_facts.MOST_DAYS_BACK)
    rows = (
        Enrolment.objects.filter(venture=venture)
        .filter(Q(group_done_at__gte=start) | Q(seen_at__gte=start))
        .filter(publication__layers__unit="", publication__layers__language=get_language() or "sv")
        .order_by("id")
        .values_list("module", "publication__layers__title", "group_done_at", "seen_at")
    )
    for module, title, done_at, seen_at in rows:
        url = reverse("learn:module", args=[module])
        if seen_at and seen_at >= start:
            yield News(_("Coachen har sett: %(title)s") % {"title": title}, seen_at, url)
        elif done_at:
            yield News(_("Ni är klara med %(title)s") % {"title": title}, done_at, url)


def next_meeting(venture: Venture) -> Meeting | None:
    """The meeting that goes on or comes next; one that began less than an hour ago is still "next"."""
    return Meeting.objects.filter(venture=venture, starts_at__gte=clock.now() - timedelta(hours=1)).first()


def coach_names(venture: Venture) -> list[str]:
    """First names of the group's coaches."""
    staff = CohortStaff.objects.filter(cohort=venture.cohort_id, ended_on=None).order_by("id")
    return list(staff.values_list("user__first_name", flat=True))
