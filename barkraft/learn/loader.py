"""Puts the content files into the workshop's pages.

Repeatable: an unchanged file does nothing, and an editor is never overwritten.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from wagtail.models import Page

from barkraft.learn import workshop
from barkraft.learn.assemble import raw_block
from barkraft.learn.catalogue import Catalogue, ModuleFile, UnitFile
from barkraft.learn.identity import block_id
from barkraft.learn.models import LoadedFile, ModulePage, ProgramPage, UnitPage

# These lie in fields of their own, or are notes to the team that no page needs.
_NOT_DATA = ("title_sv", "intro_sv", "number", "phase")


@dataclass
class Report:
    """What a run did, line by line. `touched`: slugs of modules with something new to publish."""

    lines: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def say(self, place: str, what: str) -> None:
        self.lines.append(f"{place}: {what}")


@transaction.atomic
def load_pages(catalogue: Catalogue) -> Report:
    """Create and update the pages of every module and every unit that has a file."""
    report = Report()
    program = workshop.ensure_program()
    loaded = {row.path: row for row in LoadedFile.objects.all()}
    for module in catalogue.modules:
        page = _load_module(module, program, loaded, report)
        if page is None:
            continue
        for unit in module.units:
            if unit.unit is not None:
                _load_unit(unit, page, catalogue, loaded, report)
    return report


def _load_module(
    module: ModuleFile, program: ProgramPage, loaded: dict[str, LoadedFile], report: Report
) -> ModulePage | None:
    page = ModulePage.objects.filter(uid=module.uid).first()
    values = {
        "title": module.data["title_sv"],
        "number": module.data["number"],
        "phase": module.data["phase"],
        "intro": module.data["intro_sv"],
        "data": _plain({key: value for key, value in module.data.items() if key not in _NOT_DATA}),
    }
    fresh = ModulePage(uid=module.uid, slug=module.slug, **values)
    written: ModulePage | None = _write(
        _Target(f"{module.slug}/module.yaml", module.digest, page, fresh, values, program), loaded, report
    )
    return written


def _load_unit(
    file: UnitFile, module: ModulePage, catalogue: Catalogue, loaded: dict[str, LoadedFile], report: Report
) -> None:
    assert file.unit  # the caller has looked
    meta = file.unit.meta
    keys = {block_id(file.uid, block.key): block.key for block in file.unit.blocks if block.key}
    raw = [
        raw_block(block_id(file.uid, block.key), block.kind, block.text, block.attrs)
        for block in file.unit.blocks
        if block.key
    ]
    values = {
        "title": str(meta.get("title") or file.plan["title_sv"]),
        "lead": str(meta.get("lead", "")),
        "minutes": int(meta.get("minutes", file.plan.get("minutes", 10))),
        "where": str(meta.get("where", file.plan.get("where", "grupp"))),
        "kind": file.plan.get("kind", "text_audio"),
        "scene": str(meta.get("scene", "")),
        "scene_alt": str(meta.get("scene_alt", "")),
        "sources": [_source(key, catalogue.sources) for key in meta.get("sources", []) if key in catalogue.sources],
        "body": json.dumps(raw),
    }
    page = UnitPage.objects.filter(uid=file.uid).first()
    fresh = UnitPage(uid=file.uid, unit_id=file.id, slug=file.id, **values)
    _write(_Target(f"{file.slug}/{file.path.name}", file.digest, page, fresh, values, module, keys), loaded, report)


@dataclass(frozen=True)
class _Target:
    """A file on its way into a page. `page` is None before the first run."""

    path: str
    digest: str
    page: Any
    fresh: Page
    values: dict[str, Any]
    parent: Page
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.path.partition("/")[0]


def _write(target: _Target, loaded: dict[str, LoadedFile], report: Report) -> Any:
    """The page of a file as it is after this run; None when staff has deleted it."""
    before = loaded.get(target.path)
    if before is not None and target.page is None:
        if before.digest != target.digest:
            report.say(target.path, "the page was deleted by an editor; the file is left out")
            _remember(target, before, before.revision)
        return None
    if before is not None and before.digest == target.digest:
        return target.page
    if target.page is None:
        page = target.parent.add_child(instance=target.fresh)
        _publish(page, target, before, report, "new")
        return page
    if _is_edited(target.page, before):
        _draft_beside(target, before, report)
        return target.page
    _fill(target.page, target.values)
    _publish(target.page, target, before, report, "updated")
    return target.page


def _is_edited(page: Page, before: LoadedFile | None) -> bool:
    """Staff has saved, published or unpublished since the loader last wrote."""
    return before is None or not page.live or page.latest_revision_id != before.revision


def _publish(page: Page, target: _Target, before: LoadedFile | None, report: Report, what: str) -> None:
    revision = page.save_revision(log_action=True)
    revision.publish()
    _remember(target, before, revision.pk)
    report.touched.add(target.slug)
    report.say(target.path, what)


def _draft_beside(target: _Target, before: LoadedFile | None, report: Report) -> None:
    """Keep the file's text as a revision in the page's history; the editor's own stays on top."""
    page = target.page
    latest, unpublished = page.latest_revision, page.has_unpublished_changes
    draft = page.get_latest_revision_as_object()
    _fill(draft, target.values)
    draft.save_revision(log_action=True)
    Page.objects.filter(pk=page.pk).update(latest_revision=latest, has_unpublished_changes=unpublished)
    page.refresh_from_db()
    _remember(target, before, before.revision if before else None)
    report.say(target.path, "edited by staff: the file lies as a draft in the page's history, nothing was overwritten")


def _fill(page: Page, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(page, name, value)


def _remember(target: _Target, before: LoadedFile | None, revision: int | None) -> None:
    row = before or LoadedFile(path=target.path)
    row.digest, row.revision = target.digest, revision
    row.page_uid = getattr(target.fresh, "uid", None)
    row.keys = {**row.keys, **target.keys}
    row.save()


def _source(key: str, sources: dict[str, dict[str, Any]]) -> dict[str, str]:
    entry = sources[key]
    return {"key": key, "what": str(entry.get("what", "")), "url": str(entry.get("url", ""))}


def _plain(value: Any) -> Any:
    """YAML's dates as text: the page keeps JSON."""
    return json.loads(json.dumps(value, default=str))
