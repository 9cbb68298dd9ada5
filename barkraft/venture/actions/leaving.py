"""Somebody leaves a group, comes back to it, or goes over to another one."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from barkraft.people.actions import record_event, revoke_card
from barkraft.people.models import AccountEvent, SignInCard, User
from barkraft.shared import clock
from barkraft.venture import facts, signals
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.rows import place_after_last, ready_words
from barkraft.venture.models import (
    Access,
    Afterword,
    Answer,
    Decision,
    Disagreement,
    Gate,
    Photo,
    Question,
    Role,
    Row,
    Venture,
)
from barkraft.venture.takeover import ELECTED


@transaction.atomic
def leave_venture(
    *,
    venture: Venture,
    user: User,
    remove_rows: Iterable[Row] = (),
    remove_words: Iterable[Afterword | Question] = (),
    by: User | None = None,
) -> None:
    """The person leaves: the group's words stay, her name goes. Of what she alone wrote, what she picked goes too.

    `remove_rows` are rows of this group's tables in which she alone has written; others are left. With her last
    group her card is handed back. `by`: who did it for her.
    """
    answers.hold(venture)  # first: nobody writes a name here while it is being taken away
    own = {row.pk for row in own_rows(venture=venture, user=user)}
    Row.objects.filter(pk__in=[row.pk for row in remove_rows if row.pk in own]).delete()
    for words in remove_words:
        _own_words(venture, user, type(words)).filter(pk=words.pk).delete()
    _go(venture, user)
    hand_back_card(user=user, by=by or user)
    signals.left.send(sender=Venture, venture=venture, user=user, to=None)


def own_rows(*, venture: Venture, user: User) -> list[Row]:
    """Rows in which this person wrote and nobody else ever did."""
    mine = Row.objects.filter(venture=venture, answers__by=user).distinct()
    return [row for row in mine.order_by("field", "position", "id") if _only(row, user)]


def _only(row: Row, user: User) -> bool:
    return not row.answers.exclude(by=user).exists()


def _own_words(venture: Venture, user: User, model: type[Afterword | Question]) -> QuerySet[Any]:
    if model is Afterword:
        return Afterword.objects.filter(meeting__venture=venture, by=user)
    return Question.objects.filter(venture=venture, user=user)


def _go(venture: Venture, user: User) -> None:
    """Her name goes from the group's words, and her access ends today."""
    for model in (Answer, Decision, Photo, Gate, Disagreement):
        model.objects.filter(venture=venture, by=user).update(by=None)
    _own_words(venture, user, Afterword).update(by=None)
    _own_words(venture, user, Question).update(user=None)
    Access.objects.filter(venture=venture, user=user, ended_on=None).update(ended_on=clock.today(), away_since=None)


@transaction.atomic
def hand_back_card(*, user: User, by: User, besides: Venture | None = None) -> bool:
    """Let the card of somebody who is in no group any more, or only in this one, stop working. Whether she had one."""
    if Access.objects.filter(user=user, ended_on=None).exclude(venture=besides).exists():
        return False
    cards = list(SignInCard.objects.filter(user=user, revoked_at=None))
    for card in cards:
        revoke_card(card=card, by=by)
    return bool(cards)


@transaction.atomic
def set_away(*, venture: Venture, user: User, away: bool) -> None:
    """The person is away for long, or is there again. Nobody writes down why; no reminder goes meanwhile."""
    answers.hold(venture)
    here = Access.objects.filter(venture=venture, user=user, ended_on=None)
    here.filter(away_since__isnull=away).update(away_since=clock.today() if away else None)


@transaction.atomic
def come_back(*, venture: Venture, user: User, by: User) -> None:
    """Somebody who left is in the group again, from today. Her name is not put back on what she once wrote."""
    answers.hold(venture)
    if not user.is_active:
        raise Refused(_("Kontot är stängt."))
    earlier = Access.objects.filter(venture=venture, user=user).order_by("-ended_on", "-id").first()
    if earlier is None:
        raise Refused(_("Personen har inte varit med i gruppen."))
    if facts.roles(user, venture):
        return
    role = Role.PARTICIPANT if earlier.role in ELECTED else Role(earlier.role)
    _enter(venture, user, role, by)


def _enter(venture: Venture, user: User, role: Role, by: User) -> None:
    given = {"started_on": clock.today()}
    _access, is_new = Access.objects.get_or_create(venture=venture, user=user, role=role, ended_on=None, defaults=given)
    if is_new:
        note = f"{role.label}, {venture.name}"
        record_event(user=user, by=by, kind=AccountEvent.Kind.ROLE_GIVEN, note=note)


@transaction.atomic
def move_person(*, user: User, source: Venture, target: Venture, by: User, rows: Iterable[Row] = ()) -> list[Row]:
    """The person leaves one group and enters another of the same coach's. Returns her rows there.

    `rows`, of those in which she alone wrote, are copied into the other group's tables as hers. In the group that she
    leaves they stay without her name: nothing is lost.
    """
    for group in sorted((source, target), key=lambda group: group.pk):  # in one order: two moves never wait in a ring
        answers.hold(group)
    if not (facts.is_own_coach(by, source) and facts.is_own_coach(by, target)) or source == target:
        raise Refused(_("Välj en av dina andra grupper."))
    held = [Role(role) for role in facts.roles(user, source)]
    if not held:
        raise Refused(_("Personen är inte med i gruppen längre."))
    own = {row.pk for row in own_rows(venture=source, user=user)}
    copied = [_copy(row, target, user) for row in rows if row.pk in own]
    for role in held:
        _enter(target, user, Role.PARTICIPANT if role in ELECTED else role, by)
    _go(source, user)
    signals.left.send(sender=Venture, venture=source, user=user, to=target)
    return copied


def _copy(row: Row, target: Venture, user: User) -> Row:
    """The row as it counts now, at the end of the same table of another group."""
    made = Row.objects.create(
        venture=target, field=row.field, position=place_after_last(target, row.field), removed_at=row.removed_at
    )
    heads = list(row.answers.filter(is_head=True))
    words = {head.column: head.value for head in heads}
    now = clock.now()
    for column, value in {**ready_words(row), **words}.items():
        Answer.objects.create(
            venture=target, field=row.field, row=made, column=column, value=value, by=user, started_at=now, at=now
        )
    return made
