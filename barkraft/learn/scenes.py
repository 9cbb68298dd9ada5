"""Composes the drawn scenes from a kit of parts. Plain Python: no Django, no clock.

A kit is a folder of YAML files (content/scenes/kit); a spec is one YAML file for each scene.
How they are written stands in content/scenes/README.md.
"""

import gzip
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml

from barkraft.learn import scene_geometry
from barkraft.learn.scene_geometry import number, transform

LIMIT = 4096  # bytes of one scene after gzip: a slow line and a small purse must bear it

SPECS = Path(__file__).resolve().parents[2] / "content" / "scenes"
STATIC = Path(__file__).resolve().parents[1] / "static" / "scenes"

# How far the face slides on the head, and whether the nose points the other way.
LOOKS = {
    "ahead": (0, 0, ""), "down": (1, 3, ""),
    "left": (-4, 0, "scale(-1 1)"), "down-left": (-4, 4, "scale(-1 1)"),
    "right": (4, 0, ""), "down-right": (4, 4, ""),
}  # fmt: skip

Item = dict[str, Any]


class SceneError(ValueError):
    """A spec or kit that cannot be drawn; the message says which part and what to do."""


@dataclass(frozen=True)
class Kit:
    """Named colours, CSS of both schemes, parts (SVG fragments), places (lists of items), looks of people."""

    palette: dict[str, str]
    style: dict[str, str]
    parts: dict[str, Item]
    places: dict[str, list[Item]]
    people: dict[str, Item]


@dataclass(frozen=True)
class _Stamp:
    """One use of a part: equal bodies used twice become one definition."""

    name: str
    body: str
    attributes: str


def load_kit(folder: Path) -> Kit:
    """Read every YAML file of the folder. Raises SceneError when two files define the same part."""
    merged: dict[str, dict[str, Any]] = {section: {} for section in Kit.__dataclass_fields__}
    for path in sorted(folder.glob("*.yaml")):
        for section, entries in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            twice = merged[section].keys() & entries.keys()
            if twice:
                raise SceneError(f"{path.name}: {', '.join(sorted(twice))} is already in the kit. Give it a new name.")
            merged[section].update(entries)
    return Kit(**merged)


def compose(spec: Item, kit: Kit) -> str:
    """Draw one scene: a complete SVG document of 640 by 400 units. Raises SceneError."""
    drawing = _Drawing(kit)
    place = spec.get("place")
    if place is not None and place not in kit.places:
        raise SceneError(f"There is no place {place}. Choose one of {', '.join(sorted(kit.places))}.")
    for item in [*kit.places.get(place or "", []), *spec.get("draw", [])]:
        drawing.add(item)
    return drawing.svg()


