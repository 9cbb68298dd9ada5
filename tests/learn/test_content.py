"""The content command: repeatable, quick when nothing is new, and never over an editor."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision, Site

from barkraft.learn import content, shelf
from barkraft.learn.identity import block_id, unit_uid
from barkraft.learn.models import LoadedFile, ModulePage, ProgramPage, Publication, UnitPage
from barkraft.people.models import User
from barkraft.translate.models import Segment

pytestmark = pytest.mark.django_db
Edit = Callable[[str, str, str], None]


def unit(name: str = "u1") -> UnitPage:
    return UnitPage.objects.get(uid=unit_uid("prov", name))


def saved_by(editor: User, page: UnitPage, **changes: str) -> Revision:
    """What the editor's save button does."""
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision(user=editor)


def test_the_first_run_makes_the_tree_and_publishes(folder: Path) -> None:
    content.load_all()
    assert [page.title for page in Page.objects.filter(depth=2)] == ["Programmet"]
    assert Site.objects.get().root_page.specific == ProgramPage.objects.get()
    assert [page.unit_id for page in UnitPage.objects.order_by("path")] == ["u1", "u2"]
    assert Publication.objects.get().module == "prov"


def test_ids_follow_from_names(folder: Path) -> None:
    content.load_all()
    ids = [block["id"] for block in unit().body.raw_data]
    assert ids[:2] == [block_id(unit_uid("prov", "u1"), key) for key in ("b1", "b2")]


def test_a_second_run_does_nothing(folder: Path, django_assert_max_num_queries: Any) -> None:
    content.load_all()
    revisions = Revision.objects.count()
    with django_assert_max_num_queries(2):  # what was loaded, and who invoices: the lessons name it
        account = content.load_all()
    assert account.unchanged
    assert (Revision.objects.count(), Publication.objects.count()) == (revisions, 1)


def test_a_changed_file_gives_a_new_version(folder: Path, edit: Edit) -> None:
    content.load_all()
    edit("u1.md", "Det fanns 344 ASF.", "Det fanns 350 ASF.")
    account = content.load_all()
    assert "prov/u1.md: updated" in account.lines
    assert "350" in str(shelf.newest()["prov"].structure)
    assert shelf.newest()["prov"].version == 2


def test_a_change_that_readers_do_not_see_is_no_new_version(folder: Path, edit: Edit) -> None:
    content.load_all()
    edit("module.yaml", "test: {pass", "coach_notes_en: only for the coach\ntest: {pass")
    content.load_all()
    assert Publication.objects.count() == 1


def test_a_page_that_staff_has_published_is_not_overwritten(folder: Path, edit: Edit, karin: User) -> None:
    content.load_all()
    saved_by(karin, unit(), lead="Karins ingress.").publish()
    edit("u1.md", "Här är det första.", "En ny ingress.")
    account = content.load_all()
    assert unit().lead == "Karins ingress."
    assert unit().get_latest_revision_as_object().lead == "Karins ingress."
    assert any("edited by staff" in line for line in account.lines)
    assert any(revision.content["lead"] == "En ny ingress." for revision in Revision.objects.for_instance(unit()))


def test_a_draft_of_staff_stays_on_top(folder: Path, edit: Edit, karin: User) -> None:
    content.load_all()
    draft = saved_by(karin, unit(), lead="Karins utkast.")
    edit("u1.md", "Här är det första.", "En ny ingress.")
    content.load_all()
    assert unit().latest_revision == draft
    assert unit().has_unpublished_changes
    assert unit().lead == "Här är det första."


def test_a_page_beside_a_file_is_told_of_once(folder: Path, edit: Edit, karin: User) -> None:
    content.load_all()
    saved_by(karin, unit(), lead="Karins ingress.")
    edit("u1.md", "Här är det första.", "En ny ingress.")
    content.load_all()
    revisions = Revision.objects.count()
    edit("u2.md", "Här är det andra.", "Ännu en ingress.")
    assert not any("u1.md" in line for line in content.load_all().lines)
    assert Revision.objects.for_instance(unit()).count() == 3
    assert Revision.objects.count() == revisions + 1


def test_a_page_that_staff_has_unpublished_stays_so(folder: Path, edit: Edit) -> None:
    content.load_all()
    unit().unpublish()
    edit("u1.md", "Här är det första.", "En ny ingress.")
    content.load_all()
    assert not unit().live


def test_a_page_that_staff_has_deleted_stays_so(folder: Path, edit: Edit) -> None:
    content.load_all()
    unit().delete()
    edit("u1.md", "Här är det första.", "En ny ingress.")
    account = content.load_all()
    assert any("deleted by an editor" in line for line in account.lines)
    assert not UnitPage.objects.filter(unit_id="u1").exists()


def test_keys_that_the_file_once_had_are_remembered(folder: Path, edit: Edit) -> None:
    content.load_all()
    edit("u1.md", "Vinst är pengar som är **kvar**. {#b3}", "")
    content.load_all()
    keys = LoadedFile.objects.get(path="prov/u1.md").keys
    assert {"b1", "b3", "q1"} <= set(keys.values())


def test_a_module_without_units_has_a_page_and_no_publication(folder: Path) -> None:
    for name in ("u1.md", "u2.md"):
        (folder / "modules" / "prov" / name).unlink()
    content.load_all()
    assert ModulePage.objects.get().title == "Prov på modul"
    assert not Publication.objects.exists()


def test_half_a_module_is_not_published(folder: Path) -> None:
    (folder / "modules" / "prov" / "u2.md").unlink()
    account = content.load_all()
    assert "prov: not published, it lacks Andra delen" in account.lines


def test_english_titles_are_translations(folder: Path) -> None:
    content.load_all()
    assert set(Segment.objects.values_list("language", "block_key", "field", "text")) == {
        ("en", "", "title", "A module to try"),
        ("en", "g1", "text", "Try one thing"),
    }


def test_a_catalogue_beside_the_module_is_a_layer(folder: Path, book: Any) -> None:
    (folder / "modules" / "prov" / "ar.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "u1/b2"\nmsgid "Vinsten"\nmsgstr "الربح"\n\n'
        'msgctxt "module/q1.question"\nmsgid "Vad händer med vinsten?"\nmsgstr "ماذا يحدث للربح؟"\n'
    )
    account = content.load_all()
    assert Segment.objects.filter(language="ar").count() == 2
    assert any(line.startswith("layers:") for line in account.lines)
    assert Publication.objects.count() == 1  # new words are never a new version


def test_the_account_as_json(folder: Path) -> None:
    out = StringIO()
    call_command("content", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert (told["modules"], told["units"], told["quiz"]) == (1, 2, 3)
    assert set(told["languages"]) == {"sv"}
    assert set(told["languages"]["sv"]) == {"units", "words", "lix_max"}
    assert told["missing"] == []


def test_check_fails_only_for_what_is_wrong(folder: Path, edit: Edit) -> None:
    call_command("content", "--check")
    edit("u1.md", " {#b1}", "")
    with pytest.raises(CommandError):
        call_command("content", "--check", stderr=StringIO())
    assert not Page.objects.filter(depth=2, title="Programmet").exists()  # it wrote nothing


def test_mint_writes_the_keys(folder: Path, edit: Edit) -> None:
    edit("u1.md", " {#b1}", "")
    out = StringIO()
    call_command("content", "--mint", stdout=out)
    assert out.getvalue() == "prov/u1.md: keys written\n"
    call_command("content", "--check")
