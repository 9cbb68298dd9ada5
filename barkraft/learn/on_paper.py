"""A unit on paper: cards for the wall, questions to cut out, the words that it meets. Plain data for a document.

Every text is {"words", "language", "direction"}: Swedish inside an Arabic paper runs its own way. A piece is one of
barkraft.learn.markdown.to_pieces with the same two.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.learn import exercise, programme, quiz, shelf
from barkraft.learn.book import Book
from barkraft.learn.lines import Line
from barkraft.learn.markdown import Run, split_heading, split_steps, to_pieces
from barkraft.learn.render import PLACE_TERM, place_glossary
from barkraft.shared import formats
from barkraft.shared.place_words import easy_here, fill
from barkraft.translate import glossary, languages
from barkraft.translate.facts import Text, Words
from barkraft.translate.glossary import Explained, Term
from barkraft.venture.binder import chapters

Data = dict[str, Any]
LETTERS = "ABCDEFGHIJ"
MOST_LINES = 8.5  # of a card's text on a lying A4, below its heading
SIGNS = 40  # in such a line
GAP = 0.45  # of a line, between two paragraphs


def wall(book: Book, unit: str, language: str) -> list[Data]:
    """The unit as cards for the wall, each small enough for one sheet with large text."""
    with override(language):
        return list(_Reading(book, unit, language).cards())


def questions(book: Book, unit: str, language: str) -> list[Data]:
    """The unit's questions with their options, and what is right, by letter."""
    with override(language):
        reading = _Reading(book, unit, language)
        return [reading.question(block) for block in book.blocks(unit, "quiz")]


def terms(book: Book, units: Iterable[str]) -> list[Term]:
    """The words of the glossary that the units meet, in the order that they are met, explained in easy Swedish."""
    explained = Explained(place_glossary(glossary.locked()))
    for unit in units:
        found = book.units[unit]
        for text in (found["title"], found["lead"], *(block["text"] for block in found["blocks"])):
            list(explained.split(fill(text)))
    return list(explained.met.values())


def easy(term: Term) -> str:
    """What a word means, with this place's own line where the glossary speaks of places."""
    return easy_here(term.easy) if term.id == PLACE_TERM else term.easy


def short(book: Book, language: str) -> Data:
    """What is read before the first meeting: of each unit named, what must be said, the steps and the lists.

    `fields` are the binder's that its exercises fill in: the question card.
    """
    named = book.structure.get("before_first_meeting", [])
    with override(language):
        module = shelf.words(book.uid, language, locked=book.locked)
        title = module.text(book.uid, "", "title", book.structure["title"])
        parts = [_Reading(book, unit, language).in_short() for unit in named if unit in book.units]
    exercises = [book.structure["exercises"][one] for one in named if one in book.structure["exercises"]]
    fields = [id for entry in exercises for id in entry.get("writes", [])]
    return {"title": said(Text(fill(title.words), title.language)), "parts": parts, "fields": fields}


def said(text: Text) -> Data:
    """A text as a document draws it."""
    return {"words": text.words, **_way(text.language)}


def _way(language: str) -> Data:
    return {"language": languages.base(language), "direction": formats.direction(language)}


def _pieces(text: Text) -> list[Data]:
    return [piece | _way(text.language) for piece in to_pieces(text.words)]


def _lines(kind: str, lines: Iterable[Line], language: str) -> list[Data]:
    """Texts of a module as one piece of a card; in the language of the first."""
    found = list(lines)
    if not found:
        return []
    spoken = languages.SOURCE if found[0].foreign else language
    return [{"kind": kind, "lines": [[[line.words, False]] for line in found], **_way(spoken)}]


