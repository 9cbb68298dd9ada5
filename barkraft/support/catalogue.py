"""The support functions, read once a process from content/support.yaml; the format stands at the top of that file."""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from barkraft.shared.place_words import fill, place_words
from barkraft.venture.models import Phase

PRICES = frozenset({"free", "hours", "fixed", "percent"})
NEEDS = frozenset({"", "invoicer"})
TRY_INVOICE = "try_invoice"
MEETINGS = "advice_start"  # what a coach's time with a group counts as, where nothing else is said
LONGEST_ID = 24  # characters: a column holds it


class CatalogueError(ValueError):
    """The file does not hold; one sentence a fault, with its id."""


@dataclass(frozen=True)
class Function:
    """One kind of help. The words are Swedish content; `phases` are those in which it fits."""

    id: str
    name: str
    what: str
    included: tuple[str, ...]
    who: str
    phases: tuple[str, ...]
    modules: tuple[str, ...]
    price: str
    answer_days: int
    gate: str = ""
    needs: str = ""


@dataclass(frozen=True)
class Catalogue:
    """All functions in the order of the file, and what makes a question one for today."""

    functions: tuple[Function, ...]
    urgent: tuple[tuple[str, re.Pattern[str]], ...]

    def __contains__(self, id: object) -> bool:
        return any(one.id == id for one in self.functions)


def functions() -> tuple[Function, ...]:
    """Every function with the words of the place in it."""
    known = place_words()
    return tuple(_here(one, known) for one in catalogue().functions)


def function(id: str) -> Function:
    """The function with this id. Raises KeyError."""
    return _here(_found(id), place_words())


def name_of(id: str) -> str:
    """What it is called; the id itself where the file no longer has it."""
    return _found(id).name if id in catalogue() else id


def urgent_words(text: str) -> list[str]:
    """The words in `text` for which somebody is to call the same day, as the file names them: skatt, lön, hot ..."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return [name for name, pattern in catalogue().urgent if any(pattern.fullmatch(word) for word in words)]


@cache
def catalogue() -> Catalogue:
    """The file as it lies on disk. Raises CatalogueError."""
    return read(settings.CONTENT_DIR / "support.yaml")


def read(path: Path) -> Catalogue:
    """A file of functions, checked."""
    source = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = source["functions"]
    faults = [fault for row in rows for fault in _faults(row)]
    ids = [row.get("id") for row in rows]
    faults += [f"{id}: stands twice" for id in sorted({str(one) for one in ids if ids.count(one) > 1})]
    if faults:
        raise CatalogueError("\n".join(faults))
    urgent = [(entry["word"], _pattern(entry)) for entry in source["urgent"]]
    return Catalogue(tuple(_function(row) for row in rows), tuple(urgent))


def _faults(row: dict[str, Any]) -> list[str]:
    id = str(row.get("id", "?"))
    lacking = [key for key in ("name_sv", "what_sv", "included_sv", "who_sv", "phases", "price") if not row.get(key)]
    faults = [f"{id}: lacks {key}" for key in lacking]
    if len(id) > LONGEST_ID:
        faults.append(f"{id}: the id is too long")
    if row.get("price") not in PRICES:
        faults.append(f"{id}: unknown price {row.get('price')}")
    if set(row.get("phases", [])) - set(Phase.values) or row.get("gate", Phase.GRO) not in Phase.values:
        faults.append(f"{id}: unknown phase")
    if row.get("needs", "") not in NEEDS:
        faults.append(f"{id}: unknown need {row['needs']}")
    if not isinstance(row.get("answer_days"), int) or row["answer_days"] < 1:
        faults.append(f"{id}: answer_days is a number of working days")
    return faults


def _function(row: dict[str, Any]) -> Function:
    return Function(
        id=row["id"],
        name=row["name_sv"],
        what=row["what_sv"],
        included=tuple(row["included_sv"]),
        who=row["who_sv"],
        phases=tuple(row["phases"]),
        modules=tuple(row.get("modules", [])),
        price=row["price"],
        answer_days=row["answer_days"],
        gate=row.get("gate", ""),
        needs=row.get("needs", ""),
    )


def _pattern(entry: dict[str, Any]) -> re.Pattern[str]:
    begins = [rf"{re.escape(word.casefold())}\w*" for word in entry["begins"]]
    whole = [re.escape(word.casefold()) for word in entry["is"]]
    return re.compile("|".join([*begins, *whole]))


def _here(one: Function, known: dict[str, str]) -> Function:
    included = tuple(fill(line, known) for line in one.included)
    return replace(one, what=fill(one.what, known), who=fill(one.who, known), included=included)


def _found(id: str) -> Function:
    for one in catalogue().functions:
        if one.id == id:
            return one
    raise KeyError(f"There is no support function {id}")
