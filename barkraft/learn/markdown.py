"""Our small Markdown as HTML: paragraphs, lists, strong, links, one level of heading. HTML in the text stays text."""

import html
import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from barkraft.translate.glossary import Explained

_RULES = ["paragraph", "heading", "list", "emphasis", "link", "escape", "newline"]
_PARSER = MarkdownIt("zero").enable(_RULES)
_STEP = re.compile(r"^###\s+", re.MULTILINE)


def to_html(text: str, *, level: int, explained: Explained | None = None, language: str = "sv") -> str:
    """The text as HTML. `level`: of a ### heading. `explained`: marks glossary words where they first stand."""
    tokens = _PARSER.parse(text)
    heading = False
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{level}"
            heading = token.type == "heading_open"
        elif token.type == "bullet_list_open":
            token.attrSet("class", "list")
        elif token.type == "ordered_list_open":
            token.attrSet("class", "three")
        elif token.type == "inline" and token.children:
            marks = None if heading else explained
            token.children = _inline(token.children, marks, language)
    rendered: str = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return rendered.strip()


def split_heading(text: str) -> tuple[str, str]:
    """The ### heading that a text begins with ("" without one), and the rest."""
    first, _, rest = text.partition("\n")
    if first.startswith("### "):
        return first.removeprefix("### ").strip(), rest.strip()
    return "", text


def split_steps(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first ###, and then (heading, text) of each."""
    before, *parts = _STEP.split(text)
    steps = [part.partition("\n") for part in parts]
    return before.strip(), [(title.strip(), rest.strip()) for title, _, rest in steps]


def _inline(children: Sequence[Token], explained: Explained | None, language: str) -> list[Token]:
    found: list[Token] = []
    in_link = 0
    for token in children:
        if token.type == "link_open":
            in_link += 1
            _address(token, language)
        elif token.type == "link_close":
            in_link -= 1
        if token.type == "text" and explained is not None and not in_link:
            found += _explain(token, explained)
        else:
            found.append(token)
    return found


def _address(token: Token, language: str) -> None:
    """Links inside the house carry the language; links out tell nothing about where the reader came from."""
    address = str(token.attrGet("href") or "")
    if address.startswith("/"):
        token.attrSet("href", f"/{language}{address}")
    elif "//" in address:
        token.attrSet("rel", "noreferrer external")


def _explain(token: Token, explained: Explained) -> list[Token]:
    found = []
    for piece, term in explained.split(token.content):
        if term is None:
            made = Token("text", "", 0, content=piece)
        else:
            made = Token("html_inline", "", 0, content=f'<dfn><a href="#ord-{term.id}">{html.escape(piece)}</a></dfn>')
        found.append(made)
    return found


Run = list[str | bool]  # [words, whether they are strong]


def to_pieces(text: str) -> list[dict[str, Any]]:
    """The text for paper: paragraphs and lists in order, as {"kind", "lines"}; each line is a list of runs.

    `kind` is words (one line), heading (one line), list or numbers. Links keep their words alone.
    """
    pieces: list[dict[str, Any]] = []
    kind, listed = "words", 0
    for token in _PARSER.parse(text):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            pieces.append({"kind": "list" if token.type == "bullet_list_open" else "numbers", "lines": []})
            listed += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            listed -= 1
        elif token.type in {"heading_open", "paragraph_open"}:
            kind = "heading" if token.type == "heading_open" else "words"
        elif token.type == "inline" and listed:
            pieces[-1]["lines"].append(_runs(token.children or ()))
        elif token.type == "inline":
            pieces.append({"kind": kind, "lines": [_runs(token.children or ())]})
    return pieces


def _runs(children: Sequence[Token]) -> list[Run]:
    runs: list[Run] = []
    strong = False
    for token in children:
        if token.type in {"strong_open", "strong_close"}:
            strong = token.type == "strong_open"
        elif token.type in {"softbreak", "hardbreak"}:
            runs.append([" " if token.type == "softbreak" else "\n", strong])
        elif token.content:
            runs.append([token.content, strong])
    return runs
