"""What the page of an exercise shows."""

from dataclasses import dataclass
from typing import Any

from barkraft.learn import programme
from barkraft.learn.book import Book
from barkraft.learn.lines import Line, line
from barkraft.translate.facts import Words
from barkraft.venture import binder
from barkraft.venture.binder.contents import Contents
from barkraft.venture.dossier import Field


@dataclass(frozen=True)
class Shown:
    """An exercise in one language. `fields`: ids of what it fills in the binder. `decides`: the group decides in it."""

    title: Line
    do: Line
    how: tuple[Line, ...]
    mode: str
    minutes: int
    fields: tuple[str, ...]
    decides: bool

    @property
    def machine(self) -> bool:
        """Whether some of its words are translated by machine and read by nobody."""
        return any(each.machine for each in (self.title, self.do, *self.how))


@dataclass(frozen=True)
class FieldStep:
    """One field of the exercise among the others. `place` counts from 1."""

    place: int
    count: int
    label: str
    ask: str
    address: str
    here: bool
    on_device: bool
    closed: bool  # nobody writes there
    filled: bool  # by the group: a closed field never is
    previous: str = ""
    following: str = ""


def describe(book: Book, piece: dict[str, Any], words: Words) -> Shown:
    """The exercise that a block points at, as it is done at this place."""
    ref = piece["attrs"].get("ref", "")
    entry = programme.variant(book.structure["exercises"].get(ref, {"title_sv": "", "do_sv": ""}))

    return Shown(
        title=line(words, book.uid, ref, "title", entry["title_sv"]),
        do=line(words, book.uid, ref, "do", entry["do_sv"]),
        how=tuple(
            line(words, book.uid, ref, f"how{number}", step) for number, step in enumerate(entry.get("how_sv", []))
        ),
        mode=str(programme.MODES.get(entry.get("mode", ""), "")),
        minutes=entry.get("minutes", 0),
        fields=tuple(entry.get("writes", [])),
        decides=bool(entry.get("decides")),
    )


def steps(path: str, fields: list[Field], asked: str, found: Contents | None) -> list[FieldStep]:
    """The fields in order, each with the address that shows it alone, and those beside it ("" at the ends).

    `found` holds all of them; None: there is no group yet.
    """
    addresses = ["", *(f"{path}?falt={field.id}" for field in fields), ""]
    bound = [binder.bind(field) for field in fields]
    closed = [bool(one.closed) for one in bound]
    filled = [found is not None and not one.closed and one.filled(found.venture, found) for one in bound]
    return [
        FieldStep(
            place=place,
            count=len(fields),
            label=field.label,
            ask=field.ask,
            address=addresses[place],
            here=field.id == asked,
            on_device=field.on_device,
            closed=closed[place - 1],
            filled=filled[place - 1],
            previous=addresses[place - 1],
            following=addresses[place + 1],
        )
        for place, field in enumerate(fields, 1)
    ]


def first_to_write(steps: list[FieldStep]) -> FieldStep | None:
    """Where one starts to write, or goes on. What is kept on the device counts as neither: nobody knows."""
    open_steps = [step for step in steps if step.on_device or not step.closed]
    if any(step.filled for step in steps):
        open_steps = [step for step in open_steps if not step.filled and not step.on_device] or open_steps
    return next(iter(open_steps or steps), None)
