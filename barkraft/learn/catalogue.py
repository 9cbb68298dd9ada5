"""The content folder as it lies on disk: modules, units, sources, and what the files lack. Plain Python: no Django.

Problems are collected, never raised: a module that is half written must not hide the others.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from barkraft.learn.identity import module_uid, unit_uid
from barkraft.learn.source import SourceError, Unit, read_unit


@dataclass(frozen=True)
class Gap:
    """Something that is missing. `wrong`: it must be mended; else it is only not written yet."""

    place: str  # "module" or "module/unit"
    what: str
    wrong: bool = True

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@dataclass(frozen=True)
class UnitFile:
    """A unit that module.yaml plans. `unit` is None when there is no file, or none that can be read."""

    slug: str
    id: str
    plan: dict[str, Any]
    unit: Unit | None
    path: Path
    digest: str  # sha256 of the file, "" without one
    problem: str = ""

    @property
    def uid(self) -> UUID:
        return unit_uid(self.slug, self.id)

    @property
    def place(self) -> str:
        return f"{self.slug}/{self.id}"


@dataclass(frozen=True)
class ModuleFile:
    """A folder in content/modules: module.yaml, and its units in the order of the plan."""

    slug: str
    data: dict[str, Any]
    units: tuple[UnitFile, ...]
    digest: str
    strangers: tuple[str, ...] = ()  # unit files that the plan does not name

    @property
    def uid(self) -> UUID:
        return module_uid(self.slug)

    @property
    def begun(self) -> bool:
        """Somebody has written at least one unit."""
        return any(unit.digest for unit in self.units)

    def entries(self, name: str) -> dict[str, dict[str, Any]]:
        """A list of module.yaml (`quiz`, `exercises`, `goals`) by id."""
        return {entry["id"]: entry for entry in self.data.get(name, [])}


@dataclass(frozen=True)
class Catalogue:
    """All the files. `problems` are those that stopped a file from being read at all."""

    program: dict[str, Any]
    modules: tuple[ModuleFile, ...]
    sources: dict[str, dict[str, Any]]
    fields: frozenset[str]  # ids of the binder's fields
    problems: list[Gap] = field(default_factory=list)


def read(folder: Path) -> Catalogue:
    """Read the content folder. Raises FileNotFoundError when program.yaml is not there."""
    problems: list[Gap] = []
    modules = []
    for path in sorted((folder / "modules").glob("*/module.yaml")):
        try:
            modules.append(_module(path))
        except (yaml.YAMLError, KeyError, TypeError) as problem:
            problems.append(Gap(path.parent.name, f"module.yaml cannot be read: {problem!r}"))
    modules.sort(key=lambda module: module.data["number"])
    return Catalogue(
        program=_yaml(folder / "program.yaml"),
        modules=tuple(modules),
        sources=_yaml(folder / "sources.yaml") if (folder / "sources.yaml").exists() else {},
        fields=_field_ids(folder / "dossier.yaml"),
        problems=problems,
    )


def files(folder: Path) -> Iterator[Path]:
    """Every file that what learners read is made of, in a fixed order."""
    for name in ("program.yaml", "sources.yaml", "dossier.yaml", "terms.yaml"):
        if (folder / name).exists():
            yield folder / name
    for pattern in ("module.yaml", "*.md", "*.po"):
        yield from sorted((folder / "modules").glob(f"*/{pattern}"))


def digest(paths: Iterator[Path]) -> str:
    """One sha256 over names and bytes of the files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.parent.name}/{path.name}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def _yaml(path: Path) -> Any:
    # The safe loader in C where it is there: a start must not wait for two hundred pages of plans.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  both loaders are safe ones


def _module(path: Path) -> ModuleFile:
    data = _yaml(path)
    folder = path.parent
    lacking = [key for key in ("number", "title_sv", "phase", "intro_sv", "units") if key not in data]
    if lacking:
        raise KeyError(", ".join(lacking))
    units = tuple(_unit(folder, plan) for plan in data["units"])
    planned = {unit.path.name for unit in units}
    strangers = tuple(found.name for found in sorted(folder.glob("*.md")) if found.name not in planned)
    return ModuleFile(folder.name, data, units, hashlib.sha256(path.read_bytes()).hexdigest(), strangers)


def _unit(folder: Path, plan: dict[str, Any]) -> UnitFile:
    path = folder / f"{plan['id']}.md"
    if not path.exists():
        return UnitFile(folder.name, plan["id"], plan, None, path, "")
    source = path.read_bytes()
    digest_of_file = hashlib.sha256(source).hexdigest()
    try:
        unit = read_unit(source.decode(), f"{folder.name}/{path.name}")
    except (SourceError, UnicodeDecodeError) as problem:
        return UnitFile(folder.name, plan["id"], plan, None, path, digest_of_file, str(problem))
    return UnitFile(folder.name, plan["id"], plan, unit, path, digest_of_file)


def _field_ids(path: Path) -> frozenset[str]:
    if not path.exists():
        return frozenset()
    return frozenset(entry["id"] for section in _yaml(path)["sections"] for entry in section["fields"])
