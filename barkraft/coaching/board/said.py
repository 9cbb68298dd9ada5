"""What the board says of each group, as it is kept: keys, times and the group's own words, none of our sentences.

Read with a constant number of queries, however many groups. What depends on the hour (which meeting is the next)
is not settled here but where it is shown (board.py), so that what is kept stays true until something is written.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import Truncator

from barkraft.learn import facts as learning
from barkraft.learn.facts import ModuleState
from barkraft.people.models import SignInCard
from barkraft.shared import clock
from barkraft.support.models import Request
from barkraft.support.states import WAITS_FOR_US
from barkraft.venture.binder import chapters
from barkraft.venture.models import Access, Answer, Decision, Disagreement, Gate, Meeting, Question, Venture

FORM = 1  # another number where what is kept gets another shape: rows of the old one are made anew
LONGEST = 90  # signs of what a group decided last: the board is read at a glance
MOST_DECISIONS = 3
RESTS = (Gate.Result.PAUSE, Gate.Result.STOP)


@dataclass(frozen=True)
class Met:
    """A meeting that has been or comes. `at`: its time in ISO form, as all times here."""

    uid: str
    at: str
    minutes: int
    logged: bool
    language: str
    interpreter: bool
    booked: bool


@dataclass(frozen=True)
class Log:
    """What the last meeting with something written from it says."""

    at: str
    decided: list[str]
    present: int
    next_words: str = ""
    worked: str = ""
    not_worked: str = ""
    asked: str = ""


@dataclass(frozen=True)
class Last:
    """What was written last in the group. `words`: what was decided; the way that was chosen; a field, a module."""

    kind: str  # decision, gate, answer, done
    at: str
    on: str
    words: str
    name: str = ""


@dataclass(frozen=True)
class Said:
    """All that the board keeps of a group."""

    has_modules: bool = False  # any that are published, of the phase that the group is in
    missing: list[str] = field(default_factory=list)  # ids of the binder's fields
    waiting: list[str] = field(default_factory=list)  # modules that the group has called done, as they are walked
    locked: list[list[str]] = field(default_factory=list)  # uid and first name
    before: int = 0  # meetings held before the first of `meetings`
    meetings: list[Met] = field(default_factory=list)  # from the last one held on, by time
    log: Log | None = None
    last: Last | None = None
    rested: str = ""  # when the group last chose to pause or stop
    questions: int = 0
    requests: int = 0  # for support, that nobody has promised anything on
    disagreed: list[str] = field(default_factory=list)

    def kept(self) -> dict[str, Any]:
        """As it lies in a row of the board."""
        return {"form": FORM, **asdict(self)}


def of(kept: Mapping[str, Any]) -> Said:
    """What lies in a row of the board."""
    told = {key: value for key, value in kept.items() if key != "form"}
    told["meetings"] = [Met(**one) for one in told["meetings"]]
    told["log"] = Log(**told["log"]) if told["log"] else None
    told["last"] = Last(**told["last"]) if told["last"] else None
    return Said(**told)


def said_of(ventures: Sequence[Venture]) -> dict[int, Said]:
    """What there is to say of each group now, by its key."""
    states = learning.states_of(ventures)
    keys = _keys(ventures)
    meetings = _meetings(ventures)
    logs = _logs(keys)
    last = _last(keys, states)
    locked = _locked_out(ventures)
    disagreed = _disagreed(ventures)
    return {
        venture.pk: Said(
            **_modules(venture, states[venture.pk]),
            locked=locked.get(venture.pk, []),
            **_since_last_held(meetings.get(venture.pk, [])),
            log=logs.get(venture.pk),
            last=last.get(venture.pk),
            rested=_iso(keys[venture.pk]["rested"]),
            questions=keys[venture.pk]["asked"],
            requests=keys[venture.pk]["wanted"],
            disagreed=disagreed.get(venture.pk, []),
        )
        for venture in ventures
    }


def waits(state: ModuleState) -> bool:
    """Whether the group has said that it is done, and its coach has not seen it."""
    return bool(state.enrolment and state.enrolment.group_done_at and state.lacks("coach"))


def _modules(venture: Venture, own: Mapping[str, ModuleState]) -> dict[str, Any]:
    states = [state for state in own.values() if state.book.structure["phase"] == venture.phase]
    waiting = sorted(filter(waits, own.values()), key=lambda state: learning.walking_order(state.book))
    return {
        "has_modules": bool(states),
        "missing": [lack.field for state in states for lack in state.missing if lack.kind == "field"],
        "waiting": [state.book.slug for state in waiting],
    }


def _keys(ventures: Sequence[Venture]) -> dict[int, dict[str, Any]]:
    """The keys of each group's newest rows, and how many questions and requests wait. One query."""
    here, known = OuterRef("pk"), {definition.id for definition in chapters.dossier().fields}
    told = Q(starts_at__lt=clock.now()) & Exists(Decision.objects.filter(meeting=OuterRef("pk")))
    newest: dict[str, QuerySet[Any]] = {
        "answer": Answer.objects.filter(venture=here, field__in=known).order_by("-at", "-id"),
        "decision": Decision.objects.filter(venture=here).order_by("-created_at", "-id"),
        "gate": Gate.objects.filter(venture=here).order_by("-created_at", "-id"),
        "log": Meeting.objects.filter(Q(logged_at__isnull=False) | told, venture=here).order_by("-starts_at", "-id"),
    }
    keys: dict[str, Any] = {f"last_{name}": Subquery(rows.values("pk")[:1]) for name, rows in newest.items()}
    rests = Gate.objects.filter(venture=here, result__in=RESTS).order_by("-created_at", "-id")
    asked = Question.objects.filter(venture=here, answered_at=None).order_by().values("venture")
    wanted = Request.objects.filter(venture=here, state__in=WAITS_FOR_US).order_by().values("venture")
    numbers = {
        name: Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)
        for name, rows in (("asked", asked), ("wanted", wanted))
    }
    rows = Venture.objects.filter(pk__in=[one.pk for one in ventures]).order_by("pk")
    found = rows.annotate(rested=Subquery(rests.values("created_at")[:1]), **numbers, **keys)
    return {row["pk"]: row for row in found.values("pk", "rested", *numbers, *keys)}


