"""Bars as plain geometry: what a template draws, and the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

# Units of the drawing: as wide as a phone, so that its words are as large there as the page's.
WIDTH, HEIGHT, GROUND, LABEL_Y = 360, 180, 148, 170
TOP = 28  # room for a number above the highest bar
_GAP = 0.34  # of a bar's place


@dataclass(frozen=True)
class Bar:
    """One bar as drawn. Lengths are in units of the drawing, which is `Chart.width` wide."""

    label: str
    words: str  # the value as it is said: "4 200 kr"
    x: int
    y: int
    width: int
    height: int
    marked: bool  # the one that the chart is about

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def words_y(self) -> int:
        return self.y - 8


@dataclass(frozen=True)
class Chart:
    """A finished drawing: bars on a ground line, and the two headings of the table behind it."""

    bars: list[Bar]
    columns: tuple[str, str]
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = GROUND
    label_y: int = LABEL_Y

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [(bar.label, bar.words) for bar in self.bars]


def bars(values: Sequence[tuple[str, Decimal | float, str]], *, columns: tuple[str, str] | None = None) -> Chart:
    """Bars of (label, value, the value in words), no value below nought. The lowest is marked. ValueError for none."""
    if not values:
        raise ValueError("A chart needs at least one value.")
    numbers = [float(value) for _label, value, _words in values]
    highest, lowest = max(numbers) or 1.0, min(numbers)
    place = WIDTH / len(values)
    return Chart(
        [
            _bar(index, place, label, words, number / highest, number == lowest)
            for index, ((label, _value, words), number) in enumerate(zip(values, numbers, strict=True))
        ],
        columns or (_("När"), _("Hur mycket")),
    )


def _bar(index: int, place: float, label: str, words: str, share: float, marked: bool) -> Bar:
    height = round((GROUND - TOP) * share)
    x = round(index * place + place * _GAP / 2)
    return Bar(label, words, x, GROUND - height, round(place * (1 - _GAP)), height, marked)
