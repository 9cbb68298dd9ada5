"""Translations that lie as files beside a module: English words in module.yaml, and <language>.po."""

from collections.abc import Iterator
from pathlib import Path

import polib

from barkraft.learn.catalogue import Catalogue, ModuleFile
from barkraft.learn.identity import unit_uid
from barkraft.translate import languages
from barkraft.translate.actions import NewSegment
from barkraft.translate.models import Segment

_WRITTEN = Segment.State.TRANSLATED


def segments(catalogue: Catalogue, folder: Path) -> Iterator[NewSegment]:
    """Every translated text of the files. Empty translations are left out."""
    for module in catalogue.modules:
        yield from _of_plan(module)
        for code in languages.CODES:
            path = folder / "modules" / module.slug / f"{code}.po"
            if path.exists():
                yield from _of_catalogue(module, path, code)


def _of_plan(module: ModuleFile) -> Iterator[NewSegment]:
    if "title_en" in module.data:
        yield NewSegment(module.uid, "", "title", "en", module.data["title_sv"], module.data["title_en"], _WRITTEN)
    for goal in module.data.get("goals", []):
        if goal.get("en"):
            yield NewSegment(module.uid, goal["id"], "text", "en", goal["sv"], goal["en"], _WRITTEN)


def _of_catalogue(module: ModuleFile, path: Path, code: str) -> Iterator[NewSegment]:
    """msgctxt `u1/b7` or `u1/b7.source` for a block, `u1/.title` for the unit, `module/q1.question` for the module."""
    for entry in polib.pofile(str(path)):
        if not entry.msgstr or entry.obsolete or "/" not in (entry.msgctxt or ""):
            continue
        owner, _, place = entry.msgctxt.partition("/")
        key, _, name = place.partition(".")
        uid = module.uid if owner == "module" else unit_uid(module.slug, owner)
        state = Segment.State.MACHINE if "fuzzy" in entry.flags else _WRITTEN
        yield NewSegment(uid, key, name or "text", code, entry.msgid, entry.msgstr, state)
