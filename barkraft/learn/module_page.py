"""What the page of a module shows, in one language."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from barkraft.learn import programme
from barkraft.learn.book import Book
from barkraft.learn.lines import Line, line
from barkraft.learn.models import ModulePage
from barkraft.learn.unit_page import title_of
from barkraft.translate.facts import Words
from barkraft.venture import binder
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import contents
from barkraft.venture.dossier import Field
from barkraft.venture.models import Venture


@dataclass(frozen=True)
class UnitRow:
    """A unit in the list. `where` is shown as it stands."""

    id: str
    title: Line
    minutes: int
    where: str
    address: str = ""


@dataclass(frozen=True)
class ExerciseRow:
    """An exercise in the list."""

    title: Line
    minutes: int
    mode: str
    address: str


@dataclass(frozen=True)
class Page:
    """Everything that is the same for all who read."""

    title: Line
    intro: Line
    phase: programme.Phase
    goals: tuple[Line, ...]
    units: tuple[UnitRow, ...]
    exercises: tuple[ExerciseRow, ...] = ()
    makes: tuple[Field, ...] = ()
    before: tuple[Line, ...] = ()  # what is done on paper before the first meeting
    scene: str = ""
    scene_alt: str = ""

    @property
    def minutes(self) -> int:
        """Of reading, all units together."""
        return sum(unit.minutes for unit in self.units)

    @property
    def machine(self) -> bool:
        """Whether some of its words are translated by machine and read by nobody."""
        titles = [*(unit.title for unit in self.units), *(exercise.title for exercise in self.exercises)]
        return any(each.machine for each in (self.title, self.intro, *self.goals, *self.before, *titles))


def describe(book: Book, words: Words, titles: dict[str, str]) -> Page:
    """The page of a published module. `titles`: of the units, in the language of `words`."""
    structure = book.structure
    first = structure["units"][0]
    return Page(
        title=line(words, book.uid, "", "title", structure["title"]),
        intro=line(words, book.uid, "", "intro", structure["intro"]),
        phase=_phase(structure["phase"]),
        goals=tuple(line(words, book.uid, goal["id"], "text", goal["sv"]) for goal in structure["goals"]),
        units=tuple(
            UnitRow(
                unit["id"],
                Line(**title_of(book, unit["id"], titles, words.language)),
                unit["minutes"],
                str(programme.WHERE.get(unit["where"], "")),
                reverse("learn:unit", args=[book.slug, book.version, unit["id"]]),
            )
            for unit in structure["units"]
        ),
        exercises=tuple(_exercise(book, words, ref, entry) for ref, entry in structure["exercises"].items()),
        makes=tuple(map(chapters.field, structure["writes"])),
        before=tuple(_before(book, words, titles, ref) for ref in structure["before_first_meeting"]),
        scene=first["scene"],
        scene_alt=words.text(UUID(first["uid"]), "", "scene_alt", first["scene_alt"]).words,
    )


def plan(page: ModulePage, words: Words) -> Page:
    """The page of a module that is being written: what it will be about."""
    data: dict[str, Any] = page.data
    return Page(
        title=line(words, page.uid, "", "title", page.title),
        intro=line(words, page.uid, "", "intro", page.intro),
        phase=_phase(page.phase),
        goals=tuple(line(words, page.uid, goal["id"], "text", goal["sv"]) for goal in data.get("goals", [])),
        units=tuple(
            UnitRow(unit["id"], line(words, page.uid, unit["id"], "title", unit["title_sv"]), unit["minutes"], "")
            for unit in data["units"]
        ),
        makes=tuple(map(chapters.field, data.get("dossier_writes", []))),
    )


def filled(venture: Venture, book: Book) -> frozenset[str]:
    """Ids of the fields of the module that the group has filled."""
    definitions = [chapters.field(field) for field in book.structure["writes"]]
    found = contents(venture, [definition.id for definition in definitions])
    return frozenset(definition.id for definition in definitions if binder.bind(definition).filled(venture, found))


def _exercise(book: Book, words: Words, ref: str, entry: dict[str, Any]) -> ExerciseRow:
    entry = programme.variant(entry)
    place = book.place_of("worksheet", ref)
    return ExerciseRow(
        line(words, book.uid, ref, "title", entry["title_sv"]),
        entry.get("minutes", 0),
        str(programme.MODES.get(entry.get("mode", ""), "")),
        reverse("learn:block", args=[book.slug, book.version, *place]) if place else "",
    )


def _before(book: Book, words: Words, titles: dict[str, str], ref: str) -> Line:
    """A unit or an exercise by its id."""
    if ref in book.units:
        return Line(**title_of(book, ref, titles, words.language))
    return line(words, book.uid, ref, "title", programme.variant(book.structure["exercises"][ref])["title_sv"])


def _phase(phase: str) -> programme.Phase:
    return programme.phases()[programme.order_of_phase(phase)]
