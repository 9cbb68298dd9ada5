"""This installation's dossier: content/dossier.yaml with the place's own words, and when each chapter comes."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

import yaml
from django.conf import settings

from barkraft.venture.dossier import Dossier, Field, Section, load
from barkraft.venture.models import Phase

# The phase in which a group first writes in the chapter: the earliest module that fills one of its fields.
FROM_PHASE = {
    "enterprise": Phase.MOTA,
    "purpose": Phase.MOTA,
    "group": Phase.GRO,
    "personal": Phase.MOTA,
    "offer": Phase.GRO,
    "economy": Phase.PROVA,
    "legal": Phase.BILDA,
    "governance": Phase.BILDA,
    "people": Phase.BILDA,
    "supervision": Phase.DRIVA,
    "workenv": Phase.DRIVA,
    "books": Phase.DRIVA,
    "market": Phase.DRIVA,
    "environment": Phase.PROVA,
    "participation": Phase.DRIVA,
    "impact": Phase.BARA,
    "resilience": Phase.BARA,
}
_Any = TypeVar("_Any")


@cache
def dossier() -> Dossier:
    """Every chapter and field, read once a process. Raises DossierError when the file does not hold."""
    return _placed(load(settings.CONTENT_DIR / "dossier.yaml"), place_words())


@cache
def place_words() -> dict[str, str]:
    """`{kommunen}` -> the incubator's own word for it, in both spellings."""
    program = yaml.safe_load((settings.CONTENT_DIR / "program.yaml").read_text(encoding="utf-8"))
    terms = program["settings"]["place_terms"]["kommunen"]
    word = str(terms.get(settings.PLACE, terms["default"]))
    return {"{kommunen}": word, "{Kommunen}": word[:1].upper() + word[1:]}


def field(id: str) -> Field:
    """The field with this id. Raises KeyError with a sentence."""
    return dossier().field(id)


def section(id: str) -> Section:
    """The chapter with this id. Raises KeyError with a sentence."""
    return dossier().section(id)


def is_now(section: Section, phase: str) -> bool:
    """Whether a group in `phase` writes in the chapter, or already did."""
    order = list(Phase)
    return order.index(FROM_PHASE[section.id]) <= order.index(Phase(phase))


def _placed(value: _Any, words: dict[str, str]) -> _Any:
    """The same value with the place's words in every string of it."""
    made: Any = value
    if isinstance(value, str):
        for mark, word in words.items():
            made = made.replace(mark, word)
    elif isinstance(value, tuple):
        made = tuple(_placed(inner, words) for inner in value)
    elif isinstance(value, dict):
        made = {key: _placed(inner, words) for key, inner in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{f.name: _placed(getattr(value, f.name), words) for f in fields(value)})
    return made