def _picked(rows: QuerySet[Any], keys: Mapping[int, Mapping[str, Any]], name: str) -> dict[int, Any]:
    """The rows with these keys, by group."""
    wanted = [key for own in keys.values() if (key := own[f"last_{name}"])]
    return {row.venture_id: row for row in rows.filter(pk__in=wanted)}


def _meetings(ventures: Sequence[Venture]) -> dict[int, list[tuple[datetime, Met]]]:
    found: dict[int, list[tuple[datetime, Met]]] = defaultdict(list)
    for one in Meeting.objects.filter(venture__in=ventures).order_by("starts_at", "id"):
        met = Met(
            uid=one.uid,
            at=_iso(one.starts_at),
            minutes=one.minutes,
            logged=one.logged_at is not None,
            language=one.language,
            interpreter=one.interpreter,
            booked=one.interpreter_booked,
        )
        found[one.venture_id or 0].append((one.starts_at, met))
    return found


def _since_last_held(all_of_them: list[tuple[datetime, Met]]) -> dict[str, Any]:
    held = sum(at < clock.now() for at, _met in all_of_them)
    before = max(0, held - 1)
    return {"before": before, "meetings": [met for _at, met in all_of_them[before:]]}


def _logs(keys: Mapping[int, Mapping[str, Any]]) -> dict[int, Log]:
    """What stands of each group's last meeting: three queries."""
    there = Count("presences", distinct=True)
    logged = _picked(Meeting.objects.annotate(there=there), keys, "log")
    days = {venture: _day(one.starts_at) for venture, one in logged.items()}
    decided: dict[int, list[str]] = defaultdict(list)
    own = Q(meeting__in=logged.values()) | Q(meeting=None, venture__in=days, decided_on__in=set(days.values()))
    for row in Decision.objects.filter(own).order_by("id"):
        if row.meeting_id or row.decided_on == days[row.venture_id]:
            decided[row.venture_id].append(row.text)
    return {
        venture: Log(
            at=_iso(one.starts_at),
            decided=decided[venture][-MOST_DECISIONS:],
            present=one.there,
            next_words=one.next_words,
            worked=one.worked,
            not_worked=one.not_worked,
            asked=one.asked,
        )
        for venture, one in logged.items()
    }


def _last(keys: Mapping[int, Mapping[str, Any]], states: Mapping[int, Mapping[str, ModuleState]]) -> dict[int, Last]:
    """The newest thing written in each group: by the time when it came to be known here."""
    found: list[tuple[int, Last]] = []
    for venture, answer in _picked(Answer.objects.select_related("by"), keys, "answer").items():
        name = answer.by.first_name if answer.by else ""
        found.append((venture, _thing("answer", answer.at, answer.field, name=name)))
    for venture, one in _picked(Decision.objects.all(), keys, "decision").items():
        words = Truncator(one.text).chars(LONGEST)
        found.append((venture, _thing("decision", one.created_at, words, on=one.decided_on)))
    for venture, gate in _picked(Gate.objects.all(), keys, "gate").items():
        found.append((venture, _thing("gate", gate.created_at, gate.result, on=gate.decided_on)))
    found += _said_done(states)
    last: dict[int, Last] = {}
    for venture, one in sorted(found, key=lambda pair: pair[1].at):
        last[venture] = one
    return last


def _said_done(states: Mapping[int, Mapping[str, ModuleState]]) -> Iterable[tuple[int, Last]]:
    for venture, own in states.items():
        for slug, state in own.items():
            if state.enrolment and state.enrolment.group_done_at:
                yield venture, _thing("done", state.enrolment.group_done_at, slug)


def _thing(kind: str, at: datetime, words: str, *, on: date | None = None, name: str = "") -> Last:
    return Last(kind, _iso(at), (on or _day(at)).isoformat(), words, name)


def _locked_out(ventures: Sequence[Venture]) -> dict[int, list[list[str]]]:
    """Those whose card is locked, once each, however many roles she has."""
    locked = SignInCard.objects.filter(revoked_at=None).exclude(locked_at=None).values("user")
    rows = Access.objects.filter(venture__in=ventures, ended_on=None, user__in=locked).order_by("id")
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for venture, user, name in rows.values_list("venture", "user__uid", "user__first_name"):
        found[venture][user] = name
    return {venture: [list(one) for one in names.items()] for venture, names in found.items()}


def _disagreed(ventures: Sequence[Venture]) -> dict[int, list[str]]:
    """What each group does not agree on now."""
    found: dict[int, list[str]] = defaultdict(list)
    for one in Disagreement.objects.filter(venture__in=ventures, settled_at=None).order_by("at", "id"):
        found[one.venture_id].append(one.about)
    return found


def _iso(at: datetime | None) -> str:
    """In UTC, so that times can be compared as they stand."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else ""


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
