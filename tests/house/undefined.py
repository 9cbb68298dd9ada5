"""What stands where Django puts its text for an undefined variable. Set in settings.py, so it imports no Django."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

OURS = str(Path(__file__).resolve().parents[2] / "barkraft")
IN_A_TEST = "<unknown source>"


class UndefinedVariable(AssertionError):
    """A template asked for a name that its view did not give."""


def origin(frame: FrameType | None) -> Any:
    """Where the innermost template node on the stack was written, or None."""
    from django.template.base import Node, Origin

    while frame:
        node = frame.f_locals.get("self")
        found = getattr(node, "origin", None)
        if isinstance(node, Node) and isinstance(found, Origin):
            return found
        frame = frame.f_back
    return None


def is_ours(found: Any) -> bool:
    return found is not None and (str(found.name).startswith(OURS) or found.name == IN_A_TEST)


class Undefined(str):
    """Empty for third parties, an error for us."""

    def __bool__(self) -> bool:
        return is_ours(origin(sys._getframe(1)))

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, name: object) -> str:
        found = origin(sys._getframe(1))
        if is_ours(found):
            raise UndefinedVariable(f"{found.name}: nobody gave “{name}”.")
        return ""