@dataclass
class _Reading:
    """One unit in one language. `machine`: some text since the last card was made by a machine, and nobody read it."""

    book: Book
    unit_id: str
    language: str
    machine: bool = False
    unit: Data = field(init=False)
    uid: UUID = field(init=False)
    words: Words = field(init=False)
    module: Words = field(init=False)

    def __post_init__(self) -> None:
        self.unit = self.book.units[self.unit_id]
        self.uid = UUID(self.unit["uid"])
        self.words = shelf.words(self.uid, self.language, locked=self.book.locked)
        self.module = shelf.words(self.book.uid, self.language, locked=self.book.locked)

    def text(self, key: str, name: str, source: str, *, locked: bool = False) -> Text:
        """The words for one place of the unit, with the words of the place put in."""
        return self._filled(self.words.text(self.uid, key, name, source, locked=locked))

    def _of_module(self, key: str, name: str, source: str) -> Text:
        return self._filled(self.module.text(self.book.uid, key, name, source))

    def _filled(self, found: Text) -> Text:
        self.machine = self.machine or found.unread
        return Text(fill(found.words), found.language)

    def _body(self, block: Data) -> Text:
        return self.text(block["key"], "text", block["text"], locked=block["kind"] == "say")

    def cards(self) -> Iterator[Data]:
        """Title first; then what stands under each heading, every box on cards of its own."""
        yield self._opening()
        waiting: list[Data] = []
        title = self.text("", "title", self.unit["title"])
        for block in self.unit["blocks"]:
            if block["kind"] == "text":
                waiting += _pieces(self._body(block))
                continue
            yield from self._cards(title, waiting)
            waiting = []
            if block["kind"] == "heading":
                title = self._body(block)
            elif block["kind"] == "quiz":
                yield self._card("question", None) | self.question(block)
            elif block["kind"] != "scene":
                yield from self._box(block, title)
        yield from self._cards(title, waiting)

    def _opening(self) -> Data:
        title = self.text("", "title", self.unit["title"])
        lead = self.text("", "lead", self.unit["lead"])
        alt = self.text("", "scene_alt", self.unit["scene_alt"])
        card = self._card("opening", title, _pieces(lead))
        return card | {"scene": self.unit["scene"], "alt": said(alt)}

    def _card(self, kind: str, title: Text | None, pieces: list[Data] | None = None, tag: str = "") -> Data:
        return {
            "kind": kind,
            "title": said(title) if title else None,
            "pieces": pieces or [],
            "tag": tag,
            "machine": self.machine,
        }

    def _cards(self, title: Text | None, pieces: list[Data], tag: str = "") -> list[Data]:
        found = [self._card("text", title, part, tag) for part in _cut(pieces)]
        self.machine = False
        return found

    def _box(self, block: Data, heading: Text | None) -> list[Data]:
        """A fact, an example, something to talk about, steps or an exercise: under its own heading where it has one."""
        if block["kind"] == "worksheet":
            return self._exercise(block)
        body = self._body(block)
        if block["kind"] == "steps":
            return self._cards(heading, self._steps(body))
        own, rest = split_heading(body.words)
        title = Text(own, body.language) if own else heading
        tag = str(self._tag(block))
        return self._cards(title if title and title.words != tag else None, _pieces(Text(rest, body.language)), tag)

    def _tag(self, block: Data) -> str:
        if block["kind"] == "example":
            return str(programme.TRADES.get(block["attrs"].get("trade", ""), _("Exempel")))
        if block["kind"] == "fact":
            source = self.text(block["key"], "source", block["attrs"].get("source", "")).words
            return _("Källa: {source}").format(source=formats.isolated(source)) if source else ""
        return {"talk": _("Prata ihop"), "try": _("Pröva själv"), "say": _("Säg det här ord för ord")}[block["kind"]]

    def _steps(self, body: Text) -> list[Data]:
        before, steps = split_steps(body.words)
        found = _pieces(Text(before, body.language))
        for number, (title, rest) in enumerate(steps, 1):
            found.append({"kind": "heading", "lines": [[[f"{number}. {title}", True]]], **_way(body.language)})
            found += _pieces(Text(rest, body.language))
        return found

    def _exercise(self, block: Data) -> list[Data]:
        shown = exercise.describe(self.book, block, self.module)
        self.machine = self.machine or shown.machine
        fields = [chapters.field(id) for id in shown.fields]
        pieces = _lines("words", [shown.do], self.language)
        if fields and all(one.on_device for one in fields):
            own = Line(_("Det här gör var och en på sitt eget papper."), False)
            pieces += _lines("words", [own], self.language)
        else:
            pieces += _lines("numbers", shown.how, self.language)
        title = Text(shown.title.words, languages.SOURCE if shown.title.foreign else self.language)
        return self._cards(title, pieces, f"{_('Övning')} · {shown.mode}" if shown.mode else _("Övning"))

    def question(self, block: Data) -> Data:
        """A question, its options by letter, what is right and what is said then."""
        ref = block["attrs"]["ref"]
        asked = self.book.structure["quiz"][ref]
        options = quiz.shown(asked, f"{self.unit['uid']}/{ref}")
        letters = {number: LETTERS[place] for place, (number, _words) in enumerate(options)}
        text = self._of_module(ref, "question", asked["q_sv"])
        shown = [
            {"letter": letters[number], **said(self._of_module(ref, f"option{number}", words))}
            for number, words in options
        ]
        machine, self.machine = self.machine, False
        return {
            "question": said(text),
            "options": shown,
            "how": _how(asked),
            "right": _right(asked, letters),
            "feedback": said(self._of_module(ref, "feedback", asked["feedback_sv"])),
            "machine": machine,
        }

    def in_short(self) -> Data:
        """The unit's title, and under each heading that has them: what must be said, the steps and the lists."""
        pieces: list[Data] = []
        heading: list[Data] = []
        for block in self.unit["blocks"]:
            body = self._body(block)
            if block["kind"] == "heading":
                heading = [{"kind": "heading", "lines": [[[body.words, True]]], **_way(body.language)}]
                continue
            kept = self._in_short(block, body)
            if kept:
                pieces += heading + kept
                heading = []
        title = self.text("", "title", self.unit["title"])
        return {"title": said(title), "pieces": pieces, "machine": self.machine}

    def _in_short(self, block: Data, body: Text) -> list[Data]:
        if block["kind"] == "steps":
            before, steps = split_steps(body.words)
            lines: list[list[Run]] = [_run_in(title, rest) for title, rest in steps]
            return [*_pieces(Text(before, body.language)), {"kind": "numbers", "lines": lines, **_way(body.language)}]
        if block["kind"] == "say":
            whole = [line for piece in _pieces(body) for line in piece["lines"]]
            marked = [[[words, True] for words, _strong in line] for line in whole]
            return [{"kind": "words", "lines": marked, **_way(body.language)}]
        found = _pieces(body) if block["kind"] == "text" else []
        return [piece for piece in found if piece["kind"] == "list" and not _is_spoken(piece)]


