"""A unit of a publication as HTML in one language. Takes structures and words; reads no database, writes nothing."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from barkraft.learn import programme
from barkraft.learn.markdown import split_heading, split_steps, to_html
from barkraft.shared import formats
from barkraft.shared.place_words import easy_here, fill, place_words
from barkraft.translate import languages
from barkraft.translate.facts import Text, Words
from barkraft.translate.glossary import Explained, Glossary, Term

PLACE_TERM = "municipality"


@dataclass(frozen=True)
class Rendered:
    """The body of a unit. `missing`: blocks shown in Swedish for want of a translation.

    `machine`: texts that a machine translated and nobody has read.
    """

    title: str
    html: str
    missing: int
    machine: int


def place_glossary(glossary: Glossary) -> Glossary:
    """The glossary with this place's own name for the municipality, so that it too is explained."""
    own = place_words().get("kommunen", "")
    return glossary.with_forms({own: PLACE_TERM}) if own else glossary


def unit_body(
    structure: dict[str, Any], number: int, unit: dict[str, Any], words: Words, glossary: Glossary
) -> Rendered:
    """Render one unit. `number` is the publication's. Addresses follow the language of `words`."""
    with translation.override(words.language):
        work = Drawing(structure, number, unit, words, Explained(glossary))
        article = mark_safe("\n".join(work.block(block) for block in unit["blocks"]))  # noqa: S308  made of escaped templates
        aside = mark_safe("\n".join(gloss(term, words.language) for term in work.explained.met.values()))  # noqa: S308  as above
        place = [structure["slug"], number, unit["id"]]
        context = {
            "article": article,
            "aside": aside,
            "pause": reverse("learn:pause", args=place),
            "next": reverse("learn:finish", args=place),
        }
        title = work.text("", "title", unit["title"])
        return Rendered(title.words, render_to_string("learn/unit_body.html", context), work.missing, work.machine)


def module_body(structure: dict[str, Any], words: Words) -> Rendered:
    """The module's own words: why it is there."""
    owner = UUID(structure["uid"])
    with translation.override(words.language):
        title = words.text(owner, "", "title", structure["title"])
        intro = words.text(owner, "", "intro", structure["intro"])
        foreign = foreign_attributes(intro, words)
        context = {"intro": fill(intro.words), "intro_foreign": foreign}
        html = render_to_string("learn/module_body.html", context)
        return Rendered(title.words, html, int(bool(foreign)), title.unread + intro.unread)


def foreign_attributes(text: Text, words: Words) -> SafeString | str:
    """`lang` and `dir` for a text that is not in the language of its page, else nothing."""
    if not words.is_foreign(text):
        return ""
    return format_html(' lang="{}" dir="{}"', text.language, formats.direction(text.language))


def gloss(term: Term, language: str) -> str:
    """One word of the margin: in the reader's language beside the Swedish."""
    foreign = languages.base(language) != languages.SOURCE
    context = {
        "term": term,
        "easy": easy_here(term.easy) if term.id == PLACE_TERM else term.easy,
        "other": term.other.get(languages.base(language), ""),
        "foreign": mark_safe(' lang="sv" dir="ltr"') if foreign else "",
    }
    return render_to_string("learn/gloss.html", context).strip()


