"""What the log of a meeting begins with, and what the logs of a group tell."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from barkraft.learn import facts as learning
from barkraft.learn.book import Book
from barkraft.learn.models import Enrolment
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts as venture_facts
from barkraft.venture import meeting_facts
from barkraft.venture.models import Answer, Decision, Meeting, Phase, Venture


@dataclass(frozen=True)
class Start:
    """What a log begins with: who may have been there and who was, what is written already, which modules."""

    people: list[User]
    present: list[str]  # uids
    own: list[str]  # what the group itself wrote that day
    decided: list[str]  # what the log says, or the coach wrote that day
    books: list[Book]
    modules: list[str]  # slugs


def start(meeting: Meeting, venture: Venture) -> Start:
    """As the meeting was logged, else as it was on the wall and in the binder that day, else everybody."""
    people = _people(venture)
    own, logged = meeting_facts.decided_at(meeting)
    books = _books(venture)
    return Start(
        people=list(people),
        present=_present(meeting, people),
        own=[one.text for one in own],
        decided=[one.text for one in logged],
        books=books,
        modules=list(meeting.modules) if meeting.logged_at else worked_on(venture, books, _day(meeting)),
    )


def books_for_all() -> list[Book]:
    """The modules that a meeting before there is a group can be about: those of the first phase."""
    return [book for book in learning.walk() if book.structure["phase"] == Phase.MOTA]


def _people(venture: Venture) -> dict[User, tuple[date, bool]]:
    """Those in the group now, each with the day that she came and whether she is long away."""
    found: dict[User, tuple[date, bool]] = {}
    for access in venture_facts.members(venture):
        came, away = found.get(access.user, (access.started_on, False))
        found[access.user] = (min(came, access.started_on), away or access.away_since is not None)
    return found


def _present(meeting: Meeting, people: dict[User, tuple[date, bool]]) -> list[str]:
    here = set(meeting.presences.values_list("user__uid", flat=True))
    if here or meeting.logged_at:
        return [person.uid for person in people if person.uid in here]
    day = _day(meeting)
    return [person.uid for person, (came, away) in people.items() if came <= day and not away]


def _books(venture: Venture) -> list[Book]:
    """The modules up to the group's phase, and those that it has begun."""
    phases = list(Phase.values)
    begun = set(Enrolment.objects.filter(venture=venture).values_list("module", flat=True))
    so_far = phases[: phases.index(venture.phase) + 1]
    return [book for book in learning.walk() if book.slug in begun or book.structure["phase"] in so_far]


def worked_on(venture: Venture, books: list[Book], day: date) -> list[str]:
    """The modules that the group began that day, or in whose fields somebody wrote then."""
    begun = Enrolment.objects.filter(venture=venture, created_at__date=day).values_list("module", flat=True)
    written = Answer.objects.filter(venture=venture, at__date=day).values_list("field", flat=True)
    slugs, fields = set(begun), set(written)
    return [book.slug for book in books if book.slug in slugs or fields & _fields(book)]


def _fields(book: Book) -> set[str]:
    exercises = book.structure["exercises"].values()
    return {field for exercise in exercises for field in exercise.get("writes", [])} | set(book.structure["required"])


def _day(meeting: Meeting) -> date:
    return timezone.localtime(meeting.starts_at).date()


@dataclass(frozen=True)
class Logged:
    """A meeting that has been, with the titles of the modules that it was about."""

    meeting: Meeting
    modules: list[str]


def logged(meetings: Iterable[Meeting]) -> list[Logged]:
    """Meetings as their pages show them."""
    titles = {book.slug: book.structure["title"] for book in learning.walk()}
    return [Logged(one, [titles[slug] for slug in one.modules if slug in titles]) for one in meetings]


def last_log(venture: Venture) -> Logged | None:
    """The last meeting that is logged, with all that it says."""
    last = meeting_facts.held(venture).exclude(logged_at=None)[:1]
    return next(iter(logged(last)), None)


def decided_besides(venture: Venture, last: Logged | None, most: int = 3) -> list[Decision]:
    """What the group decided last, besides what its last log says."""
    newest = venture.decisions.all()[: most * 2]
    return [one for one in newest if last is None or one.meeting_id != last.meeting.pk][:most]


def to_log(venture: Venture) -> Meeting | None:
    """The last meeting that has begun and is not logged; None where a later one is."""
    last = venture.meetings.filter(starts_at__lt=clock.now()).order_by("-starts_at", "-id").first()
    return last if last is not None and last.logged_at is None else None


def meetings_by_module(venture: Venture) -> Counter[str]:
    """At how many logged meetings the group worked on each module."""
    logged = venture.meetings.exclude(logged_at=None).values_list("modules", flat=True)
    return Counter(slug for slugs in logged for slug in set(slugs))
