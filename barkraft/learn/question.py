"""What the page of a question shows, and what was answered."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from barkraft.learn import quiz, reader_state, shelf
from barkraft.learn.book import Book
from barkraft.learn.lines import Line, line
from barkraft.learn.models import QuizAnswer
from barkraft.shared import addresses
from barkraft.shared.place_words import fill
from barkraft.translate import glossary, languages
from barkraft.translate.facts import Words
from barkraft.translate.glossary import Explained, Term


@dataclass(frozen=True)
class Option:
    """One option. `place`: what was chosen for it in an order question, 1 is the top; 0 none."""

    number: int
    text: str
    chosen: bool
    place: int
    machine: bool


@dataclass(frozen=True)
class Shown:
    """A question in one language. `feedback` is "" until something was answered. `machine`: see Line."""

    text: str
    kind: str
    options: tuple[Option, ...]
    foreign: bool
    machine: bool
    number: int
    count: int
    answered: bool
    right: bool
    feedback: str
    words: tuple[Term, ...]

    @property
    def places(self) -> range:
        return range(1, len(self.options) + 1)


@dataclass(frozen=True)
class Links:
    """Where the page leads: back to the question in the text, and on to the next one ("" after the last)."""

    back: str
    next: str
    finish: str


@dataclass(frozen=True)
class Sender:
    """Who sends the form. `token`: "" signed out, and then nothing is kept. `venture`: the group chosen, or ""."""

    token: str = ""
    venture: str = ""


NOBODY = Sender()


def given(asked: dict[str, Any], data: QueryDict) -> list[int]:
    """The option numbers of a form: `svar`, or `plats0`, `plats1` ... of an order question. [] when nothing counts."""
    if asked["type"] == quiz.ORDER and "plats0" in data:
        places = {number: data.get(f"plats{number}", "") for number in range(len(asked["options_sv"]))}
        return quiz.ordered(asked, places)
    return quiz.chosen(asked, data.getlist("svar"))


def earlier(user: Any, unit_uid: UUID, key: str) -> str:
    """`klar`, `öva` or "": how it went the last time."""
    if not user.is_authenticated:
        return ""
    right = QuizAnswer.objects.filter(user=user, unit_uid=unit_uid, key=key).values_list("right", flat=True).first()
    if right is None:
        return ""
    return reader_state.KNOWS if right else reader_state.PRACTISES


def describe(book: Book, unit: dict[str, Any], piece: dict[str, Any], value: list[int], words: Words) -> Shown:
    """The question as the page shows it, with feedback where `value` holds an answer."""
    ref = piece["attrs"]["ref"]
    asked = book.structure["quiz"][ref]
    text = words.text(book.uid, ref, "question", asked["q_sv"])
    right = quiz.is_right(asked, value)
    name, source = ("feedback", asked["feedback_sv"]) if right else ("again", asked.get("again_sv", ""))
    feedback = line(words, book.uid, ref, name, source) if value else Line("", False)
    options = _options(book, unit, ref, asked, value, words)
    explained = Explained(glossary.locked())
    shown = fill(text.words)
    list(explained.split(shown))
    refs = list(book.structure["quiz"])
    return Shown(
        text=shown,
        kind=asked["type"],
        options=options,
        foreign=words.is_foreign(text),
        machine=text.unread or feedback.machine or any(option.machine for option in options),
        number=refs.index(ref) + 1,
        count=len(refs),
        answered=bool(value),
        right=right,
        feedback=feedback.words,
        words=tuple(explained.met.values()),
    )


def form(
    book: Book, unit: dict[str, Any], piece: dict[str, Any], value: list[int] | None, earlier: str, sender: Sender
) -> tuple[str, SafeString]:
    """The question's text and its form. `value`: what was answered, None before."""
    language = get_language() or languages.SOURCE
    here = reverse("learn:block", args=[book.slug, book.version, unit["id"], piece["key"]])
    question = describe(book, unit, piece, value or [], shelf.words(book.uid, language, locked=book.locked))
    context = {
        "question": question,
        "links": links(book, unit, piece),
        "tried": value is not None,
        "earlier": earlier,
        "token": sender.token,
        "venture": sender.venture,
        "swedish_address": addresses.in_language(here, languages.SOURCE),
        "sign_in": f"{reverse('people:sign_in')}?{urlencode({'next': here})}",
        "language": language,
    }
    return question.text, render_to_string("learn/question_form.html", context)


def links(book: Book, unit: dict[str, Any], piece: dict[str, Any]) -> Links:
    """Back to the place in the text, on to the next one, or to the end of the unit."""
    place = [book.slug, book.version, unit["id"]]
    keys = [block["key"] for block in book.blocks(unit["id"], "quiz")]
    after = keys[keys.index(piece["key"]) + 1 :]
    return Links(
        back=f"{reverse('learn:unit', args=place)}#{piece['key']}",
        next=reverse("learn:block", args=[*place, after[0]]) if after else "",
        finish=reverse("learn:finish", args=place),
    )


def _options(
    book: Book, unit: dict[str, Any], ref: str, asked: dict[str, Any], value: list[int], words: Words
) -> tuple[Option, ...]:
    shown = quiz.shown(asked, f"{unit['uid']}/{ref}")
    lines = {number: line(words, book.uid, ref, f"option{number}", text) for number, text in shown}
    return tuple(
        Option(
            number=number,
            text=each.words,
            chosen=number in value,
            place=value.index(number) + 1 if asked["type"] == quiz.ORDER and number in value else 0,
            machine=each.machine,
        )
        for number, each in lines.items()
    )
