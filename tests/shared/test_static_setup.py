"""Set-up: done once, done again when something that goes into it changes."""

import gzip
from pathlib import Path
from typing import Any

import polib
import pytest
from fontTools.ttLib import TTFont

from barkraft.shared import catalogues, fonts, static_setup


def test_the_faces_are_small_and_can_write_swedish(tmp_path: Path) -> None:
    sizes = fonts.build(tmp_path)
    assert set(sizes) == set(fonts.FACES)
    assert max(sizes.values()) <= 12_000
    for name in fonts.FACES:
        with TTFont(tmp_path / name) as face:
            assert not set(map(ord, "åäöÅÄÖéü–”×")) - face.getBestCmap().keys()


def test_the_same_recipe_gives_the_same_bytes(tmp_path: Path) -> None:
    fonts.build(tmp_path / "a")
    fonts.build(tmp_path / "b")
    for name in fonts.FACES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_catalogue_becomes_what_gettext_reads(tmp_path: Path) -> None:
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Min dag", msgstr="My day"))
    catalogue.save(str(source))
    assert catalogues.compile_all([tmp_path]) == 1
    assert polib.mofile(str(source.with_suffix(".mo"))).find("Min dag").msgstr == "My day"


@pytest.fixture
def one_step(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> dict[str, Any]:
    """A set-up of one step that counts how often it is made."""
    settings.HOME = tmp_path
    state: dict[str, Any] = {"input": "a", "made": 0, "output": tmp_path / "made"}

    def make() -> None:
        state["made"] += 1
        state["output"].touch()

    step = static_setup.Step("one", lambda: state["input"], lambda: [state["output"]], make)
    monkeypatch.setattr(static_setup, "_steps", lambda: [step])
    return state


def test_a_second_start_makes_nothing(one_step: dict[str, Any]) -> None:
    assert static_setup.prepare() == ["one"]
    assert static_setup.prepare() == []
    assert one_step["made"] == 1


def test_a_changed_input_is_made_again(one_step: dict[str, Any]) -> None:
    static_setup.prepare()
    one_step["input"] = "b"
    assert static_setup.prepare() == ["one"]


def test_a_stamp_without_its_file_is_no_stamp(one_step: dict[str, Any]) -> None:
    static_setup.prepare()
    one_step["output"].unlink()
    assert static_setup.prepare() == ["one"]


def test_the_script_stays_small() -> None:
    """Of 60 kB for a first visit, what every page sends is a small part: counted as it goes over the line."""
    static = Path(static_setup.__file__).parent.parent / "static"
    assert len(gzip.compress((static / "barkraft.js").read_bytes(), 9)) <= 3_500
