"""A unit as cards for a wall: large, one at a time, in one language. Reads no database, writes nothing.

The public wall asks for a round and for paper. A coach's wall shows, on the cards that fill the binder, what the
group has written: `found`.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from barkraft.learn import cut, exercise, programme, unit_page
from barkraft.learn.book import Book
from barkraft.learn.lines import Line
from barkraft.learn.markdown import split_heading, split_steps, to_html
from barkraft.learn.question import describe as ask
from barkraft.learn.source import plain
from barkraft.learn.wall_cards import NOTHING, Card, Deck, numbered
from barkraft.learn.wall_fields import asked_of, has_own
from barkraft.shared.place_words import fill
from barkraft.translate import glossary, languages
from barkraft.translate.facts import Words
from barkraft.translate.glossary import Explained, Term
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import Contents

LONGEST_QUESTION = 130  # signs that stand as a heading
STEPS_A_CARD = 3


def deck(book: Book, unit: dict[str, Any], words: Words, found: Contents | None = None) -> Deck:
    """Cut a unit into cards. `words` holds those of the unit and of its module."""
    work = _Deck(book, unit, words, found)
    work.begin()
    for block in unit["blocks"]:
        getattr(work, f"_{block['kind']}", work._box)(block)
    work.end()
    return Deck(numbered(work.cards), work.missing, work.machine)


def fields_of(book: Book, unit: dict[str, Any]) -> list[str]:
    """The fields of the binder that the unit's exercises fill: the group's alone."""
    entries = [book.structure["exercises"].get(block["attrs"].get("ref", ""), {}) for block in _exercises(unit)]
    ids = [id for entry in entries for id in programme.variant(entry).get("writes", [])]
    return [id for id in dict.fromkeys(ids) if not chapters.field(id).on_device]


def _exercises(unit: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in unit["blocks"] if block["kind"] == "worksheet"]


@dataclass
class _Deck:
    book: Book
    unit: dict[str, Any]
    words: Words
    found: Contents | None
    cards: list[Card] = field(default_factory=list)
    missing: bool = False
    machine: bool = False
    heading: Line = field(default_factory=lambda: Line("", False))
    heading_waits: bool = False  # it has not stood on a card yet
    waiting: list[tuple[str, bool]] = field(default_factory=list)  # text of the same heading: (Markdown, foreign)
    terms: list[Term] = field(default_factory=list)
    scene: tuple[str, Line | None] = ("", None)

    def __post_init__(self) -> None:
        self.uid = UUID(self.unit["uid"])
        self.explained = Explained(glossary.locked())

    # What is said

    def _line(self, key: str, name: str, source: str, *, locked: bool = False) -> Line:
        text = self.words.text(self.uid, key, name, source, locked=locked)
        made = Line(fill(text.words), self.words.is_foreign(text), text.unread)
        return self._seen(made) if source else made

    def _seen(self, line: Line) -> Line:
        self.missing |= line.foreign
        self.machine |= line.machine
        return line

    def _said(self, block: dict[str, Any]) -> Line:
        self._meet(block["text"])
        return self._line(block["key"], "text", block["text"], locked=block["kind"] == "say")

    def _meet(self, swedish: str) -> None:
        """Words of the glossary are found in the Swedish: they are explained in both languages."""
        known = set(self.explained.met)
        list(self.explained.split(fill(plain(swedish))))
        self.terms += [term for id, term in self.explained.met.items() if id not in known]

    def _html(self, markdown: str) -> SafeString:
        # The parser escapes everything that is not our small Markdown.
        return mark_safe(to_html(markdown, level=2, language=self.words.language))  # noqa: S308  HTML off

    # Cards

    def _put(self, kind: str, title: Line, *, id: str = "", **more: Any) -> None:
        """One more card, with the words explained and the picture that wait for one."""
        terms, self.terms = tuple(self.terms), []
        scene, alt = self.scene
        self.scene = ("", None)
        more = {"terms": terms, "scene": scene, "alt": alt} | more
        self.cards.append(Card(id=id or f"k{len(self.cards) + 1}", kind=kind, title=title, **more))

    def _lay(self, kind: str, title: Line, text: str, foreign: bool, *, round: bool = False, **more: Any) -> None:
        """A text on as many cards as it needs. Where there is a round, it stands on the last."""
        parts = cut.parts(text) or [""]
        for place, part in enumerate(parts, 1):
            with_round = round and place == len(parts)
            self._put(kind, title, body=self._html(part), body_foreign=foreign, round=with_round, **more)

    def begin(self) -> None:
        """The first card: what it is about."""
        unit = self.unit
        title = self._line("", "title", unit["title"])
        lead = self._line("", "lead", unit["lead"])
        alt = self._line("", "scene_alt", unit["scene_alt"])
        scene = unit_page.scene_address(unit["scene"])
        self._put("title", title, body=lead.words, body_foreign=lead.foreign, scene=scene, alt=alt)
        self.heading = title  # of the text before the first heading

    def end(self) -> None:
        """The last card."""
        self._flush()
        self.scene = ("", None)
        self._put("end", Line(_("Klart för i dag"), False))

    def _flush(self) -> None:
        """Lay the text that waits on as many cards as it needs, each under the heading."""
        waiting, self.waiting = self.waiting, []
        for text, foreign in _joined(waiting):
            self._put("text", self.heading, body=self._html(text), body_foreign=foreign)
            self.heading_waits = False

    def _heading(self, block: dict[str, Any]) -> None:
        self._flush()
        self.heading, self.heading_waits = self._said(block), True

    def _text(self, block: dict[str, Any]) -> None:
        line = self._said(block)
        self.waiting += [(part, line.foreign) for part in cut.parts(line.words)]

    def _scene(self, block: dict[str, Any]) -> None:
        self._flush()
        address = unit_page.scene_address(block["attrs"].get("file", ""))
        self.scene = (address, self._line(block["key"], "alt", block["attrs"].get("alt", "")) if address else None)

    def _titled(self, own: str, foreign: bool, label: str) -> tuple[Line, Line]:
        """The heading of a box and the small line above it; a heading that waits is never lost."""
        heading, waits, ours = self.heading, self.heading_waits, Line(label, False)
        self.heading_waits = False
        if own:
            return Line(own, foreign), ours if label or not waits else heading
        if waits:
            return heading, ours
        return (ours, NOTHING) if label else (heading, NOTHING)

    def _box(self, block: dict[str, Any]) -> None:
        """fact, example, try: a heading of its own or none, and text."""
        self._flush()
        line = self._said(block)
        own, rest = split_heading(line.words)
        title, above = self._titled(own, line.foreign, _label(block))
        source = self._line(block["key"], "source", block["attrs"].get("source", "")).words
        self._lay(block["kind"], title, rest, line.foreign, above=above, source=source)

    def _say(self, block: dict[str, Any]) -> None:
        self._flush()
        line = self._said(block)
        title, above = self._titled("", False, _("Säg det här ord för ord"))
        self._lay("say", title, line.words, line.foreign, above=above)

    def _talk(self, block: dict[str, Any]) -> None:
        """The question itself is the heading, where it is short enough."""
        self._flush()
        line = self._said(block)
        own, rest = split_heading(line.words)
        first, _nothing, after = rest.partition("\n\n")
        if not own and len(first) <= LONGEST_QUESTION and "\n" not in first:
            own, rest = plain(first), after
        self.heading_waits = False
        title = Line(own or _("Prata ihop"), line.foreign and bool(own))
        above = Line(_("Prata ihop") if own else "", False)
        self._lay("talk", title, rest, line.foreign, above=above, round=True)

    def _steps(self, block: dict[str, Any]) -> None:
        line = self._said(block)
        before, steps = split_steps(line.words)
        if before:
            self.waiting += [(part, line.foreign) for part in cut.parts(before)]
        self._flush()
        above, self.heading_waits = self.heading, False
        for place, (title, rest) in enumerate(steps, 1):
            said = Line(f"{place}. {title}", line.foreign)
            self._lay("text", said, rest, line.foreign, above=above)

    def _quiz(self, block: dict[str, Any]) -> None:
        self._flush()
        asked = self.book.structure["quiz"].get(block["attrs"].get("ref", ""))
        if asked is None:
            return
        shown = ask(self.book, self.unit, block, list(asked["answer"]), self.words)
        self.machine |= shown.machine
        self.missing |= shown.foreign
        right = sorted((one for one in shown.options if one.chosen), key=lambda one: one.place)
        above = Line(_("Fråga {number} av {count}").format(number=shown.number, count=shown.count), False)
        title = Line(shown.text, shown.foreign)
        self._meet(asked["q_sv"])
        self._put("quiz", title, above=above, question=shown, right=tuple(one.text for one in right))

    def _worksheet(self, block: dict[str, Any]) -> None:
        self._flush()
        shown = exercise.describe(self.book, block, self.words)
        for line in (shown.title, shown.do, *shown.how):
            self._seen(line)
        text = self._said(block)
        above = Line(" · ".join(filter(None, [_("Övning"), shown.mode, _minutes(shown.minutes)])), False)
        whole = "\n\n".join(filter(None, [shown.do.words, text.words]))
        self._lay("exercise", shown.title, whole, shown.do.foreign, above=above)
        for start in range(0, len(shown.how), STEPS_A_CARD):
            how = shown.how[start : start + STEPS_A_CARD]
            self._put("how", Line(_("Gör så här"), False), above=shown.title, how=how, start=start + 1)
        self._asked(shown)

    def _asked(self, shown: exercise.Shown) -> None:
        """A card a field of the binder, or a row of a table. What is the person's own stands on no wall."""
        asked = asked_of(shown.fields, self.found)
        for one in asked:
            title = Line(one.title, one.title_is_ours and languages.base(self.words.language) != languages.SOURCE)
            self._put("field", title, id=one.id, above=shown.title, asked=one, round=True)
        if has_own(shown.fields):
            self._put("own", Line(_("Det här gör var och en på sitt eget papper"), False), above=shown.title)


def _joined(waiting: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Texts of the same language put together as long as they fit on a card."""
    made: list[tuple[str, bool]] = []
    for text, foreign in waiting:
        last = made[-1] if made else ("", not foreign)
        if last[1] == foreign and len(last[0]) + 2 + len(text) <= cut.MOST:
            made[-1] = (f"{last[0]}\n\n{text}", foreign)
        else:
            made.append((text, foreign))
    return made


def _label(block: dict[str, Any]) -> str:
    """What kind of box it is, in words; "" for a fact, which its heading tells."""
    if block["kind"] == "example":
        return str(programme.TRADES.get(block["attrs"].get("trade", ""), _("Exempel")))
    return _("Pröva själv") if block["kind"] == "try" else ""


def _minutes(number: int) -> str:
    words = ngettext("%(minutes)s minut", "%(minutes)s minuter", number) % {"minutes": number}
    return str(words) if number else ""