@dataclass
class Drawing:
    """One unit on its way to HTML in one language. `anchor` stands before the key in the id of each block.

    `missing` and `machine` count up as it is drawn: see Rendered.
    """

    structure: dict[str, Any]
    number: int
    unit: dict[str, Any]
    words: Words
    explained: Explained
    anchor: str = ""
    missing: int = 0
    machine: int = 0
    level: int = 2  # of a heading inside a box: never a jump past a level
    uid: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.uid = UUID(self.unit["uid"])

    def block(self, block: dict[str, Any]) -> str:
        """One block as HTML, wrapped in an element whose id is its key."""
        return self.draw(block, self.context(block))

    def context(self, block: dict[str, Any]) -> dict[str, Any]:
        """What the template of the block shows. `foreign` is "" where it is in the language of the page."""
        made: dict[str, Any] = getattr(self, f"_{block['kind']}", self._box)(block)
        return made

    def draw(self, block: dict[str, Any], context: dict[str, Any]) -> str:
        """The block with its context as HTML."""
        place = {"key": f"{self.anchor}{block['key']}", "level": self.level}
        html = render_to_string(f"learn/blocks/{block['kind']}.html", context | place)
        if block["kind"] == "heading":
            self.level = 3
        return html.strip()

    def text(self, key: str, name: str, source: str, *, locked: bool = False) -> Text:
        """The words for one place of the unit, with the words of the place put in."""
        return self._filled(self.words.text(self.uid, key, name, source, locked=locked))

    def _said(self, block: dict[str, Any]) -> tuple[Text, SafeString | str]:
        text = self.text(block["key"], "text", block["text"], locked=block["kind"] == "say")
        foreign = foreign_attributes(text, self.words)
        self.missing += bool(foreign and block["text"])
        return text, foreign

    def _html(self, text: str) -> SafeString:
        # The parser escapes everything that is not our small Markdown.
        html = to_html(text, level=self.level, explained=self.explained, language=self.words.language)
        return mark_safe(html)  # noqa: S308  our own Markdown, HTML off

    def _heading(self, block: dict[str, Any]) -> dict[str, Any]:
        text, foreign = self._said(block)
        return {"text": text.words, "foreign": foreign}

    def _text(self, block: dict[str, Any]) -> dict[str, Any]:
        text, foreign = self._said(block)
        return {"html": self._html(text.words), "foreign": foreign}

    def _box(self, block: dict[str, Any]) -> dict[str, Any]:
        """A box with a heading of its own or none."""
        text, foreign = self._said(block)
        title, rest = split_heading(text.words)
        own = _("Prata ihop") if block["kind"] == "talk" else _("Pröva själv")
        return {"title": "" if title == own else title, "html": self._html(rest), "foreign": foreign}

    def _talk(self, block: dict[str, Any]) -> dict[str, Any]:
        """What to talk about stands larger; how to do the round comes under it."""
        box = self._box(block)
        # Safe already: the HTML comes from our own Markdown, with one class put in.
        return box if box["title"] else box | {"html": mark_safe(box["html"].replace("<p>", '<p class="lead">', 1))}  # noqa: S308

    def _fact(self, block: dict[str, Any]) -> dict[str, Any]:
        source = self.text(block["key"], "source", block["attrs"].get("source", ""))
        # The line "Källa" is of the interface: it keeps the language of the page inside a Swedish box.
        native = format_html(' lang="{}" dir="{}"', self.words.language, formats.direction(self.words.language))
        box = self._box(block)
        return box | {"source": source.words, "native": native if box["foreign"] else ""}

    def _example(self, block: dict[str, Any]) -> dict[str, Any]:
        trade = programme.TRADES.get(block["attrs"].get("trade", ""), _("Exempel"))
        return self._box(block) | {"trade": trade}

    def _steps(self, block: dict[str, Any]) -> dict[str, Any]:
        text, foreign = self._said(block)
        before, steps = split_steps(text.words)
        rows = [{"title": title, "html": self._html(rest)} for title, rest in steps]
        return {"html": self._html(before), "steps": rows, "foreign": foreign}

    def _scene(self, block: dict[str, Any]) -> dict[str, Any]:
        alt = self.text(block["key"], "alt", block["attrs"].get("alt", ""))
        return {
            "file": block["attrs"].get("file", ""),
            "alt": alt.words,
            "foreign": foreign_attributes(alt, self.words),
        }

    def _quiz(self, block: dict[str, Any]) -> dict[str, Any]:
        ref = block["attrs"].get("ref", "")
        question = self.of_module(ref, "question", self.structure["quiz"].get(ref, {}).get("q_sv", ""))
        refs = list(self.structure["quiz"])
        return {
            "question": question.words,
            "foreign": foreign_attributes(question, self.words),
            "number": refs.index(ref) + 1 if ref in refs else 1,
            "count": len(refs),
            "html": self._html(self._said(block)[0].words),
            "address": self._address(block),
        }

    def _worksheet(self, block: dict[str, Any]) -> dict[str, Any]:
        ref = block["attrs"].get("ref", "")
        exercise = programme.variant(self.structure["exercises"].get(ref, {}))
        title = self.of_module(ref, "title", exercise.get("title_sv", ""))
        text, foreign = self._said(block)
        return {
            "title": title.words,
            "foreign": foreign_attributes(title, self.words),
            "mode": programme.MODES.get(exercise.get("mode", ""), _("tillsammans")),
            "minutes": exercise.get("minutes", 0),
            "html": self._html(text.words),
            "text_foreign": foreign,
            "address": self._address(block),
        }

    def of_module(self, key: str, name: str, source: str) -> Text:
        """The words for one place of the module, with the words of the place put in."""
        return self._filled(self.words.text(UUID(self.structure["uid"]), key, name, source))

    def _filled(self, found: Text) -> Text:
        self.machine += found.unread
        return Text(fill(found.words), found.language, found.state)

    def _address(self, block: dict[str, Any]) -> str:
        return reverse("learn:block", args=[self.structure["slug"], self.number, self.unit["id"], block["key"]])
