"""An undefined variable, or a list without an order, in one of our templates is an error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from django.db.models import QuerySet
from django.template import engines
from django.template.base import Node, Origin
from django.template.defaulttags import ForNode

OURS = str(Path(__file__).resolve().parents[3] / "barkraft")
IN_A_TEST = "<unknown source>"


class UndefinedVariable(AssertionError):
    """A template asked for a name that its view did not give."""


class UnorderedList(AssertionError):
    """A template walks rows whose order the database may choose anew tomorrow."""


def _origin(frame: FrameType | None) -> Origin | None:
    """Where the innermost template node on the stack was written."""
    while frame:
        node = frame.f_locals.get("self")
        origin = getattr(node, "origin", None)
        if isinstance(node, Node) and isinstance(origin, Origin):
            return origin
        frame = frame.f_back
    return None


def _is_ours(origin: Origin | None) -> bool:
    return origin is not None and (str(origin.name).startswith(OURS) or origin.name == IN_A_TEST)


class Undefined(str):
    """Stands where Django puts its text for an undefined variable: empty for third parties, an error for us."""

    def __bool__(self) -> bool:
        return _is_ours(_origin(sys._getframe(1)))

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, name: object) -> str:
        origin = _origin(sys._getframe(1))
        if _is_ours(origin):
            raise UndefinedVariable(f"{origin and origin.name}: nobody gave “{name}”.")
        return ""


def _counted(length: Any) -> Any:
    """`QuerySet.__len__`, which `{% for %}` calls on what it walks."""

    def __len__(self: QuerySet[Any]) -> int:
        frame = sys._getframe(1)
        if frame.f_code is ForNode.render.__code__ and not self.ordered:
            origin = _origin(frame)
            if _is_ours(origin):
                raise UnorderedList(
                    f"{origin and origin.name}: {self.model.__name__} rows have no order. Say order_by()."
                )
        return int(length(self))

    return __len__


@contextmanager
def watched() -> Iterator[None]:
    engine = engines["django"].engine  # type: ignore[attr-defined]
    before, length = engine.string_if_invalid, QuerySet.__len__
    engine.string_if_invalid = Undefined()
    QuerySet.__len__ = _counted(length)  # type: ignore[method-assign]
    try:
        yield
    finally:
        engine.string_if_invalid = before
        QuerySet.__len__ = length  # type: ignore[method-assign]
