"""A publication never changes; its layers follow the words."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from bs4 import BeautifulSoup

from barkraft.learn import shelf
from barkraft.learn.actions.publishing import NotReady, publish_module, remake_layers
from barkraft.learn.book import Book
from barkraft.learn.identity import unit_uid
from barkraft.learn.models import Immutable, ModulePage, Publication, PublicationLayer, UnitPage
from barkraft.people.models import User
from barkraft.shared import page_cache
from barkraft.translate.actions import NewSegment, store_segments

pytestmark = pytest.mark.django_db


def body(language: str = "sv", unit: str = "u1") -> BeautifulSoup:
    layer = PublicationLayer.objects.get(language=language, unit=unit, publication__number=1)
    return BeautifulSoup(layer.html, "html.parser")


def module() -> ModulePage:
    return ModulePage.objects.get(slug="prov")


def test_a_publication_is_never_changed_and_never_deleted(book: Book) -> None:
    publication = Publication.objects.get()
    publication.number = 2
    with pytest.raises(Immutable):
        publication.save()
    with pytest.raises(Immutable):
        publication.delete()
    with pytest.raises(Immutable):
        Publication.objects.filter(module="prov").update(number=2)
    with pytest.raises(Immutable):
        Publication.objects.all().delete()


def test_who_published_can_be_erased(book: Book, karin: User) -> None:
    page = UnitPage.objects.get(unit_id="u1")
    page.lead = "Ny ingress."
    page.save_revision(user=karin).publish()
    made = publish_module(module=module(), by=karin)
    karin.delete()
    assert Publication.objects.get(pk=made.pk).by is None


def test_publishing_the_same_again_gives_the_same(book: Book, karin: User) -> None:
    assert publish_module(module=module(), by=karin).pk == book.pk


def test_what_an_editor_writes_is_published_under_the_same_keys(book: Book, karin: User) -> None:
    page = UnitPage.objects.get(unit_id="u1")
    raw = list(page.body.raw_data)
    raw[0] = {**raw[0], "value": "En ny mening."}
    raw.append({"type": "text", "value": "Ett nytt stycke.", "id": "0a1b2c3d-0000-4000-8000-000000000000"})
    page.body = raw
    page.save_revision(user=karin).publish()
    publish_module(module=module(), by=karin)
    blocks = shelf.newest()["prov"].units["u1"]["blocks"]
    assert (blocks[0]["key"], blocks[0]["text"]) == ("b1", "En ny mening.")
    assert (blocks[-1]["key"], blocks[-1]["text"]) == ("w0a1b2c3d", "Ett nytt stycke.")


def test_a_draft_is_not_published(book: Book, karin: User) -> None:
    page = UnitPage.objects.get(unit_id="u1")
    page.lead = "Bara ett utkast."
    page.save_revision(user=karin)
    assert publish_module(module=module(), by=karin).pk == book.pk


def test_a_module_that_lacks_a_unit_is_refused(book: Book) -> None:
    UnitPage.objects.get(unit_id="u2").unpublish()
    with pytest.raises(NotReady, match="Andra delen"):
        publish_module(module=module(), by=None)


def test_publishing_empties_the_page_cache(
    folder: Path, book: Book, karin: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    page = UnitPage.objects.get(unit_id="u1")
    page.lead = "Ny ingress."
    page.save_revision(user=karin).publish()
    page_cache.generation_file().unlink(missing_ok=True)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        publish_module(module=module(), by=karin)
    assert page_cache.generation_file().exists()


def test_every_block_stands_under_its_key(book: Book) -> None:
    for unit in book.structure["units"]:
        ids = {found["id"] for found in body(unit=unit["id"]).select("article [id]")}
        assert {block["key"] for block in unit["blocks"]} == ids


def test_the_words_of_the_place_are_put_in(book: Book) -> None:
    assert "Region Gotland äger det inte." in body().get_text()


def test_words_are_explained_once_and_in_the_margin(book: Book) -> None:
    page = body()
    marked = [link["href"].removeprefix("#") for link in page.select("dfn a")]
    assert marked == list(dict.fromkeys(marked))
    assert marked == [word["id"] for word in page.select("aside .gloss")]
    assert "ord-asf" in marked


def test_blocks_look_like_what_they_are(book: Book) -> None:
    first, second = body(), body(unit="u2")
    assert first.select_one("#b5.fact h3").get_text() == "Bra att veta"  # type: ignore[union-attr]
    assert "Källa: SCB, år 2017" in first.select_one("#b5").get_text()  # type: ignore[union-attr]
    assert first.select_one("#b6.voice p.lead").get_text() == "Vad tycker ni?"  # type: ignore[union-attr]
    assert first.select_one("#q1 a")["href"] == "/sv/m/prov/v1/u1/q/q1/"  # type: ignore[index]
    assert [title.get_text() for title in second.select("#b1 ol.five h2")] == ["Börja", "Sluta"]
    assert second.select_one("#b2 svg + *, #b2 svg") is not None
    assert second.select_one("#b4 img")["alt"] == "Fem personer."  # type: ignore[index]


def test_what_has_no_translation_is_shown_in_swedish_and_marked(book: Book) -> None:
    layer = PublicationLayer.objects.get(language="ar", unit="u1")
    page = body("ar")
    assert layer.missing > 0
    marked = page.select_one("#b3")
    assert marked is not None
    assert (marked["lang"], marked["dir"]) == ("sv", "ltr")
    assert "البلدية" in page.select_one("aside").get_text()  # type: ignore[union-attr]


def test_easy_swedish_lacks_nothing_that_swedish_has(book: Book) -> None:
    assert PublicationLayer.objects.get(language="sv-simple", unit="u1").missing == 0
    assert body("sv-simple").select("article [lang]") == []


def test_a_new_translation_remakes_the_layer_and_no_version(book: Book) -> None:
    uid = unit_uid("prov", "u1")
    store_segments(segments=[NewSegment(uid, "b2", "text", "ar", "Vinsten", "الربح")])
    before = PublicationLayer.objects.get(language="ar", unit="u1").missing
    assert remake_layers() == 12
    heading = body("ar").select_one("#b2")
    assert heading is not None
    assert heading.get_text() == "الربح"
    assert not heading.has_attr("lang")
    assert PublicationLayer.objects.get(language="ar", unit="u1").missing == before - 1
    assert Publication.objects.count() == 1


def test_what_must_be_said_word_for_word_waits_for_a_reader(book: Book) -> None:
    uid: UUID = unit_uid("prov", "u2")
    place = (uid, "b2", "text", "ar", "Säg alltid till.", "قل دائمًا.")
    store_segments(segments=[NewSegment(*place)])
    remake_layers()
    assert "Säg alltid till." in body("ar", "u2").get_text()
    store_segments(segments=[NewSegment(*place, state="read")])
    remake_layers()
    assert "قل دائمًا." in body("ar", "u2").get_text()
