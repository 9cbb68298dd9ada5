"""Bars as geometry."""

import pytest

from barkraft.shared import charts

MONTHS = [("jan", 100, "100 kr"), ("feb", 25, "25 kr"), ("mar", 50, "50 kr")]


def test_the_highest_bar_fills_the_height_and_the_lowest_is_marked() -> None:
    chart = charts.bars(MONTHS)
    assert [bar.height for bar in chart.bars] == [120, 30, 60]
    assert [bar.marked for bar in chart.bars] == [False, True, False]
    assert all(bar.y + bar.height == charts.GROUND for bar in chart.bars)


def test_no_bar_leaves_the_drawing() -> None:
    chart = charts.bars(MONTHS)
    assert all(bar.x >= 0 and bar.x + bar.width <= chart.width for bar in chart.bars)


def test_the_table_says_the_same() -> None:
    assert charts.bars(MONTHS).rows == [("jan", "100 kr"), ("feb", "25 kr"), ("mar", "50 kr")]


def test_only_noughts_make_flat_bars() -> None:
    assert [bar.height for bar in charts.bars([("jan", 0, "0 kr")]).bars] == [0]


def test_no_values_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        charts.bars([])
