"""The content command says what is missing, place by place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from barkraft.learn import catalogue, gaps

from .conftest import REAL, write_module

SCENES = REAL.parent / "barkraft" / "static" / "scenes"
Edit = Callable[[str, str, str], None]


def found(folder: Path) -> list[str]:
    return [str(gap) for gap in gaps.find(catalogue.read(folder), SCENES) if gap.wrong]


def test_the_real_content_has_nothing_wrong() -> None:
    assert found(REAL) == []


def test_the_small_module_has_nothing_wrong(folder: Path) -> None:
    assert found(folder) == []


def test_a_module_that_nobody_has_begun_is_missing_but_not_wrong(folder: Path) -> None:
    write_module(folder, "senare")
    for unit in ("u1.md", "u2.md"):
        (folder / "modules" / "senare" / unit).unlink()
    every = [gap for gap in gaps.find(catalogue.read(folder), SCENES) if gap.place.startswith("senare")]
    assert [str(gap) for gap in every] == ["senare/u1: is not written yet", "senare/u2: is not written yet"]
    assert not any(gap.wrong for gap in every)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("u1.md", " {#b1}", "", "prov/u1: line 11 has no key: run manage.py content --mint"),
        (
            "u1.md",
            "title: Första delen",
            "title: Fel",
            "prov/u1: the title is not the one of module.yaml: Första delen",
        ),
        ("u1.md", "scene: mote", "scene: nowhere", "prov/u1: the scene nowhere is not drawn"),
        ("u1.md", "[S05]", "[S999]", "prov/u1: the source S999 is not in sources.yaml"),
        ("u1.md", "minutes: 8", "minutes: 16", "prov/u1: takes 16 minutes; 15 is the most"),
        ("u1.md", "::: quiz {#q1 ref=q1}\n:::\n", "", "prov: quiz q1 is in no unit"),
        ("u1.md", "{#q1 ref=q1}", "{#q1 ref=q2}", "prov: quiz q1 is in no unit"),
        ("u1.md", "{#e1 ref=e1}", "{#e1 ref=e9}", "prov/u1: line 37: module.yaml has no worksheet e9"),
        (
            "u2.md",
            "::: say {#b2}\nSäg alltid till.",
            "::: say {#b2}\nHej.",
            "prov/u2: is to say word for word: Säg alltid till.",
        ),
        (
            "u1.md",
            "Det fanns 344 ASF.",
            "Det " * 17 + ".",
            "prov/u1: sentence of 17 words > 16: " + ("Det " * 17).strip(),
        ),
        (
            "module.yaml",
            "purpose.social_aim]",
            "purpose.nothing]",
            "prov: fields that the binder does not have: purpose.nothing",
        ),
    ],
)
def test_what_is_wrong_is_told(folder: Path, edit: Edit, name: str, old: str, new: str, told: str) -> None:
    edit(name, old, new)
    assert told in found(folder)


def test_a_file_that_cannot_be_read_hides_no_other(folder: Path, edit: Edit) -> None:
    edit("u1.md", ":::\n\n::: talk", "\n\n::: talk")
    told = found(folder)
    assert any("prov/u1" in line and "never closed" in line for line in told)
    assert not any(line.startswith("prov/u2") for line in told)


def test_a_module_plan_that_cannot_be_read_is_told(folder: Path) -> None:
    write_module(folder, "trasig", "number: 3\n")
    assert any(line.startswith("trasig: module.yaml cannot be read") for line in found(folder))


def test_a_unit_that_is_not_planned_is_told(folder: Path) -> None:
    (folder / "modules" / "prov" / "u9.md").write_text("---\ntitle: x\n---\n")
    assert "prov: u9.md is not in the plan of module.yaml" in found(folder)
