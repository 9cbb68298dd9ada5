"""What the content files lack, place by place. Plain Python: no Django."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from barkraft.learn.catalogue import Catalogue, Gap, ModuleFile, UnitFile
from barkraft.learn.source import plain, readable_text
from barkraft.rules import readability

MAX_MINUTES = 15
# What a module may be about that makes its translations wait for a reader.
LOCKED = frozenset({"benefits", "bylaws", "employment", "tax", "work_environment"})
LIMITS = {"latt": readability.LATT, "klarsprak": readability.KLARSPRAK}


def find(catalogue: Catalogue, scenes: Path) -> list[Gap]:
    """Everything that is missing, in the order of the programme. `scenes` is the folder of the drawn pictures."""
    found = list(catalogue.problems)
    drawn = frozenset(path.stem for path in scenes.glob("*.svg"))
    for module in catalogue.modules:
        found += _module(module, catalogue)
        for unit in module.units:
            found += _unit(unit, module, catalogue, drawn)
    return found


def _module(module: ModuleFile, catalogue: Catalogue) -> Iterator[Gap]:
    for name in module.strangers:
        yield Gap(module.slug, f"{name} is not in the plan of module.yaml")
    if "locked" in module.data and module.data["locked"] not in LOCKED:
        yield Gap(module.slug, f"locked is one of {', '.join(sorted(LOCKED))}")
    unknown = sorted(_fields(module) - catalogue.fields)
    if unknown:
        yield Gap(module.slug, f"fields that the binder does not have: {', '.join(unknown)}")
    if not module.begun:
        return
    placed = _placed(module)
    for kind, name in (("quiz", "quiz"), ("worksheet", "exercises")):
        for ref in module.entries(name):
            times = placed[kind, ref]
            if times != 1:
                what = "is in no unit" if not times else f"is placed {times} times"
                yield Gap(module.slug, f"{name} {ref} {what}")
    for ref, entry in module.entries("quiz").items():
        if "again_sv" not in entry:
            yield Gap(module.slug, f"quiz {ref} has no again_sv")


def _fields(module: ModuleFile) -> set[str]:
    named = set(module.data.get("dossier_required", [])) | set(module.data.get("dossier_writes", []))
    return named.union(*(exercise.get("writes", []) for exercise in module.data.get("exercises", [])))


def _placed(module: ModuleFile) -> Counter[tuple[str, str]]:
    blocks = [block for unit in module.units if unit.unit for block in unit.unit.blocks]
    return Counter((block.kind, block.attrs.get("ref", "")) for block in blocks)


def _unit(file: UnitFile, module: ModuleFile, catalogue: Catalogue, drawn: frozenset[str]) -> Iterator[Gap]:
    if file.unit is None:
        if file.problem:
            yield Gap(file.place, file.problem)
        else:
            yield Gap(file.place, "is not written yet", wrong=module.begun)
        return
    meta = file.unit.meta
    if meta.get("title") != file.plan["title_sv"]:
        yield Gap(file.place, f"the title is not the one of module.yaml: {file.plan['title_sv']}")
    if not meta.get("lead"):
        yield Gap(file.place, "has no lead")
    if int(meta.get("minutes", 0)) > MAX_MINUTES:
        yield Gap(file.place, f"takes {meta['minutes']} minutes; {MAX_MINUTES} is the most")
    for key in meta.get("sources", []):
        if key not in catalogue.sources:
            yield Gap(file.place, f"the source {key} is not in sources.yaml")
    yield from _scene(file, str(meta.get("scene", "")), str(meta.get("scene_alt", "")), drawn)
    yield from _blocks(file, module, drawn)
    yield from _said(file)
    yield from _hard(file, str(module.data.get("readability", "latt")))


def _scene(file: UnitFile, name: str, alt: str, drawn: frozenset[str]) -> Iterator[Gap]:
    if not name:
        yield Gap(file.place, "has no scene")
    elif name not in drawn:
        yield Gap(file.place, f"the scene {name} is not drawn")
    if name and not alt:
        yield Gap(file.place, f"the scene {name} has no text that tells what people do in it")


def _blocks(file: UnitFile, module: ModuleFile, drawn: frozenset[str]) -> Iterator[Gap]:
    assert file.unit  # the caller has looked
    known = {"quiz": module.entries("quiz"), "worksheet": module.entries("exercises")}
    for block in file.unit.blocks:
        if not block.key:
            yield Gap(file.place, f"line {block.line} has no key: run manage.py content --mint")
        if block.kind == "scene":
            yield from _scene(file, block.attrs.get("file", ""), block.attrs.get("alt", ""), drawn)
        if block.kind in known and block.attrs.get("ref") not in known[block.kind]:
            yield Gap(file.place, f"line {block.line}: module.yaml has no {block.kind} {block.attrs.get('ref')}")
        if block.kind in known and block.key and block.key != block.attrs.get("ref"):
            yield Gap(file.place, f"line {block.line}: the key of a {block.kind} is its ref")


def _said(file: UnitFile) -> Iterator[Gap]:
    """Sentences that must be said word for word are where the plan wants them."""
    assert file.unit  # the caller has looked
    said = "\n".join(plain(block.text) for block in file.unit.blocks if block.kind == "say")
    for sentence in file.plan.get("say_sv", []):
        if sentence not in said:
            yield Gap(file.place, f"is to say word for word: {sentence}")


def _hard(file: UnitFile, level: str) -> Iterator[Gap]:
    assert file.unit  # the caller has looked
    figures = readability.measure(readable_text(file.unit))
    for breach in readability.breaches(figures, LIMITS[level]):
        yield Gap(file.place, breach)
