"""What Min dag tells: what happened since last, when the group meets, whom to call."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from barkraft.learn.facts import ModuleState
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts as venture_facts
from barkraft.venture import meeting_facts
from barkraft.venture.meeting_facts import Away
from barkraft.venture.models import Afterword, Decision, Meeting, Venture

READ = "read_meeting"  # in the session: the newest meeting of which she has said that she has read
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
    afterwords: list[Afterword]  # what was said after the meeting of those decisions


def away(request: HttpRequest, user: User, venture: Venture) -> list[Away]:
    """The meetings that she was not at and has not been told of, unless she has said that she has read."""
    told = meeting_facts.away(user, venture)
    return [] if told and told[0].meeting.uid == request.session.get(READ) else told


def since_last(user: User, venture: Venture, known: Mapping[str, ModuleState], told: Sequence[Away] = ()) -> SinceLast:
    """The last meeting's decisions, also made without her, and what others did since she signed in before this.

    `known`: the group's modules, as learn.facts.states reads them. `told`: meetings that are told of beside this.
    """
    elsewhere = {one.pk for meeting in told for one in meeting.decisions}
    decisions = [one for one in _last_decisions(venture) if one.pk not in elsewhere]
    start = venture_facts.since_when(user)
    news = [*_modules(start, known), *_said(user, venture, start)]
    news += [News(one.sentence, one.at, one.url) for one in venture_facts.since(user, venture)]
    news.sort(key=lambda one: one.at, reverse=True)
    # Decisions come first, yet one line is kept for news: else nobody would hear of the binder. Not while she reads
    # of a meeting that she was not at: that is told alone, and the news when she has read it.
    shown = decisions[: LINES - 1] if news else decisions[:LINES]
    most = 0 if told else max(1, LINES - len(shown))
    on = shown[0].decided_on if shown else None
    return SinceLast(on, shown, news[:most], meeting_facts.afterwords(shown))


def _last_decisions(venture: Venture) -> list[Decision]:
    newest = Decision.objects.filter(venture=venture).order_by("-decided_on").values("decided_on")[:1]
    return list(Decision.objects.filter(venture=venture, decided_on=Subquery(newest)).order_by("id"))


def _modules(start: datetime, known: Mapping[str, ModuleState]) -> Iterable[News]:
    """Modules that the group called done, or that the coach has seen, since last."""
    for slug, state in known.items():
        if state.enrolment is None:
            continue
        done_at, seen_at = state.enrolment.group_done_at, state.enrolment.seen_at
        url, title = reverse("learn:module", args=[slug]), {"title": state.title}
        if seen_at and seen_at >= start:
            yield News(_("Coachen har sett: %(title)s") % title, seen_at, url)
        elif done_at and done_at >= start:
            yield News(_("Ni är klara med %(title)s") % title, done_at, url)


def _said(user: User, venture: Venture, start: datetime) -> Iterable[News]:
    """That others have said something after a meeting."""
    url = reverse("venture:decisions", args=[venture.uid])
    for one in meeting_facts.said_since(user, venture, start):
        name = one.by.first_name if one.by else ""
        yield News(_("%(name)s har sagt något efter mötet") % {"name": name}, one.at, url)


def next_meeting(venture: Venture) -> Meeting | None:
    """The meeting that goes on or comes next; one that began less than an hour ago is still "next"."""
    return Meeting.objects.filter(venture=venture, starts_at__gte=clock.now() - timedelta(hours=1)).first()
