"""How one answer is kept: versions with their authors, and two at once where two people wrote at once.

The rule: who has seen what counts now replaces it. Who has not is kept beside it, and the group chooses; so it
is too when one person writes on two phones. An author's versions within ten minutes are one version.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db import transaction

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Answer, Row, Venture

ONE_VERSION = timedelta(minutes=10)
LATEST: Final = "latest"  # as based_on: whatever counts now, the writer replaces it knowingly


@dataclass(frozen=True)
class Step:
    """The open page that an answer comes from, and its number there: a bad line loses and reorders what is said."""

    page: str = ""  # "" for a form without script
    turn: int = 0


BY_FORM: Final = Step()


class Refused(Exception):
    """Something that cannot be done; `sentence` says in the person's language what to do instead."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def store(
    *,
    venture: Venture,
    field: str,
    value: Any,
    by: User | None,
    row: Row | None = None,
    column: str = "",
    based_on: str = LATEST,
    by_group: bool = False,
    step: Step = BY_FORM,
) -> Answer | None:
    """Keep a value in one place of the binder; `based_on` is the `mark` of what the writer saw, "" for nothing.

    Returns the version that holds the value, or the newer one of the same page when this one came late;
    None when there was nothing and nothing was written.
    """
    with transaction.atomic():
        hold(venture)
        heads = list(Answer.objects.filter(venture=venture, field=field, row=row, column=column, is_head=True))
        if not heads and value is None:
            return None
        seen = _seen(heads, based_on)
        own = _own(heads, by) if seen is None else None
        if own is not None and step.page and own.page == step.page:
            if step.turn <= own.turn:
                return own
            seen = own  # the reply that told her of it was lost on the way
        if seen is not None and seen.value == value:
            return seen
        if seen is not None and _same_version(seen, by, by_group):
            seen.value, seen.at, seen.page, seen.turn = value, clock.now(), step.page, step.turn
            seen.save(update_fields=["value", "at", "page", "turn"])
            return seen
        if seen is None and (same := next((head for head in heads if head.value == value), None)):
            return same  # two wrote the same words: nothing to choose between
        if seen is None and own is not None and not step.page:
            seen = (
                own  # she went back in a form and sent it again: a version of its own, so that both are in the history
            )
        if seen is not None:
            Answer.objects.filter(pk=seen.pk).update(is_head=False)
        return _new(venture, field, row, column, value, by, by_group, seen, step)


def hold(venture: Venture) -> Venture:
    """The group's row, held until the transaction ends: one writer of a binder at a time.

    Without it two could both believe that they replace the same head.
    """
    return Venture.objects.select_for_update().get(pk=venture.pk)


def _seen(heads: list[Answer], based_on: str) -> Answer | None:
    """The head that the writer saw."""
    if based_on == LATEST:
        return heads[-1] if heads else None
    return next((head for head in heads if head.mark == based_on), None)


def _own(heads: list[Answer], by: User | None) -> Answer | None:
    own = [head for head in heads if by is not None and head.by_id == by.pk]
    return own[-1] if own else None


def _same_version(head: Answer, by: User | None, by_group: bool) -> bool:
    own = by is not None and head.by_id == by.pk and head.by_group == by_group
    return own and clock.now() - head.started_at < ONE_VERSION


def _new(
    venture: Venture,
    field: str,
    row: Row | None,
    column: str,
    value: Any,
    by: User | None,
    by_group: bool,
    seen: Answer | None,
    step: Step,
) -> Answer:
    now = clock.now()
    return Answer.objects.create(
        venture=venture,
        field=field,
        row=row,
        column=column,
        value=value,
        by=by,
        by_group=by_group,
        started_at=now,
        at=now,
        based_on=seen,
        page=step.page,
        turn=step.turn,
    )


def heads_beside(answer: Answer) -> list[Answer]:
    """All versions that count in the same place as this one, itself too, oldest first."""
    same = Answer.objects.filter(venture=answer.venture_id, field=answer.field, row=answer.row_id, column=answer.column)
    return list(same.filter(is_head=True).select_related("by"))
