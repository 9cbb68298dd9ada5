"""One run over the content: files to pages, pages to publications, words to layers, and the account of it all."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from barkraft.learn import catalogue, gaps, layers, loader, shelf, source
from barkraft.learn.actions.publishing import NotReady, publish_module, remake_layers
from barkraft.learn.models import LoadedFile, ModulePage, PublicationLayer
from barkraft.rules import readability
from barkraft.shared import place_words
from barkraft.translate import languages
from barkraft.translate.actions import store_segments
from barkraft.translate.models import Segment

_ALL = "*"  # the row that remembers all files together
_LOOK = "look"  # and the one for how they are shown
_SHOWING = ("render.py", "markdown.py", "programme.py", "templates/learn/blocks/*.html", "templates/learn/*_body.html")


@dataclass
class Account:
    """What a run did and what there is now."""

    lines: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unchanged: bool = False


def load_all() -> Account:
    """Load what has changed and publish what is whole. A run with nothing new reads the files and two rows."""
    folder: Path = settings.CONTENT_DIR
    now = {_ALL: catalogue.digest(catalogue.files(folder)), _LOOK: _look(folder)}
    return Account(unchanged=True) if _remembered() == now else _load(folder, now)


@transaction.atomic
def _load(folder: Path, now: dict[str, str]) -> Account:
    """All or nothing: a run that is cut off in the middle leaves no page loaded and not published."""
    _take_turn()
    before = _remembered()
    if before == now:  # another process loaded the same while this one waited
        return Account(unchanged=True)
    found = catalogue.read(folder)
    report = loader.load_pages(found)
    new_words = store_segments(segments=layers.segments(found, folder))
    account = Account(lines=report.lines)
    _publish(found, report.touched, account)
    if before and (new_words or before.get(_LOOK) != now[_LOOK]):  # at the very first run all layers are new already
        account.lines.append(f"layers: {remake_layers()} written")
    for path, digest in now.items():
        LoadedFile.objects.update_or_create(path=path, defaults={"digest": digest})
    return account


def check() -> Account:
    """Only look: what is missing, and which of it is wrong."""
    found = gaps.find(catalogue.read(settings.CONTENT_DIR), settings.ROOT / "barkraft" / "static" / "scenes")
    return Account(missing=[str(gap) for gap in found], wrong=[str(gap) for gap in found if gap.wrong])


def mint() -> list[str]:
    """Write the missing keys into the files. Returns the names of the files that were changed."""
    changed = []
    for path in sorted((settings.CONTENT_DIR / "modules").glob("*/u*.md")):
        name = f"{path.parent.name}/{path.name}"
        before = path.read_text(encoding="utf-8")
        after = source.mint(before, name)
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(name)
    return changed


def summary() -> dict[str, Any]:
    """What is really there and published, for `--json`. LIX measures Swedish alone: null elsewhere."""
    books = shelf.newest().values()
    units = {(book.pk, unit["id"]): unit for book in books for unit in book.structure["units"]}
    whole = PublicationLayer.objects.filter(publication__in=[book.pk for book in books], missing=0).exclude(unit="")
    translated = set(Segment.objects.values_list("owner_uid", "language").distinct().order_by())
    counted: dict[str, list[dict[str, Any]]] = {code: [] for code in languages.CODES}
    for publication, code, unit in whole.values_list("publication", "language", "unit"):
        found = units[publication, unit]
        # Easy Swedish lacks nothing that Swedish has; it counts where it has words of its own.
        if code == languages.SOURCE or (UUID(found["uid"]), code) in translated:
            counted[code].append(found)
    return {
        "modules": len(books),
        "units": len(units),
        "quiz": sum(len(book.structure["quiz"]) for book in books),
        "languages": {code: _figures(code, its_units) for code, its_units in counted.items() if its_units},
        "missing": check().missing,
    }


def _publish(found: catalogue.Catalogue, touched: set[str], account: Account) -> None:
    published = shelf.newest()
    for module in found.modules:
        if not module.begun or (module.slug in published and module.slug not in touched):
            continue
        page = ModulePage.objects.filter(uid=module.uid, live=True).first()
        if page is None:
            continue
        try:
            publication = publish_module(module=page, by=None)
        except NotReady as problem:
            account.lines.append(f"{module.slug}: not published, it lacks {problem}")
        else:
            account.lines.append(f"{module.slug}: version {publication.number} is published")


def _figures(code: str, units: list[dict[str, Any]]) -> dict[str, Any]:
    measured = [readability.measure(_readable(unit)) for unit in units]
    swedish = languages.base(code) == languages.SOURCE
    return {
        "units": len(units),
        "words": sum(figures.words for figures in measured),
        "lix_max": max(figures.lix for figures in measured) if swedish else None,
    }


def _readable(unit: dict[str, Any]) -> str:
    blocks = [source.Block(block["kind"], block["key"], block["text"]) for block in unit["blocks"]]
    return source.readable_text(source.Unit({"title": unit["title"], "lead": unit["lead"]}, blocks))


def _take_turn() -> None:
    """Hold the row of all files until the transaction ends: of two that load at once, the second waits here.

    On SQLite it has waited already, when its transaction began.
    """
    LoadedFile.objects.get_or_create(path=_ALL)
    LoadedFile.objects.select_for_update().get(path=_ALL)


def _remembered() -> dict[str, str]:
    rows = LoadedFile.objects.filter(path__in=[_ALL, _LOOK]).exclude(digest="")
    return dict(rows.values_list("path", "digest"))


def _look(folder: Path) -> str:
    """A digest of all that turns a structure into HTML: code, templates, catalogues, glossary, the place."""
    files = catalogue.digest(_showing(folder))
    return hashlib.sha256(f"{files} {settings.PLACE} {place_words.invoicer()}".encode()).hexdigest()


def _showing(folder: Path) -> Iterator[Path]:
    here = Path(__file__).parent
    for pattern in _SHOWING:
        yield from sorted(here.glob(pattern))
    yield Path(place_words.__file__)
    yield from sorted(path for root in settings.LOCALE_PATHS for path in Path(root).glob("*/LC_MESSAGES/*.po"))
    for name in ("terms.yaml", "program.yaml"):
        if (folder / name).exists():
            yield folder / name
