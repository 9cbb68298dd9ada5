"""Where things stand in a drawn scene, and how an arm reaches: numbers to SVG. Plain Python: no Django.

Lengths are the scene's units (it is 640 by 400), those of an arm the figure's own.
"""

import cmath
import math
from collections.abc import Mapping, Sequence
from typing import Any

UPPER, FORE = 44.0, 48.0  # lengths of the arm
STRETCH = 1.22  # further than this the arm would look drawn out
Point = complex  # x + y·i: turning and scaling are then a multiplication


class OutOfReach(ValueError):
    """The hand is further from the shoulder than an arm is long."""

    def __init__(self, reach: float, limit: float) -> None:
        super().__init__(f"the hand is {reach:.0f} from the shoulder and reaches {limit:.0f}")


def transform(item: Mapping[str, Any]) -> str:
    """The transform attribute, with a space before it, of what stands `at` a place, turned and scaled; or ""."""
    x, y = item.get("at", (0, 0))
    scale, turn = item.get("scale", 1), item.get("turn", item.get("lean", 0))
    steps = f"translate({number(x)} {number(y)})" if x or y else ""
    steps += f"rotate({number(turn)})" if turn else ""
    if scale != 1 or "flip" in item:
        steps += f"scale({number(-scale, 2)} {number(scale, 2)})" if item.get("flip") else f"scale({number(scale, 2)})"
    return f' transform="{steps}"' if steps else ""


def local(point: Sequence[float], who: Mapping[str, Any]) -> Point:
    """A point of the scene in the figure's own units."""
    return (complex(*point) - complex(*who["at"])) / cmath.rect(who.get("scale", 1), math.radians(who.get("lean", 0)))


def elbow(shoulder: Point, hand: Point, sign: int, bend: str) -> Point:
    """Where the elbow lies when the hand is at `hand`: two circles meet in two points, `bend` chooses.

    `sign`: -1 for the left arm, 1 for the right. Raises OutOfReach.
    """
    reach, limit = abs(hand - shoulder), (UPPER + FORE) * STRETCH
    if reach > limit:
        raise OutOfReach(reach, limit)
    upper, fore = (value * max(1.0, reach / (UPPER + FORE - 1)) for value in (UPPER, FORE))
    along = (upper**2 - fore**2 + reach**2) / (2 * reach)
    ahead = (hand - shoulder) / reach
    across = 1j * ahead * math.sqrt(max(upper**2 - along**2, 0.0))
    foot = shoulder + ahead * along
    weights = {"out": (sign, 0.6), "in": (-sign, 0), "up": (0, -1), "down": (0, 1)}[bend]
    return max(foot + across, foot - across, key=lambda point: weights[0] * point.real + weights[1] * point.imag)


def arm(shoulder: Point, elbow: Point, hand: Point, short: bool, cloth: str, skin: str) -> str:
    """The paths of an arm and its hand. `short`: a sleeve that ends above the elbow."""
    wrist = (elbow + hand) / 2
    middle = (shoulder + wrist) / 2
    bow = middle + (elbow - middle) * 1.25
    sleeve, ink = f"M{_xy(shoulder)}Q{_xy(bow)} {_xy(wrist)}", _beside(shoulder, bow, wrist)
    bare = f"M{_xy(wrist)}L{_xy(hand)}"
    if short:
        bare, sleeve, ink = f"{sleeve}L{_xy(hand)}", f"M{_xy(shoulder)}L{_xy(shoulder + (bow - shoulder) * 0.45)}", ""
    return (
        f'<path class="m" stroke="{skin}" d="{bare}"/><path class="h" stroke="{skin}" d="M{_xy(hand)}h.1"/>'
        f'<path class="l" stroke="{cloth}" d="{sleeve}"/>{ink}'
    )


def number(value: float, digits: int = 1) -> str:
    """A coordinate, as short as it can be written."""
    return f"{round(value, digits) + 0:g}"  # + 0: no minus before a zero


def _beside(start: Point, bow: Point, end: Point) -> str:
    """The ink line along the inner edge of a sleeve, so that the arm parts from the body."""
    first, middle, last = (step / (abs(step) or 1) for step in (bow - start, end - start, end - bow))
    belly = -20j - bow
    inward = 8j if (1j * last * belly.conjugate()).real > 0 else -8j
    a, b, c = start + first * inward, bow + middle * inward, end + last * inward
    return f'<path class="k" d="M{_xy(a + (b - a) * 0.35)}Q{_xy(b)} {_xy(c)}"/>'


def _xy(point: Point) -> str:
    return f"{number(point.real)} {number(point.imag)}"
