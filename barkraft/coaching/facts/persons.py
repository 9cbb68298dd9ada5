"""One person as her coach sees her in a group, and how two groups would look as one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from barkraft.people import facts as cards
from barkraft.people.facts import CardState
from barkraft.people.models import SignInCard, User
from barkraft.venture import binder
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import contents_of
from barkraft.venture.models import Access, Role, Venture


@dataclass(frozen=True)
class PersonHere:
    """A person in a group, now or before. No word on why she is away or has left."""

    user: User
    roles: list[str]
    since: date | None  # None: she is not in the group now
    away_since: date | None
    left_on: date | None
    card: SignInCard | None
    card_state: CardState
    is_staff: bool

    @property
    def card_words(self) -> str:
        return str(cards.STATE_WORDS[self.card_state])


def person_here(venture: Venture, user: User) -> PersonHere:
    """What the page of a person says. Three queries."""
    held = list(Access.objects.filter(venture=venture, user=user).order_by("started_on", "id"))
    now = [one for one in held if one.ended_on is None]
    card = SignInCard.objects.filter(user=user, revoked_at=None).first()
    return PersonHere(
        user=user,
        roles=list(dict.fromkeys(str(Role(one.role).label) for one in now or held)),
        since=min((one.started_on for one in now), default=None),
        away_since=next((one.away_since for one in now if one.away_since), None),
        left_on=max((one.ended_on for one in held if one.ended_on), default=None) if not now else None,
        card=card,
        card_state=cards.card_state(card),
        is_staff=cards.is_staff(user),
    )


def been_here(venture: Venture) -> list[User]:
    """People who were in the group and are not now, by name. One query."""
    now = Access.objects.filter(venture=venture, ended_on=None).values("user")
    before = User.objects.filter(access__venture=venture).exclude(pk__in=now)
    return list(before.distinct().order_by("first_name", "id"))


def other_groups(user: User, besides: Venture) -> QuerySet[Venture]:
    """The coach's other groups: where a person may move, or what may become one with this group."""
    known = Venture.objects.in_cohorts_of(user).filter(ended_on=None).exclude(pk=besides.pk)
    return known.select_related("cohort").order_by("name", "id")


@dataclass(frozen=True)
class Both:
    """Two binders beside one another, field by field."""

    only_source: list[str]
    only_target: list[str]
    both: list[str]
    tables: list[str]  # both have rows: all are kept


def beside(source: Venture, target: Venture) -> Both:
    """What only one has, what both have. Three queries."""
    found = contents_of([source, target])
    lists: dict[str, list[str]] = {"only_source": [], "only_target": [], "both": [], "tables": []}
    for definition in chapters.dossier().fields:
        bound: Any = binder.bind(definition)
        if bound.closed:
            continue
        here, there = (bound.filled(one, found[one.pk]) for one in (source, target))
        if here and there:
            lists["tables" if definition.is_table else "both"].append(definition.label)
        elif here or there:
            lists["only_source" if here else "only_target"].append(definition.label)
    return Both(**lists)


@dataclass(frozen=True)
class Holder:
    """One in a group that has stopped: what she has, and whether her card is to be handed back."""

    user: User
    has_card: bool
    has_other_group: bool


def holders(venture: Venture) -> list[Holder]:
    """Everyone in the group now. Three queries."""
    people = list(
        User.objects.filter(access__venture=venture, access__ended_on=None).distinct().order_by("first_name", "id")
    )
    with_card = set(SignInCard.objects.filter(user__in=people, revoked_at=None).values_list("user", flat=True))
    elsewhere = Access.objects.filter(user__in=people, ended_on=None).exclude(venture=venture)
    others = set(elsewhere.values_list("user", flat=True))
    return [Holder(user, user.pk in with_card, user.pk in others) for user in people]
