"""Composes the drawn scenes from a kit of parts. Plain Python: no Django, no clock.

A kit is a folder of YAML files (content/scenes/kit); a spec is one YAML file for each scene.
How they are written stands in content/scenes/README.md.
"""

import gzip
import math
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml

WIDTH, HEIGHT = 640, 400
LIMIT = 4096  # bytes of one scene after gzip: a slow line and a small purse must bear it

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "content" / "scenes"
STATIC = ROOT / "barkraft" / "static" / "scenes"

# Ground, table and paper darken by themselves; people and things keep their colours in both schemes.
STYLE = (
    ".k{fill:none;stroke:#22302e;stroke-width:2.4}.l,.m,.h{fill:none;stroke-width:19}.m{stroke-width:13}"
    ".h{stroke-width:16}svg{stroke-linecap:round;stroke-linejoin:round}"
    ".p{fill:#efe4cd}.t{fill:#e2d5b9}.u{fill:#d2c29f}.c{fill:#fbf5e8}.s{fill:#a9cdc3}.g{fill:#b9c79a}"
    "@media(prefers-color-scheme:dark){.p{fill:#a89d85}.t{fill:#948a73}.u{fill:#81775f}.c{fill:#e4dbc6}.s{fill:#7fa69b}.g{fill:#8b9a6c}}"
)

Point = tuple[float, float]
Item = dict[str, Any]


class SceneError(ValueError):
    """A spec or kit that cannot be drawn; the message says which part and what to do."""


@dataclass(frozen=True)
class Kit:
    """Named colours, parts (SVG fragments), places (lists of items) and people (looks of figures)."""

    palette: dict[str, str]
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
    merged: dict[str, dict[str, Any]] = {"palette": {}, "parts": {}, "places": {}, "people": {}}
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
            self._stamp(item["thing"], item, _transform(item))
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
                key = ids.setdefault(mark.body, self._free(mark.name, set(ids.values())))
                body.append(f'<use href="#{key}"{mark.attributes}/>')
            else:
                body.append(f"<g{mark.attributes}>{mark.body}</g>" if mark.attributes else mark.body)
        defs = "".join(f'<g id="{key}">{fragment}</g>' for fragment, key in ids.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><style>{STYLE}</style>'
            + (f"<defs>{defs}</defs>" if defs else "")
            + "".join(body)
            + "</svg>\n"
        )

    @staticmethod
    def _free(name: str, taken: set[str]) -> str:
        return next(key for key in [name, *(f"{name}-{n}" for n in range(2, 99))] if key not in taken)

    def _colour(self, value: str, where: str) -> str:
        if value.startswith("#") or value == "none":
            return value
        if value not in self.kit.palette:
            raise SceneError(f"{where}: there is no colour {value}. Add it to the palette or choose another.")
        return self.kit.palette[value]

    def _coloured(self, fragment: str, item: Item, where: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda m: self._colour(str(item.get(m[1], m[1])), where), fragment.strip())

    def _stamp(self, name: str, item: Item, transform: str = "", fill: str | None = None) -> None:
        part = self.kit.parts.get(name)
        if part is None:
            raise SceneError(f"There is no part {name} in the kit.")
        colour = fill or item.get("fill") or part.get("fill")
        attributes = transform + (f' fill="{self._colour(colour, name)}"' if colour else "")
        self.marks.append(_Stamp(name, self._coloured(part["svg"], {**part, **item}, name), attributes))

    def _figure(self, who: Item) -> None:
        """Bottom up: seat, legs, body, clothes, head, what is held, arms."""
        missing = [key for key in ("at", "skin", "top") if key not in who]
        if missing:
            raise SceneError(f"The figure {who['figure']} needs {', '.join(missing)}.")
        opened = f"<g{_transform(who)}>"
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
        resting = [self._arm(who, side) for side in ("left", "right") if side not in who]
        reaching = [self._arm(who, side) for side in ("left", "right") if who.get(side)]
        if who.get("arms", True) and resting:
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
            self.marks.append(f'<g transform="rotate({_n(tilt)} 0 -80)">')
        hair, look = who.get("hair", "short"), who.get("look", "ahead")
        if hair == "hijab":  # the cloth lies under the face
            self._stamp("hair-hijab", who, fill=who["hair_colour"])
            self._stamp("face-oval", {}, fill=who["skin"])
            self._stamp("hair-hijab-ink", {})
        else:
            if f"hair-{hair}-back" in self.kit.parts:
                self._stamp(f"hair-{hair}-back", {}, fill=who["hair_colour"])
            self._stamp("head", {}, fill=who["skin"])
        if "beard" in who:
            self._stamp("beard-" + who["beard"], {}, fill=who.get("hair_colour", "black"))
        if hair not in ("hijab", "bald"):
            name = f"hair-{hair}"
            self._stamp(name + "-away" if look == "away" and name + "-away" in self.kit.parts else name,
                        who, fill=who.get("hair_colour", "black"))
        if "hat" in who:
            self._stamp("hat-" + who["hat"], {}, fill=who.get("hat_colour"))
        if look != "away":
            x, y, mirror = {"ahead": (0, 0, 1), "right": (4, 0, 1), "left": (-4, 0, -1), "down": (1, 3, 1),
                            "down-right": (4, 4, 1), "down-left": (-4, 4, -1)}[look]
            eyes = "down" if look.startswith("down") else who.get("eyes", "open")
            turn = "" if mirror == 1 else "scale(-1 1)"
            move = f' transform="translate({x} {y}){turn}"' if x or y else ""
            for part in (f"eyes-{eyes}", f"mouth-{who.get('mouth', 'calm')}", *([who["glasses"]] if "glasses" in who else [])):
                self._stamp(part, {}, move)
        if tilt:
            self.marks.append("</g>")

    def _arm(self, who: Item, side: str) -> str:
        sign = -1 if side == "left" else 1
        hand = _local(who[side], who) if who.get(side) else (sign * 44.0, 34.0)
        shoulder = (sign * 37.0, -53.0)
        elbow = _elbow(shoulder, hand, sign, who.get(f"{side}_elbow", "out"), who["figure"])
        return _arm_paths(shoulder, elbow, hand, who.get("sleeve", "long"),
                          self._colour(who.get("sleeve_colour", who["top"]), who["figure"]),
                          self._colour(who["skin"], who["figure"]))


