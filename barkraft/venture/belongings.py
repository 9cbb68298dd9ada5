"""What hangs on a group, in every room: it moves when two groups become one, and goes when the group's binder goes.

Both hold for every model that points at a group, also one that a room above adds later. A room whose rows want it
otherwise says so in its apps.ready().
"""

from collections.abc import Callable, Iterator
from typing import Any, cast

from django.db.models import ForeignObjectRel, Model, QuerySet

from barkraft.venture.models import Venture

Rows = QuerySet[Any]
_when_joined: dict[type[Model], Callable[[Rows, Venture], object]] = {}
_when_ended: dict[type[Model], Callable[[Rows], object]] = {}


def when_joined(model: type[Model], act: Callable[[Rows, Venture], object]) -> None:
    """Let `act(rows, target)` bring these rows to the group that takes over, where they cannot all just move."""
    _when_joined[model] = act


def when_ended(model: type[Model], act: Callable[[Rows], object]) -> None:
    """Let `act(rows)` say what stays of these rows when the binder is erased; all others go."""
    _when_ended[model] = act


def pointing_at_a_group() -> Iterator[tuple[type[Model], str]]:
    """Every model that has a group, with the name of the column."""
    for relation in Venture._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.related_model is not Venture:
            yield cast(type[Model], relation.related_model), relation.field.name


def join(source: Venture, target: Venture) -> None:
    """Everything of the source becomes the target's."""
    for model, column in pointing_at_a_group():
        rows = model._default_manager.filter(**{column: source}).order_by("pk")
        special = _when_joined.get(model)
        if special:
            special(rows, target)
        else:
            rows.update(**{column: target})


def end(venture: Venture) -> None:
    """Everything goes, but what a room has said that it keeps."""
    for model, column in pointing_at_a_group():
        rows = model._default_manager.filter(**{column: venture}).order_by("pk")
        special = _when_ended.get(model)
        if special:
            special(rows)
        else:
            rows.delete()
