"""The locked glossary: which words are explained, in which forms they occur, and what they mean. No models here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

TRANSLATED = ("en", "ar")  # languages of which terms.yaml has a column


@dataclass(frozen=True)
class Term:
    """One word: its Swedish entry, its explanation in easy Swedish, and the word in other languages."""

    id: str
    word: str
    easy: str
    forms: tuple[str, ...]  # as they occur in running text; lower case but for names
    other: Mapping[str, str] = field(default_factory=dict)  # language code -> the word


class Glossary:
    """Finds the forms of its terms in running text, the longest first."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = {term.id: term for term in terms}
        self._by_form = {form: term for term in self.terms.values() for form in term.forms}
        self._by_lower = {form: term for form, term in self._by_form.items() if form == form.lower()}
        self._pattern = self._compile()

    @property
    def forms(self) -> frozenset[str]:
        """All forms in lower case: what readability may leave out."""
        return frozenset(form.lower() for form in self._by_form)

    def with_forms(self, extra: Mapping[str, str]) -> "Glossary":
        """A copy that knows more forms: form -> term id. Unknown ids are left out."""
        more: dict[str, list[str]] = {}
        for form, term_id in extra.items():
            more.setdefault(term_id, []).append(form)
        return Glossary(
            Term(term.id, term.word, term.easy, (*term.forms, *more.get(term.id, ())), term.other)
            for term in self.terms.values()
        )

    def split(self, text: str) -> Iterator[tuple[str, Term | None]]:
        """The text in pieces; a piece that is a form of a term comes with the term."""
        at = 0
        for found in self._pattern.finditer(text) if self._pattern else ():
            term = self._by_form.get(found[0]) or self._by_lower.get(found[0].lower())
            if term is None:  # a name such as ASF must be written as the glossary writes it
                continue
            if found.start() > at:
                yield text[at : found.start()], None
            yield found[0], term
            at = found.end()
        if at < len(text):
            yield text[at:], None

    def _compile(self) -> re.Pattern[str] | None:
        ordered = sorted(self._by_form, key=len, reverse=True)
        if not ordered:
            return None
        # A hyphen belongs to the word: ASF-kollen is not ASF.
        return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-])", re.IGNORECASE)


class Explained:
    """One reading of a text from the top: which terms have been met, each marked only where it first stands."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.met: dict[str, Term] = {}

    def split(self, text: str) -> Iterator[tuple[str, Term | None]]:
        """As Glossary.split, but a term is given only the first time."""
        for piece, term in self.glossary.split(text):
            if term is None or term.id in self.met:
                yield piece, None
            else:
                self.met[term.id] = term
                yield piece, term


def read(path: Path) -> Glossary:
    """Read terms.yaml. A missing file is an empty glossary: texts can be read without it."""
    if not path.exists():
        return Glossary(())
    return Glossary(_term(row) for row in yaml.safe_load(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def locked() -> Glossary:
    """The glossary of this installation, read once a process."""
    return read(settings.CONTENT_DIR / "terms.yaml")


def _term(row: dict[str, Any]) -> Term:
    other = {code: str(row[code]) for code in TRANSLATED if row.get(code)}
    return Term(row["id"], row["term_sv"], row["easy_sv"], tuple(row.get("forms", [])), other)
