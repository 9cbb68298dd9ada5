"""A publication as the pages use it. Knows no database: a draft in the workshop is shown through the same shape."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Book:
    """A publication as the pages use it. `version` is the publication's number, `number` the module's."""

    pk: int
    slug: str
    version: int
    structure: dict[str, Any]

    @cached_property
    def uid(self) -> UUID:
        return UUID(self.structure["uid"])

    @property
    def locked(self) -> bool:
        """Whether its translations wait for a reader: the module is about benefits, bylaws or the like."""
        return bool(self.structure.get("locked"))

    @cached_property
    def units(self) -> dict[str, dict[str, Any]]:
        """The units by id, in order."""
        return {unit["id"]: unit for unit in self.structure["units"]}

    @cached_property
    def order(self) -> list[str]:
        return list(self.units)

    def block(self, unit: str, key: str) -> dict[str, Any] | None:
        """A block of a unit by its key."""
        return next((block for block in self.units[unit]["blocks"] if block["key"] == key), None)

    def blocks(self, unit: str, kind: str) -> list[dict[str, Any]]:
        """The blocks of one kind in a unit, in order."""
        return [block for block in self.units[unit]["blocks"] if block["kind"] == kind]

    def place_of(self, kind: str, ref: str) -> tuple[str, str] | None:
        """(unit id, block key) of the first block that points at a question or an exercise."""
        for unit in self.structure["units"]:
            for block in unit["blocks"]:
                if block["kind"] == kind and block["attrs"].get("ref") == ref:
                    return unit["id"], block["key"]
        return None

    def neighbour(self, unit: str, step: int) -> dict[str, Any] | None:
        """The unit before (-1) or after (1)."""
        at = self.order.index(unit) + step
        return self.units[self.order[at]] if 0 <= at < len(self.order) else None
