"""The way through the programme: six phases, stones in the order they are walked, and the gates between."""

import re
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from barkraft.learn import facts, programme, shelf
from barkraft.learn.facts import Step
from barkraft.learn.models import ModulePage
from barkraft.people.models import User
from barkraft.shared.place_words import fill
from barkraft.translate.facts import words_of
from barkraft.venture.models import Gate, Venture

DONE, NOW, LATER = "done", "now", "later"
# A stone is narrow, and not every browser knows how to divide Swedish words.
_JOINTS = re.compile(r"(verksamhets|upp|med)(?=ledar|handling|arbetare)", re.IGNORECASE)
_SIDES = ("a", "b")
# Phases whose arch stands on the far side of the path: the way winds, so their first stone lies on the near one.
_FAR = frozenset({"bilda", "driva"})


@dataclass(frozen=True)
class Stone:
    """A module on the path. `place` is where it is walked, which can differ from the module's own number."""

    place: int
    slug: str
    title: str
    foreign: bool  # the title is in Swedish on a page in another language
    state: str
    written: bool
    begun_on_paper: bool
    side: str


@dataclass(frozen=True)
class Stage:
    """A phase with its stones. `gate` is the group's last choice of way out of it."""

    phase: programme.Phase
    stones: tuple[Stone, ...]
    here: bool
    side: str
    gate: Gate | None


@dataclass(frozen=True)
class Way:
    """The whole path. `done` counts stones; `step` is the one next thing."""

    stages: tuple[Stage, ...]
    done: int
    step: Step | None


def way(user: User | AnonymousUser, venture: Venture | None, language: str) -> Way:
    """The path as everybody sees it, or as far as this group has come."""
    pages = list(ModulePage.objects.live().values("uid", "slug", "title", "phase", "number", "data"))
    pages.sort(key=lambda page: (programme.order_of_phase(page["phase"]), page["number"]))
    known = facts.states(venture) if venture else {}
    step = facts.next_step_in(user, known) if venture and user.is_authenticated else None
    words = words_of([page["uid"] for page in pages], language)
    stones: dict[str, list[Stone]] = {}
    for place, page in enumerate(pages, 1):
        state = known.get(page["slug"])
        now = NOW if step and step.slug == page["slug"] else LATER
        title = words.text(page["uid"], "", "title", page["title"])
        row = stones.setdefault(page["phase"], [])
        row.append(
            Stone(
                place=place,
                slug=page["slug"],
                title=_JOINTS.sub("\\1\u00ad", fill(title.words)),
                foreign=words.is_foreign(title),
                state=DONE if state and state.done else now,
                written=page["slug"] in shelf.newest(),
                begun_on_paper=bool(page["data"].get("before_first_meeting")),
                side=_SIDES[(len(row) + (page["phase"] not in _FAR)) % 2],
            )
        )
    gates = {gate.phase: gate for gate in Gate.objects.filter(venture=venture).order_by("decided_on", "id")}
    return Way(
        stages=tuple(_stage(phase, stones.get(phase.id, []), venture, gates) for phase in programme.phases()),
        done=sum(stone.state == DONE for row in stones.values() for stone in row),
        step=step,
    )


def _stage(phase: programme.Phase, stones: list[Stone], venture: Venture | None, gates: dict[str, Gate]) -> Stage:
    here = venture is not None and venture.phase == phase.id
    side = _SIDES[phase.id in _FAR]
    return Stage(phase, tuple(stones), here, side, gates.get(phase.id))