UPPER, FORE = 44.0, 48.0  # lengths of the arm, in the figure's own units
STRETCH = 1.22  # further than this the arm would look drawn out


def _elbow(shoulder: Point, hand: Point, sign: int, bend: str, who: str) -> Point:
    """Where the elbow lies when the hand is at `hand`: two circles meet in two points, `bend` chooses."""
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    reach = math.hypot(dx, dy) or 1.0
    if reach > (UPPER + FORE) * STRETCH:
        raise SceneError(f"{who}: the hand is {reach:.0f} from the shoulder and cannot reach further than "
                         f"{(UPPER + FORE) * STRETCH:.0f}. Move the figure or the hand.")
    upper, fore = (value * max(1.0, reach / (UPPER + FORE - 1)) for value in (UPPER, FORE))
    along = (upper**2 - fore**2 + reach**2) / (2 * reach)
    height = math.sqrt(max(upper**2 - along**2, 0.0))
    foot = (shoulder[0] + dx * along / reach, shoulder[1] + dy * along / reach)
    normal = (-dy / reach * height, dx / reach * height)
    ends = [(foot[0] + normal[0], foot[1] + normal[1]), (foot[0] - normal[0], foot[1] - normal[1])]
    weigh = {"out": lambda p: sign * p[0] + 0.6 * p[1], "in": lambda p: -sign * p[0],
             "up": lambda p: -p[1], "down": lambda p: p[1]}[bend]
    return max(ends, key=weigh)


def _arm_paths(shoulder: Point, elbow: Point, hand: Point, sleeve: str, cloth: str, skin: str) -> str:
    wrist = _between(elbow, hand, 0.5)
    middle = _between(shoulder, wrist, 0.5)
    bow = _between(middle, elbow, 1.25)
    arm = f"M{_xy(shoulder)}Q{_xy(bow)} {_xy(wrist)}"
    ink = _beside(shoulder, bow, wrist)
    bare = f'<path class="m" stroke="{skin}" d="M{_xy(wrist)}L{_xy(hand)}"/>'
    if sleeve == "short":
        bare = f'<path class="m" stroke="{skin}" d="{arm}L{_xy(hand)}"/>'
        arm = f"M{_xy(shoulder)}L{_xy(_between(shoulder, bow, 0.45))}"
        ink = ""
    fist = f'<path class="h" stroke="{skin}" d="M{_xy(hand)}h.1"/>'
    return f'{bare}{fist}<path class="l" stroke="{cloth}" d="{arm}"/>{ink}'


def _beside(start: Point, bow: Point, end: Point) -> str:
    """The ink line along the inner edge of a sleeve, so that the arm parts from the body."""
    first, last = _unit(start, bow), _unit(bow, end)
    side = 1 if (-last[1] * (0 - bow[0]) + last[0] * (-20 - bow[1])) > 0 else -1
    out = [(-d[1] * side * 8, d[0] * side * 8) for d in (first, _unit(start, end), last)]
    a, b, c = ((p[0] + o[0], p[1] + o[1]) for p, o in zip((start, bow, end), out, strict=True))
    a = _between(a, b, 0.35)
    return f'<path class="k" d="M{_xy(a)}Q{_xy(b)} {_xy(c)}"/>'


def _between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _unit(a: Point, b: Point) -> Point:
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)


def _local(point: list[float], who: Item) -> Point:
    """A point of the scene in the figure's own units."""
    scale, turn = who.get("scale", 1), math.radians(-who.get("lean", 0))
    dx, dy = (point[0] - who["at"][0]) / scale, (point[1] - who["at"][1]) / scale
    return (dx * math.cos(turn) - dy * math.sin(turn), dx * math.sin(turn) + dy * math.cos(turn))


def _transform(item: Item) -> str:
    x, y = item.get("at", (0, 0))
    scale, turn = item.get("scale", 1), item.get("turn", item.get("lean", 0))
    steps = f"translate({_n(x)} {_n(y)})" if x or y else ""
    steps += f"rotate({_n(turn)})" if turn else ""
    if item.get("flip"):
        steps += f"scale({_n(-scale, 2)} {_n(scale, 2)})"
    elif scale != 1:
        steps += f"scale({_n(scale, 2)})"
    return f' transform="{steps}"' if steps else ""


def _n(value: float, digits: int = 1) -> str:
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _xy(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


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
        print(f"{weight(svg):5d} {name}{' is heavier than ' + str(LIMIT) if weight(svg) > LIMIT else ''}")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