@dataclass
class _Drawing:
    kit: Kit
    marks: list[str | _Stamp] = field(default_factory=list)
    waiting: dict[str, list[str]] = field(default_factory=dict)

    def add(self, item: Item) -> None:
        if "svg" in item:
            self.marks.append(self._coloured(item["svg"], item, "svg"))
        elif "thing" in item:
            self._stamp(item["thing"], item, transform(item))
        elif "figure" in item:
            self._figure({**self.kit.people.get(item["figure"], {}), **item})
        elif "hands" in item:
            if item["hands"] not in self.waiting:
                raise SceneError(f"Nobody named {item['hands']} holds the hands back. Write name: on the figure first.")
            self.marks += self.waiting.pop(item["hands"])
        else:
            raise SceneError(f"Cannot draw {item}. Write thing, figure, hands or svg.")

    def svg(self) -> str:
        if self.waiting:
            raise SceneError(f"The hands of {', '.join(self.waiting)} are never drawn. Write - hands: with the name.")
        counts = Counter(mark.body for mark in self.marks if isinstance(mark, _Stamp))
        ids: dict[str, str] = {}
        body = []
        for mark in self.marks:
            if isinstance(mark, str):
                body.append(mark)
            elif counts[mark.body] > 1:
                key = ids.setdefault(mark.body, f"{mark.name}-{len(ids)}")
                body.append(f'<use href="#{key}"{mark.attributes}/>')
            else:
                body.append(f"<g{mark.attributes}>{mark.body}</g>" if mark.attributes else mark.body)
        defs = "".join(f'<g id="{key}">{fragment}</g>' for fragment, key in ids.items())
        style = f"{self.kit.style['light']}@media(prefers-color-scheme:dark){{{self.kit.style['dark']}}}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"><style>{style}</style>'
            f"{defs and f'<defs>{defs}</defs>'}{''.join(body)}</svg>\n"
        )

    def _colour(self, value: str, where: str) -> str:
        if value.startswith("#") or value == "none":
            return value
        if value not in self.kit.palette:
            raise SceneError(f"{where}: there is no colour {value}. Add it to the palette or choose another.")
        return self.kit.palette[value]

    def _coloured(self, fragment: str, item: Item, where: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda m: self._colour(str(item.get(m[1], m[1])), where), fragment.strip())

    def _stamp(self, name: str, item: Item, moved: str = "", fill: str | None = None) -> None:
        part = self.kit.parts.get(name)
        if part is None:
            raise SceneError(f"There is no part {name} in the kit.")
        colour = fill or item.get("fill") or part.get("fill")
        attributes = moved + (f' fill="{self._colour(colour, name)}"' if colour else "")
        self.marks.append(_Stamp(name, self._coloured(part["svg"], {**part, **item}, name), attributes))

    def _figure(self, who: Item) -> None:
        """Bottom up: seat, legs, body, clothes, head, what is held, arms."""
        missing = [key for key in ("at", "skin", "top") if key not in who]
        if missing:
            raise SceneError(f"The figure {who['figure']} needs {', '.join(missing)}.")
        opened = f"<g{transform(who)}>"
        self.marks.append(opened)
        if "seat" in who:
            self._stamp(who["seat"], {})
        if "legs" in who:
            self._stamp("legs-" + who.get("stance", "stand"), {}, fill=who["legs"])
        self._stamp("body", {}, fill=who["top"])
        self._stamp("body-ink", {})
        for garment in ("collar", "apron", "badge"):
            if garment in who:
                own = self.kit.parts.get(who[garment], {}).get("fill", who["top"])
                self._stamp(who[garment], {}, fill=who.get(f"{garment}_colour", own))
        self._head(who)
        self.marks.append("</g>")
        for thing in who.get("holds", []):
            self.add(thing)
        resting, reaching = (
            [self._arm(who, side) for side in ("left", "right") if (side in who) is busy] for busy in (False, True)
        )
        if resting:
            self.marks += [opened, *resting, "</g>"]
        if reaching:
            group = [opened, *reaching, "</g>"]
            if "name" in who:
                self.waiting[who["name"]] = group
            else:
                self.marks += group

    def _head(self, who: Item) -> None:
        tilt = who.get("tilt", 0)
        if tilt:
            self.marks.append(f'<g transform="rotate({number(tilt)} 0 -80)">')
        hair, look, colour = who.get("hair", "short"), who.get("look", "ahead"), who.get("hair_colour", "black")
        if hair == "hijab":  # the cloth lies under the face
            self._stamp("hair-hijab", {}, fill=colour)
            self._stamp("face-oval", {}, fill=who["skin"])
            self._stamp("hair-hijab-ink", {})
        else:
            if f"hair-{hair}-back" in self.kit.parts:
                self._stamp(f"hair-{hair}-back", {}, fill=colour)
            self._stamp("head", {}, fill=who["skin"])
        if "beard" in who:
            self._stamp("beard-" + who["beard"], {}, fill=colour)
        if hair not in ("hijab", "bald"):
            away = f"hair-{hair}-away"
            self._stamp(away if look == "away" and away in self.kit.parts else f"hair-{hair}", {}, fill=colour)
        if "hat" in who:
            self._stamp("hat-" + who["hat"], {}, fill=who.get("hat_colour"))
        if look != "away":
            self._face(who, look)
        if tilt:
            self.marks.append("</g>")

    def _face(self, who: Item, look: str) -> None:
        x, y, mirror = LOOKS[look]
        eyes = "down" if look.startswith("down") else who.get("eyes", "open")
        move = f' transform="translate({x} {y}){mirror}"' if x or y else ""
        for part in (f"eyes-{eyes}", f"mouth-{who.get('mouth', 'calm')}", who.get("glasses")):
            if part:
                self._stamp(part, {}, move)

    def _arm(self, who: Item, side: str) -> str:
        sign = -1 if side == "left" else 1
        hand = scene_geometry.local(who[side], who) if side in who else complex(sign * 44, 34)
        shoulder = complex(sign * 37, -53)
        try:
            elbow = scene_geometry.elbow(shoulder, hand, sign, who.get(f"{side}_elbow", "out"))
        except scene_geometry.OutOfReach as far:
            raise SceneError(f"{who['figure']}: {far}. Move one of them.") from far
        cloth, skin = (self._colour(colour, who["figure"]) for colour in (who["top"], who["skin"]))
        return scene_geometry.arm(shoulder, elbow, hand, who.get("sleeve") == "short", cloth, skin)


def drawn(specs: Path = SPECS) -> dict[str, str]:
    """Every scene of the folder by name: composed from its spec, or whole as it was drawn by hand."""
    kit = load_kit(specs / "kit")
    scenes = {path.stem: path.read_text(encoding="utf-8") for path in sorted((specs / "whole").glob("*.svg"))}
    for path in sorted(specs.glob("*.yaml")):
        try:
            scenes[path.stem] = compose(yaml.safe_load(path.read_text(encoding="utf-8")), kit)
        except SceneError as problem:
            raise SceneError(f"{path.name}: {problem}") from problem
    return dict(sorted(scenes.items()))


def weight(svg: str) -> int:
    """Bytes over the wire, as gzip packs them."""
    return len(gzip.compress(svg.encode("utf-8"), 9, mtime=0))


def main() -> int:
    """Write every scene to barkraft/static/scenes and print what it weighs; 1 when one is too heavy."""
    heavy = 0
    STATIC.mkdir(parents=True, exist_ok=True)
    for name, svg in drawn().items():
        ElementTree.fromstring(svg)
        (STATIC / f"{name}.svg").write_text(svg, encoding="utf-8")
        heavy += weight(svg) > LIMIT
        print(f"{weight(svg):5d} {name}", f"is heavier than {LIMIT}" if weight(svg) > LIMIT else "")
    return int(heavy > 0)


if __name__ == "__main__":
    sys.exit(main())