def _is_spoken(piece: Data) -> bool:
    """Whether it is lines to say aloud: they are practised with the whole unit, later."""
    return all(str(line[0][0]).startswith(("”", "“", "«")) for line in piece["lines"] if line)


def _run_in(title: str, rest: str) -> list[Run]:
    """A step on a line of its own: its name, then what one does."""
    runs: list[Run] = [[f"{title}.", True]]
    for piece in to_pieces(rest):
        for line in piece["lines"]:
            runs += [[" ", False], *line]
    return runs


def _how(asked: Data) -> str:
    """How many options one chooses."""
    if asked["type"] == quiz.ORDER:
        return _("Sätt i ordning.")
    return _("Välj en eller flera.") if asked["type"] == quiz.SEVERAL else _("Välj en.")


def _right(asked: Data, letters: dict[int, str]) -> str:
    if asked["type"] == quiz.ORDER:
        return " → ".join(letters[number] for number in asked["answer"])
    right = sorted(letters[number] for number in asked["answer"])
    return (" / " if asked.get("accepts") == "any" else ", ").join(right)


def _cut(pieces: list[Data]) -> list[list[Data]]:
    """The pieces on as few cards as hold them, evenly. A list may go on on the next card, numbered on."""
    whole = sum(_height(line) for piece in pieces for line in piece["lines"])
    if not whole:
        return []
    room = min(MOST_LINES, whole / math.ceil(whole / MOST_LINES) + 1.5)
    cards: list[list[Data]] = [[]]
    left = room
    for piece in pieces:
        for number, line in enumerate(piece["lines"], 1):
            needs = _height(line)
            # A heading does not stand last: what it is about comes with it.
            if cards[-1] and needs + (2 if piece["kind"] == "heading" else 0) > left:
                cards.append([])
                left = room
            if number == 1 or not cards[-1]:
                cards[-1].append(piece | {"lines": [], "start": number})
            cards[-1][-1]["lines"].append(line)
            left -= needs
    return cards


def _height(line: list[list[Any]]) -> float:
    """How many printed lines a paragraph takes, with the space after it."""
    return math.ceil(sum(len(words) for words, _strong in line) / SIGNS) + GAP
