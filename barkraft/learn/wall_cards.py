"""What a wall shows: cards, and the deck that they make."""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from barkraft.learn.lines import Line
from barkraft.learn.question import Shown as Question
from barkraft.learn.wall_fields import Asked
from barkraft.translate.glossary import Term

NOTHING = Line("", False)


@dataclass(frozen=True)
class Card:
    """One card. `kind` is title, text, say, talk, quiz, exercise, how, field, own or end.

    `above` is a small line over the heading; `round`: everybody says something; `terms`: words explained on it.
    """

    id: str
    kind: str
    title: Line
    above: Line = NOTHING
    body: SafeString | str = ""
    body_foreign: bool = False
    round: bool = False
    terms: tuple[Term, ...] = ()
    scene: str = ""
    alt: Line | None = None
    source: str = ""
    question: Question | None = None
    right: tuple[str, ...] = ()  # the right options of the question, in words
    how: tuple[Line, ...] = ()
    start: int = 1  # number of the first of `how`
    asked: Asked | None = None
    number: int = 0
    previous: str = ""
    following: str = ""


@dataclass(frozen=True)
class Deck:
    """The cards of a unit. `missing`: some texts are Swedish for want of a translation; `machine`: see Line."""

    cards: tuple[Card, ...]
    missing: bool
    machine: bool


def numbered(cards: list[Card]) -> tuple[Card, ...]:
    """The cards with their numbers and their neighbours."""
    ids = ["", *(card.id for card in cards), ""]
    return tuple(
        replace(card, number=place, previous=ids[place - 1], following=ids[place + 1])
        for place, card in enumerate(cards, 1)
    )
