"""What is a person's own on a unit page, in one query: the page itself is asked for thousands of times a minute."""

from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Cast
from django.urls import reverse

from barkraft.people.models import User
from barkraft.venture.models import Venture

from .book import Book
from .models import QuizAnswer, UnitProgress

KNOWS, PRACTISES = "klar", "öva"


def personal(user: User, unit_uid: UUID, chosen: str | None) -> dict[str, Any]:
    """{"name", "place", "read", "quiz": {key: "klar" | "öva"}, "venture": {"name", "uid"} | None}.

    `chosen`: the uid of the group that she works with now, else the first she belongs to.
    """
    rows = list(_rows(user, unit_uid))
    groups = [(uid, name) for what, uid, name in rows if what == "group"]
    mine = next((group for group in groups if group[0] == chosen), groups[0] if groups else None)
    place, read = next(((place, read) for what, place, read in rows if what == "place"), ("", ""))
    return {
        "name": user.first_name,
        "place": place,
        "read": bool(read),
        "quiz": {key: state for what, key, state in rows if what == "quiz"},
        "venture": {"uid": mine[0], "name": mine[1]} if mine else None,
    }


def next_address(found: tuple[Book, str] | None) -> str:
    """Where the unit ends, or "" for one that is on no shelf."""
    if found is None:
        return ""
    book, unit = found
    return reverse("learn:finish", args=[book.slug, book.version, unit])


def _rows(user: User, unit_uid: UUID) -> Any:
    """(what, a, b) of three tables put together: every column is text, as PostgreSQL wants it."""
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
    ventures = Venture.objects.visible_to(user).order_by()
    groups = ventures.values_list(_text(Value("group")), _text(F("uid")), _text(F("name")))
    return quiz.union(place, groups, all=True)


def _text(value: Any) -> Cast:
    return Cast(value, CharField(max_length=80))
