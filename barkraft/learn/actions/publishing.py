"""From the workshop to the shelf: publications and their layers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from barkraft.learn import render, shelf
from barkraft.learn.assemble import module_structure, unit_structure
from barkraft.learn.models import Enrolment, LoadedFile, ModulePage, Publication, PublicationLayer, UnitPage
from barkraft.people.models import User
from barkraft.shared import clock, page_cache
from barkraft.translate import glossary, languages
from barkraft.translate.facts import Words, words_of


class NotReady(Exception):
    """The module lacks units. `missing`: titles of those that are planned and not published in the workshop."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


@transaction.atomic
def publish_module(*, module: ModulePage, by: User | None) -> Publication:
    """Put the live pages of a module on the shelf as its next version, with all layers.

    Nothing new since the last version: that one is returned. Two who publish at once take turns, so that the second
    finds nothing new. Raises NotReady.
    """
    module = ModulePage.objects.select_for_update(of=("self",)).get(pk=module.pk)
    structure = structure_of(module)
    last = Publication.objects.filter(module=module.slug).first()
    if last is not None and last.structure == structure:
        return last
    publication = Publication.objects.create(
        module=module.slug,
        number=last.number + 1 if last else 1,
        structure=structure,
        published_at=clock.now(),
        by=by,
    )
    make_layers(publication=publication)
    _renew()
    return publication


@transaction.atomic
def make_layers(*, publication: Publication) -> int:
    """Write the HTML of every unit in every language of the interface. Returns how many layers were written."""
    structure = publication.structure
    owners = [UUID(structure["uid"]), *(UUID(unit["uid"]) for unit in structure["units"])]
    words_known = render.place_glossary(glossary.locked())
    layers = []
    for code in languages.CODES:
        words = words_of(owners, code, locked=bool(structure.get("locked")))
        layers += _layers(publication, words, words_known)
    PublicationLayer.objects.bulk_create(
        layers,
        update_conflicts=True,
        unique_fields=["publication", "language", "unit"],
        update_fields=["title", "html", "missing", "machine", "made_at"],
    )
    return len(layers)


@transaction.atomic
def remake_layers() -> int:
    """Write anew what learners may have open: the newest version of each module, and every pinned one.

    Called when translations, the glossary or the look of a unit change. A new translation is never a new version.
    """
    newest = Publication.objects.order_by().values("module").annotate(last=Max("pk")).values("last")
    pinned = Enrolment.objects.values("publication")
    open_ones = Publication.objects.filter(Q(pk__in=newest) | Q(pk__in=pinned))
    written = sum(make_layers(publication=publication) for publication in open_ones)
    _renew()
    return written


def structure_of(module: ModulePage) -> dict[str, Any]:
    """The structure that publishing now would give. Raises NotReady."""
    pages = {page.unit_id: page for page in UnitPage.objects.child_of(module).live().order_by("path")}
    planned = {plan["id"]: plan["title_sv"] for plan in module.data["units"]}
    missing = [title for unit, title in planned.items() if unit not in pages]
    if missing:
        raise NotReady(missing)
    order = [*planned, *(unit for unit in pages if unit not in planned)]
    keys = _keys(pages.values())
    return module_structure(module, [unit_structure(pages[unit], keys.get(pages[unit].uid, {})) for unit in order])


def _keys(pages: Iterable[UnitPage]) -> dict[UUID, dict[str, str]]:
    rows = LoadedFile.objects.filter(page_uid__in=[page.uid for page in pages])
    return {row.page_uid: row.keys for row in rows if row.page_uid}


def _layers(publication: Publication, words: Words, known: glossary.Glossary) -> list[PublicationLayer]:
    structure, number, now = publication.structure, publication.number, clock.now()
    rendered = {"": render.module_body(structure, words)}
    for unit in structure["units"]:
        rendered[unit["id"]] = render.unit_body(structure, number, unit, words, known)
    return [
        PublicationLayer(
            publication=publication,
            language=words.language,
            unit=unit,
            title=body.title,
            html=body.html,
            missing=body.missing,
            machine=body.machine,
            made_at=now,
        )
        for unit, body in rendered.items()
    ]


def _renew() -> None:
    shelf.forget()
    transaction.on_commit(page_cache.renew)
