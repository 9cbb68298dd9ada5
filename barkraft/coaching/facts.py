"""What a coach needs to see: her groups in the order that they wait, and each person's card."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from barkraft.coaching.latest import Latest, latest
from barkraft.learn import facts as learning
from barkraft.learn.facts import ModuleState
from barkraft.people import facts as cards
from barkraft.people.facts import CardState
from barkraft.people.models import SignInCard, User
from barkraft.shared import clock
from barkraft.venture.models import Access, Gate, Meeting, Phase, Role, Venture

ROW = "person-"  # the id of a person's row on the group's page begins so
MOST_MISSING = 3  # fields named on the board; the module's page has them all
BENEFIT_CHECK = ("group", "benefit_check_done")  # section and field of "Alla har frågat"


@dataclass(frozen=True)
class Need:
    """One thing that a group waits for its coach to do, and where it is done."""

    words: str
    address: str


@dataclass(frozen=True)
class Row:
    """One group on the board."""

    venture: Venture
    meetings_held: int
    next_meeting: Meeting | None
    has_modules: bool  # any that are published, of the phase that the group is in
    missing: list[str]
    more_missing: int
    needs: list[Need]
    latest: Latest | None


def board(user: User) -> list[Row]:
    """The groups that the person coaches: those who wait first, then by the next meeting, then by name.

    As many queries for one group as for twenty.
    """
    now = clock.now()
    held = Count("meetings", filter=Q(meetings__starts_at__lt=now), distinct=True)
    stopped = Gate.objects.filter(venture=OuterRef("pk"), result=Gate.Result.STOP).order_by("-created_at", "-id")
    talked = Meeting.objects.filter(venture=OuterRef("pk"), starts_at__gt=OuterRef("stopped"), starts_at__lt=now)
    known = Venture.objects.coached_by(user).select_related("cohort").annotate(held=held)
    known = known.annotate(stopped=Subquery(stopped.values("created_at")[:1])).annotate(talked=Exists(talked))
    ventures = list(known)
    coming = _next_meetings(ventures, now)
    locked = _locked_out(ventures)
    states = learning.states_of(ventures)
    last = latest(ventures, states)
    rows = [
        _row(venture, states[venture.pk], coming.get(venture.pk), locked.get(venture.pk, []), last.get(venture.pk))
        for venture in ventures
    ]
    late = now + timedelta(days=3650)
    return sorted(
        rows,
        key=lambda row: (not row.needs, row.next_meeting.starts_at if row.next_meeting else late, row.venture.name),
    )


def _next_meetings(ventures: list[Venture], now: datetime) -> dict[int, Meeting]:
    meetings = Meeting.objects.filter(venture__in=ventures, starts_at__gte=now).order_by("-starts_at", "-id")
    return {meeting.venture_id: meeting for meeting in meetings}  # the earliest is last, and stays


def _locked_out(ventures: list[Venture]) -> dict[int, list[tuple[str, str]]]:
    """Uid and first name of those whose card is locked, by group."""
    locked = SignInCard.objects.filter(revoked_at=None).exclude(locked_at=None).values("user")
    rows = Access.objects.filter(venture__in=ventures, ended_on=None, user__in=locked).order_by("id")
    found: dict[int, dict[str, str]] = {}
    for venture, user, name in rows.values_list("venture", "user__uid", "user__first_name"):
        found.setdefault(venture, {})[user] = name  # once, however many roles she has
    return {venture: list(names.items()) for venture, names in found.items()}


def _row(
    venture: Venture,
    known: Mapping[str, ModuleState],
    meeting: Meeting | None,
    locked: list[tuple[str, str]],
    last: Latest | None,
) -> Row:
    states = [state for state in known.values() if state.book.structure["phase"] == venture.phase]
    missing = [lack.label for state in states for lack in state.missing if lack.kind == "field"]
    needs = _needs(venture, known.values(), meeting, locked)
    held, more = getattr(venture, "held", 0), max(0, len(missing) - MOST_MISSING)
    return Row(venture, held, meeting, bool(states), missing[:MOST_MISSING], more, needs, last)


def _needs(
    venture: Venture, states: Iterable[ModuleState], meeting: Meeting | None, locked: list[tuple[str, str]]
) -> list[Need]:
    """What the group waits for, modules of every phase. One that chose to stop waits to be talked to."""
    here, plan = (reverse(f"coaching:{name}", args=[venture.uid]) for name in ("venture", "meeting_new"))
    needs = [Need(_("Öppna kortet för {name}.").format(name=name), f"{here}#{ROW}{uid}") for uid, name in locked]
    if venture.state == Venture.State.STOPPED:
        talked = getattr(venture, "talked", False)
        return needs if talked else [Need(_("Prata med gruppen. Den valde stopp."), here if meeting else plan), *needs]
    for state in sorted(states, key=lambda state: learning.walking_order(state.book)):
        if _waits(state):
            words = _("Titta på {module} och säg: jag har sett.").format(module=state.book.structure["title"])
            needs.append(Need(words, learning.address_for(venture, state.book.slug)))
    if meeting is None and venture.state == Venture.State.ACTIVE:
        needs.append(Need(_("Bestäm nästa möte."), plan))
    return needs


def _waits(state: ModuleState) -> bool:
    """Whether the group has said that it is done, and its coach has not seen it."""
    return bool(state.enrolment and state.enrolment.group_done_at and state.lacks("coach"))


@dataclass(frozen=True)
class ModuleRow:
    """A module of the programme as the group has it. `waits`: the group has said that it is done."""

    title: str
    address: str
    begun: bool
    done: bool
    waits: bool
    lacks: list[str]  # the fields that are empty


def modules(venture: Venture) -> list[ModuleRow]:
    """The modules up to the phase that the group is in, as they are walked, and any later one that it has begun."""
    states = learning.states(venture)
    phases = list(Phase.values)
    return [
        ModuleRow(
            title=state.book.structure["title"],
            address=learning.address_for(venture, state.book.slug),
            begun=state.enrolment is not None,
            done=state.done,
            waits=_waits(state),
            lacks=[lack.label for lack in state.missing if lack.kind == "field"],
        )
        for state in sorted(states.values(), key=lambda state: learning.walking_order(state.book))
        if state.enrolment or phases.index(state.book.structure["phase"]) <= phases.index(venture.phase)
    ]


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
    coached = Venture.objects.coached_by(user)
    inside = Access.objects.filter(venture=besides, ended_on=None).values("user")
    others = User.objects.filter(access__venture__in=coached, access__ended_on=None).exclude(pk__in=inside)
    return list(others.distinct().order_by("first_name", "id"))
