"""What a coach needs to see of one group: its modules, and each person's card. The board is in board/."""

from dataclasses import dataclass

from django.urls import reverse

from barkraft.coaching.board.said import waits
from barkraft.coaching.facts.logs import meetings_by_module
from barkraft.learn import facts as learning
from barkraft.learn.facts import ModuleState
from barkraft.people import facts as cards
from barkraft.people.facts import CardState
from barkraft.people.models import SignInCard, User
from barkraft.venture.models import Access, Phase, Role, Venture

BENEFIT_CHECK = ("group", "benefit_check_done")  # section and field of "Alla har frågat"


@dataclass(frozen=True)
class ModuleRow:
    """A module of the programme as the group has it. `waits`: the group has said that it is done."""

    title: str
    address: str
    begun: bool
    done: bool
    waits: bool
    lacks: list[str]  # the fields that are empty
    meetings: int = 0  # that were logged as about it
    wall: str = ""  # where its first unit is shown on the group's wall; "" when the module is done


def modules(venture: Venture) -> list[ModuleRow]:
    """The modules up to the phase that the group is in, as they are walked, and any later one that it has begun."""
    states = learning.states(venture)
    phases, met = list(Phase.values), meetings_by_module(venture)
    return [
        ModuleRow(
            title=state.book.structure["title"],
            address=learning.address_for(venture, state.book.slug),
            begun=state.enrolment is not None,
            done=state.done,
            waits=waits(state),
            lacks=[lack.label for lack in state.missing if lack.kind == "field"],
            meetings=met[state.book.slug],
            wall=_wall(venture, state),
        )
        for state in sorted(states.values(), key=lambda state: learning.walking_order(state.book))
        if state.enrolment or phases.index(state.book.structure["phase"]) <= phases.index(venture.phase)
    ]


def _wall(venture: Venture, state: ModuleState) -> str:
    return "" if state.done else reverse("coaching:wall", args=[venture.uid, state.book.slug, state.book.order[0]])


@dataclass(frozen=True)
class Person:
    """Someone in the group, with her roles and her card."""

    user: User
    access: list[Access]
    card: SignInCard | None
    state: CardState
    may_have_card: bool

    @property
    def state_words(self) -> str:
        return str(cards.STATE_WORDS[self.state])

    @property
    def role_words(self) -> str:
        return ", ".join(str(Role(access.role).label) for access in self.access)


def people(venture: Venture) -> list[Person]:
    """Everyone in the group now, in the order they came. A few queries, however many they are."""
    rows = venture.access.filter(ended_on=None).select_related("user", "venture").order_by("started_on", "id")
    by_user: dict[int, list[Access]] = {}
    for access in rows:
        by_user.setdefault(access.user_id, []).append(access)
    live = {card.user_id: card for card in SignInCard.objects.filter(user__in=by_user, revoked_at=None)}
    return [_person(held, live.get(pk)) for pk, held in by_user.items()]


def _person(held: list[Access], card: SignInCard | None) -> Person:
    user = held[0].user
    # Groups and other rooms are asked when a card is made; here the flag is enough to choose the buttons.
    return Person(user, held, card, cards.card_state(card), user.is_active and not user.is_staff)


def known_people(user: User, besides: Venture) -> list[User]:
    """People of the coach's other groups, who are not in this one."""
    coached = Venture.objects.in_cohorts_of(user)
    inside = Access.objects.filter(venture=besides, ended_on=None).values("user")
    others = User.objects.filter(access__venture__in=coached, access__ended_on=None).exclude(pk__in=inside)
    return list(others.distinct().order_by("first_name", "id"))
