"""The words that differ from place to place: {kommunen} and the like. They stand in content/program.yaml."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from django.conf import settings

_Any = TypeVar("_Any")
INVOICER = "fakturerar"
_who_invoices: list[Callable[[], str]] = []


def let_tell_invoicer(ask: Callable[[], str]) -> None:
    """`ask` tells which organisation invoices today, "" for none. Called from apps.ready() of the room that knows."""
    _who_invoices[:] = [ask]


def invoicer() -> str:
    """The organisation that invoices before a group is registered, "" for none."""
    return _who_invoices[0]() if _who_invoices else str(settings.INVOICER)


def place_words() -> dict[str, str]:
    """What each {name} stands for here. `fakturerar` is known only where an organisation invoices."""
    name = invoicer()
    return _words() | ({INVOICER: name} if name else {})


def _words() -> dict[str, str]:
    return {
        name: str(entry.get(settings.PLACE, entry["default"]))
        for name, entry in _terms(settings.CONTENT_DIR).items()
        if isinstance(entry, dict) and "default" in entry
    }


def fill(text: str, known: Mapping[str, str] | None = None) -> str:
    """Put in the words of the place: {kommunen}, and {Kommunen} first in a sentence. `known`: place_words()."""
    if "{" not in text:
        return text
    if known is None:  # who invoices stands in the database, and in few texts
        known = place_words() if INVOICER in text.casefold() else _words()
    for name, word in known.items():
        text = text.replace(f"{{{name}}}", word)
        text = text.replace(f"{{{name.capitalize()}}}", word[:1].upper() + word[1:])
    return text


def fill_all(value: _Any) -> _Any:
    """The same value with the words of the place in every string of it; keys of dictionaries are left."""
    made: Any = value
    if isinstance(value, str):
        made = fill(value)
    elif isinstance(value, tuple):
        made = tuple(fill_all(inner) for inner in value)
    elif isinstance(value, dict):
        made = {key: fill_all(inner) for key, inner in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{f.name: fill_all(getattr(value, f.name)) for f in fields(value)})
    return made


def easy_here(easy: str) -> str:
    """What a municipality is, with this place's own line instead of what the glossary says about places."""
    line: str = _terms(settings.CONTENT_DIR).get("glossary_line_sv", {}).get(settings.PLACE, "")
    if not line:
        return easy
    general = [sentence for sentence in easy.split(". ") if settings.PLACE.capitalize() not in sentence]
    return " ".join([*(f"{sentence.removesuffix('.')}." for sentence in general), line])


@lru_cache(maxsize=1)
def _terms(folder: Path) -> dict[str, Any]:
    program = yaml.safe_load((folder / "program.yaml").read_text(encoding="utf-8"))
    terms: dict[str, Any] = program["settings"]["place_terms"]
    return terms
