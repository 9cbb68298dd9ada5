"""Where something is written in a group's binder, and what is known of the writing."""

from dataclasses import dataclass
from typing import Any, Final, Self

from barkraft.people.models import User
from barkraft.venture.models import Answer, Row, Venture

LATEST: Final = "latest"  # as `seen`: whatever counts now, the writer replaces it knowingly


@dataclass(frozen=True)
class Place:
    """One place in a group's binder: a field, or one cell of a table.

    `row` is a Row, a Line's ref or a fresh uid for a row that is not there yet; None is a new row at the end.
    """

    venture: Venture
    field: str
    row: Row | str | None = None
    column: str = ""

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """The place where an answer is kept."""
        return cls(answer.venture, answer.field, answer.row, answer.column)

    @property
    def columns(self) -> dict[str, Any]:
        """The place as Answer keeps it."""
        return {"venture": self.venture, "field": self.field, "row": self.row, "column": self.column}


@dataclass(frozen=True)
class Step:
    """The open page that an answer comes from, and its number there: a bad line loses and reorders what is said."""

    page: str = ""  # "" for a form without script
    turn: int = 0


BY_FORM: Final = Step()


@dataclass(frozen=True)
class Writing:
    """Who writes, and what she knew. `seen` is the `mark` of the version that she saw, "" for none.

    `by_group`: typed for the group.
    """

    by: User
    seen: str = LATEST
    by_group: bool = False
    step: Step = BY_FORM
