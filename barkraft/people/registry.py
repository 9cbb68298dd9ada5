"""What the rooms above tell this room: their part of an export, an erasure, a person's roles, an invitation.

A room registers in its `apps.ready()`. This room calls what was registered and knows none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from barkraft.people.models import User


class CannotErase(Exception):
    """A room says why an account must stay for now, in a sentence that says what to do."""


class AlreadyUsed(Exception):
    """The invitation was used a moment ago."""


@dataclass(frozen=True)
class Part:
    """A room's part of what is held about a person."""

    name: str  # file name in the export, without ending
    export: Callable[["User"], Any]  # JSON-able
    erase: Callable[["User"], None]  # called in the erasing transaction; may raise CannotErase


@dataclass(frozen=True)
class HeldRole:
    """One line of "mina roller"."""

    role: str
    where: str
    since: date | None = None


class Invited(Protocol):
    """An invitation that can still be used."""

    email: str
    first_name: str
    by: str  # the name of who invites, "" when gone
    to: str  # the group's or the cohort's name
    role: str  # in words

    def claim(self) -> bool:
        """Mark it used, inside a transaction. False when somebody was quicker."""

    def give_role(self, user: "User") -> None:
        """Give what it invites to."""


_parts: dict[str, Part] = {}
_roles: list[Callable[["User"], list[HeldRole]]] = []
_staff: list[Callable[["User"], bool]] = []
_finders: list[Callable[[str], Invited | None]] = []


def register(name: str, export: Callable[["User"], Any], erase: Callable[["User"], None]) -> None:
    """A room's exporter and eraser. The same name twice is a mistake: ValueError."""
    if name in _parts:
        raise ValueError(f"{name} is registered already")
    _parts[name] = Part(name, export, erase)


def parts() -> list[Part]:
    """In the order that they were registered: rooms below first."""
    return list(_parts.values())


def register_roles(held: Callable[["User"], list[HeldRole]]) -> None:
    """`held` lists what a person holds in one room: called from that room's apps.ready()."""
    _roles.append(held)


def roles(user: "User") -> list[HeldRole]:
    """Everything that the person holds, in all rooms."""
    return [role for held in _roles for role in held(user)]


def register_staff(check: Callable[["User"], bool]) -> None:
    """`check` answers whether a person is staff in one room's eyes."""
    _staff.append(check)


def staff_checks() -> list[Callable[["User"], bool]]:
    """Every room's check of who is staff."""
    return list(_staff)


def register_invitations(find: Callable[[str], Invited | None]) -> None:
    """`find` takes the token of a link and answers None when it is unknown, used or too old."""
    _finders.append(find)


def find_invitation(token: str) -> Invited | None:
    """What the token of a link invites to; None when no room knows it."""
    return next((invited for find in _finders if (invited := find(token)) is not None), None)
