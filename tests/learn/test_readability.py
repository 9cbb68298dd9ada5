"""Every written unit is easy enough: the limits of its module's level, measured as learners read it."""

import pytest

from barkraft.learn import catalogue
from barkraft.learn.gaps import LIMITS
from barkraft.learn.source import readable_text
from barkraft.rules import readability
from barkraft.translate import glossary

from .conftest import REAL

UNITS = [
    pytest.param(unit, str(module.data["readability"]), id=unit.place)
    for module in catalogue.read(REAL).modules
    for unit in module.units
    if unit.unit is not None
]
TERMS = glossary.read(REAL / "terms.yaml").forms


@pytest.mark.parametrize(("file", "level"), UNITS)
def test_a_unit_keeps_within_its_limit(file: catalogue.UnitFile, level: str) -> None:
    assert file.unit is not None
    figures = readability.measure(readable_text(file.unit), TERMS)
    assert readability.breaches(figures, LIMITS[level]) == []
    assert figures.lix_without_terms <= LIMITS[level].lix
    assert figures.words >= 200  # a real lesson
