"""What is a person's own on a unit page, in one query: the page itself is asked for thousands of times a minute."""

from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, CharField, DateField, DateTimeField, F, UUIDField, Value, When
from django.db.models.functions import Cast
from django.urls import reverse

from barkraft.learn.book import Book
from barkraft.learn.models import QuizAnswer, UnitProgress
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Access, Question, Venture

KNOWS, PRACTISES = "klar", "öva"
# Stand-ins that no row and no constant of the query has.
_USER, _UNIT, _TODAY, _NOW = -7_000_001, "the unit", "today", "now"
_NOWHERE = 0xFEED_0000_0000_4000_8000_0000_0000_0000
_NEVER = datetime(1901, 2, 3, 4, 5, 6, tzinfo=UTC)


def personal(user: User, unit_uid: UUID, chosen: str | None) -> dict[str, Any]:
    """{"name", "place", "read", "quiz": {key: "klar" | "öva"}, "venture": {"name", "uid"} | None, "answers"}.

    `answers`: how many answers of the coach stand beside this unit, for her to read.
    `chosen`: the uid of the group that she works with now, else the first she belongs to.
    For a coach, unless that group is her own: "coach": True.
    """
    rows = _rows(user.pk, unit_uid)
    groups = [(uid, name) for what, uid, name in rows if what == "group"]
    coached = [(uid, name) for what, uid, name in rows if what == "coached"]
    first = groups[0] if groups else None
    mine = next((group for group in [*coached, *groups] if group[0] == chosen), first)
    coach = {"coach": True} if coached and (mine is None or mine in coached) else {}
    place, read = next(((place, read) for what, place, read in rows if what == "place"), ("", ""))
    return {
        "name": user.first_name,
        "place": place,
        "read": bool(read),
        "quiz": {key: state for what, key, state in rows if what == "quiz"},
        "venture": {"uid": mine[0], "name": mine[1]} if mine else None,
        "answers": sum(what == "answer" for what, _uid, _none in rows),
        **coach,
    }


def next_address(found: tuple[Book, str] | None) -> str:
    """Where the unit ends, or "" for one that is on no shelf."""
    if found is None:
        return ""
    book, unit = found
    return reverse("learn:finish", args=[book.slug, book.version, unit])


def _rows(user: int, unit_uid: UUID) -> list[tuple[str, str, str]]:
    """(what, a, b) of five tables put together. The SQL is made once a worker: making it costs more than asking."""
    sql, places = _compiled(connection.vendor)
    given: dict[Any, Any] = {_USER: user, **_as_asked(unit_uid, clock.now(), clock.today())}
    with connection.cursor() as cursor:
        cursor.execute(sql, [given.get(place, place) for place in places])
        rows: list[tuple[str, str, str]] = cursor.fetchall()
    return rows


@cache
def _compiled(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The query and its parameters, with stand-ins where the person and the unit go."""
    sql, params = _query(User(pk=_USER), UUID(int=_NOWHERE)).query.sql_with_params()
    stand_ins: dict[Any, Any] = {
        value: name for name, value in _as_asked(UUID(int=_NOWHERE), _NEVER, _NEVER.date()).items()
    }
    return sql, tuple(stand_ins.get(param, param) for param in params)


def _as_asked(unit_uid: UUID, now: datetime, today: date) -> dict[str, Any]:
    """What changes from one asking to the next, as the database takes it."""
    return {
        _UNIT: UUIDField().get_db_prep_value(unit_uid, connection),
        _NOW: DateTimeField().get_db_prep_value(now, connection),
        _TODAY: DateField().get_db_prep_value(today, connection),
    }


def _query(user: User, unit_uid: UUID) -> Any:
    """Every column is text, as PostgreSQL wants it in a union."""
    answers = QuizAnswer.objects.filter(user=user, unit_uid=unit_uid).order_by()
    quiz = answers.values_list(
        _text(Value("quiz")),
        _text(F("key")),
        _text(Case(When(right=True, then=Value(KNOWS)), default=Value(PRACTISES))),
    )
    progress = UnitProgress.objects.filter(user=user, unit_uid=unit_uid).order_by()
    place = progress.values_list(
        _text(Value("place")), _text(F("place")), _text(Case(When(read_at=None, then=Value("")), default=Value("read")))
    )
    belongs = Access.objects.filter(user=user, ended_on=None).values("venture")
    groups = _named("group", Venture.objects.filter(pk__in=belongs))
    coached = _named("coached", Venture.objects.coached_by(user, on=_NEVER.date(), at=_NEVER))
    answered = Question.objects.answered().filter(unit_uid=unit_uid).for_reader(user).order_by()
    told = answered.values_list(_text(Value("answer")), _text(F("uid")), _text(Value("")))
    return quiz.union(place, groups, coached, told, all=True)


def _named(what: str, ventures: Any) -> Any:
    return ventures.order_by().values_list(_text(Value(what)), _text(F("uid")), _text(F("name")))


def _text(value: Any) -> Cast:
    return Cast(value, CharField(max_length=80))
