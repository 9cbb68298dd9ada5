"""From the editors' pages to the structure that a publication keeps. Takes pages by their shape; writes nothing."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from uuid import UUID

from barkraft.learn.identity import key_of_new_block

# What learners may see of module.yaml. Notes to the coach and the team stay in the workshop.
_GOAL = ("id", "sv", "verb")
_EXERCISE = ("id", "title_sv", "mode", "minutes", "writes", "do_sv", "how_sv", "decides", "variants")
_QUIZ = ("id", "goal", "type", "q_sv", "options_sv", "answer", "accepts", "feedback_sv", "again_sv")


class Body(Protocol):
    """A stream of blocks: {"id", "type", "value"} each."""

    raw_data: Any


class UnitLike(Protocol):
    """What a unit page has."""

    uid: UUID
    unit_id: str
    title: str
    lead: str
    minutes: int
    where: str
    kind: str
    scene: str
    scene_alt: str
    sources: list[dict[str, str]]
    body: Any


class ModuleLike(Protocol):
    """What a module page has. `slug` is its name in addresses."""

    uid: UUID
    slug: str
    number: int
    title: str
    intro: str
    phase: str
    data: dict[str, Any]


def module_structure(module: ModuleLike, units: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """`Publication.structure` of a module with finished units, see there."""
    data = module.data
    return {
        "slug": module.slug,
        "uid": str(module.uid),
        "number": module.number,
        "title": module.title,
        "intro": module.intro,
        "phase": module.phase,
        "pillar": data.get("pillar", ""),
        "readability": data.get("readability", "latt"),
        "volatile": bool(data.get("volatile")),
        "locked": data.get("locked", ""),
        "last_checked": str(data.get("last_checked") or ""),
        "next_check": str(data.get("next_check") or ""),
        "before_first_meeting": data.get("before_first_meeting", []),
        "goals": [_chosen(goal, _GOAL) for goal in data.get("goals", [])],
        "exercises": {entry["id"]: _chosen(entry, _EXERCISE) for entry in data.get("exercises", [])},
        "quiz": {entry["id"]: _chosen(entry, _QUIZ) for entry in data.get("quiz", [])},
        "test": {"pass": data.get("test", {}).get("pass", {"counts": False})},
        "required": data.get("dossier_required", []),
        "writes": data.get("dossier_writes", []),
        "units": list(units),
    }


def unit_structure(unit: UnitLike, keys: Mapping[str, str]) -> dict[str, Any]:
    """One unit of the structure. `keys`: block id -> key of the blocks that came from a file."""
    return {
        "id": unit.unit_id,
        "uid": str(unit.uid),
        "title": unit.title,
        "lead": unit.lead,
        "minutes": unit.minutes,
        "where": unit.where,
        "kind": unit.kind,
        "scene": unit.scene,
        "scene_alt": unit.scene_alt,
        "sources": unit.sources,
        "blocks": [block_structure(raw, keys) for raw in unit.body.raw_data],
    }


def block_structure(raw: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    """{"key", "kind", "text", "attrs"} of a block as the editor keeps it."""
    value = raw["value"]
    fields = {"text": value} if isinstance(value, str) else dict(value)
    return {
        "key": keys.get(str(raw["id"])) or key_of_new_block(str(raw["id"])),
        "kind": raw["type"],
        "text": fields.pop("text", "") or "",
        "attrs": {name: given for name, given in fields.items() if given},
    }


def raw_block(block_id: str, kind: str, text: str, attrs: Mapping[str, str]) -> dict[str, Any]:
    """The other way: a block of a file as the editor keeps it."""
    if kind in {"heading", "text"}:
        return {"type": kind, "value": text, "id": block_id}
    if kind == "scene":
        return {"type": kind, "value": {"file": attrs.get("file", ""), "alt": attrs.get("alt", "")}, "id": block_id}
    return {"type": kind, "value": {**attrs, "text": text}, "id": block_id}


def _chosen(entry: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: entry[name] for name in names if name in entry}
