"""The drawn scenes: what is committed is what the specs compose, small, plain and complete."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from barkraft.learn.scenes import LIMIT, SPECS, STATIC, SceneError, compose, drawn, load_kit, weight
from barkraft.learn.source import Block, read_unit

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "barkraft" / "static" / "pictures"
MODULES = ROOT / "content" / "modules"
WHOLE = {"bageri", "coach", "cykel", "mote", "odling", "torg", "tvatt"}
DRAWN_MODULES = {"vad-ar-asf": 5, "var-grupp": 6, "trygg-ersattning": 5, "ide-moter-kund": 7}
SIGN_IN = {"sten", "bat", "far", "brod", "cykel", "sol", "fyr", "lavendel", "kopp", "nyckel", "fisk", "trad"}
SVG = "{http://www.w3.org/2000/svg}"
PLAIN = {"at": [100, 200], "skin": "peach", "top": "sea", "hair": "short"}

composed = drawn()
committed = sorted(STATIC.glob("*.svg"))


def test_every_spec_has_its_file_and_every_file_its_spec():
    assert {path.stem for path in committed} == set(composed)
    assert set(composed) >= WHOLE


@pytest.mark.parametrize("path", committed, ids=lambda path: path.stem)
def test_a_committed_scene_is_what_its_spec_composes(path):
    assert path.read_text(encoding="utf-8") == composed[path.stem], "Run python -m barkraft.learn.scenes."


@pytest.mark.parametrize("path", committed, ids=lambda path: path.stem)
def test_a_scene_is_light(path):
    assert weight(path.read_text(encoding="utf-8")) <= LIMIT


@pytest.mark.parametrize("path", [*committed, *sorted(PICTURES.glob("*.svg"))], ids=lambda path: path.stem)
def test_a_drawing_is_valid_and_harmless(path):
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "style", "defs", "g", "path", "use", "rect"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            if name.endswith("href"):
                assert value.removeprefix("#") in ids
    assert not re.search(r"url\(|@import|<!", text)


@pytest.mark.parametrize("path", committed, ids=lambda path: path.stem)
def test_a_scene_follows_the_dark_scheme(path):
    text = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 640 400"' in text
    assert "prefers-color-scheme:dark" in text


@pytest.mark.parametrize("slug", DRAWN_MODULES)
def test_every_unit_has_its_scene(slug):
    wanted = {f"{slug}-u{n}" for n in range(1, DRAWN_MODULES[slug] + 1)}
    for path in sorted((MODULES / slug).glob("u*.md")):
        unit = read_unit(path.read_text(encoding="utf-8"), str(path.name))
        assert unit.meta["scene_alt"].strip()
        wanted |= {unit.meta["scene"], *(file_of(block) for block in unit.blocks if block.kind == "scene")}
    missing = wanted - {path.stem for path in committed}
    assert not missing


def file_of(block: Block) -> str:
    assert block.attrs.get("alt", "").strip(), f"line {block.line}: a scene needs alt."
    return block.attrs["file"]


def test_the_pictures_of_the_sign_in():
    pictures = {path.stem: path.read_text(encoding="utf-8") for path in PICTURES.glob("*.svg")}
    assert set(pictures) == SIGN_IN
    for text in pictures.values():
        assert 'viewBox="0 0 96 96"' in text
        assert weight(text) < 1024


class TestCompose:
    kit = load_kit(SPECS / "kit")

    def test_the_same_spec_gives_the_same_bytes(self):
        spec = {"place": "bakery", "draw": [{"figure": "amina", "at": [200, 300], "right": [250, 300]}]}
        assert compose(spec, self.kit) == compose(spec, self.kit)

    def test_only_what_is_used_is_in_the_file(self):
        svg = compose({"draw": [{"thing": "mug", "at": [100, 100]}]}, self.kit)
        assert "<defs>" not in svg
        assert svg.count("<path") == self.kit.parts["mug"]["svg"].count("<path")

    def test_what_is_used_twice_is_defined_once(self):
        svg = compose({"draw": [{"thing": "mug", "at": [100, 100]}, {"thing": "mug", "at": [200, 100]}]}, self.kit)
        assert svg.count("<use") == 2
        assert svg.count('id="mug-0"') == 1

    def test_a_hand_ends_where_the_spec_says(self):
        figure = {"figure": "someone", **PLAIN, "scale": 2, "right": [160, 200]}
        assert "L30 0" in compose({"draw": [figure]}, self.kit)

    @pytest.mark.parametrize(
        ("item", "words"),
        [
            ({"thing": "unicorn"}, "no part unicorn"),
            ({"figure": "someone", "at": [1, 1]}, "needs skin, top"),
            ({"figure": "someone", **PLAIN, "right": [600, 200]}, "Move one of them"),
            ({"figure": "someone", **PLAIN, "name": "someone", "right": [150, 200]}, "never drawn"),
            ({"hands": "nobody"}, "Nobody named nobody"),
            ({"thing": "mug", "fill": "beigeish"}, "no colour beigeish"),
            ({"noise": 1}, "Cannot draw"),
        ],
    )
    def test_what_cannot_be_drawn_says_what_to_do(self, item, words):
        with pytest.raises(SceneError, match=words):
            compose({"draw": [item]}, self.kit)

    def test_an_unknown_place_names_the_known_ones(self):
        with pytest.raises(SceneError, match="bakery"):
            compose({"place": "moon"}, self.kit)
