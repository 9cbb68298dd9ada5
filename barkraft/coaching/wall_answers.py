"""What a card of the group's wall shows of the binder: the answer that stands there, and how to write it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from barkraft.learn.wall_cards import Card
from barkraft.learn.wall_fields import NEW, Asked
from barkraft.shared.models import new_uid
from barkraft.venture import actions, controls, worksheet
from barkraft.venture.binder.contents import Contents
from barkraft.venture.binder.display import said_by, saved
from barkraft.venture.controls import Control
from barkraft.venture.models import Answer, Disagreement


@dataclass(frozen=True)
class Answering:
    """The group's answer on one card. `row`: "" for a field. `step_url`: a row that is written on a page of its own."""

    field: str
    controls: tuple[Control, ...]
    row: str
    post_url: str
    back_url: str
    ticket: str
    draft: bool
    by: str
    saved: str
    two: bool  # two people wrote at once
    photo_url: str
    step_url: str


@dataclass(frozen=True)
class Slide:
    """A card with what the group has written, and what it does not agree on there."""

    card: Card
    answer: Answering | None = None
    disagreements: tuple[Disagreement, ...] = ()
    template: str = ""  # of a card that only this room knows


def slides(request: HttpRequest, cards: Iterable[Card], found: Contents, open_ones: list[Disagreement]) -> list[Slide]:
    """The cards with the group's answers."""
    ticket = worksheet.ticket(request, found.venture)
    return [
        Slide(
            card,
            _answering(card.asked, found, request.path, ticket) if card.asked else None,
            tuple(one for one in open_ones if _is_about(one, card)),
        )
        for card in cards
    ]


def _is_about(one: Disagreement, card: Card) -> bool:
    return card.round and one.about == card.title.words and one.field == (card.asked.field.id if card.asked else "")


def _answering(asked: Asked, found: Contents, path: str, ticket: str) -> Answering:
    definition = asked.field
    post_url, back_url = worksheet.field_url(found.venture, definition), f"{path}#{asked.id}"
    row = new_uid() if asked.row == NEW else asked.row
    heads = _heads(asked, found)
    newest = max((head for kept in heads for head in kept), key=lambda head: head.at, default=None)
    onward = urlencode({"next": back_url})
    return Answering(
        field=definition.id,
        controls=() if asked.is_long else _controls(asked, found),
        row=row,
        post_url=post_url,
        back_url=back_url,
        ticket=ticket,
        draft=definition.sensitivity != "personal",
        by=said_by(newest) if newest else "",
        saved=saved(newest) if newest else "",
        two=any(len(kept) > 1 for kept in heads),
        photo_url=f"{post_url}?bild=1&{onward}" if actions.takes_photo(definition) else "",
        step_url=f"{post_url}?rad={row}&steg=0&{onward}" if asked.is_long else "",
    )


def _controls(asked: Asked, found: Contents) -> tuple[Control, ...]:
    if not asked.field.is_table:
        return (controls.single(asked.field, found.at(asked.field.id), None),)
    wanted = {column.key for column in asked.columns}
    every = worksheet.row_controls(asked.field, found, asked.row, None, cards=asked.row != NEW)
    return tuple(control for control in every if control.column in wanted)


def _heads(asked: Asked, found: Contents) -> list[list[Answer]]:
    """The versions that count in each place that the card writes in."""
    if not asked.field.is_table:
        return [found.at(asked.field.id)]
    line = next((line for line in found.lines(asked.field) if line.ref == asked.row), None)
    return [line.answers.get(column.key, []) for column in asked.columns] if line else []
