"""The reading face, made small: Atkinson Hyperlegible with the signs of Latin languages, as woff2.

A phone on a slow line fetches about ten kilobytes a weight. Other scripts use the phone's own face.
"""

from collections.abc import Iterable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

PACKAGE = "fontpkg-atkinson-hyperlegible"
FACES = {
    "atkinson-regular.woff2": "AtkinsonHyperlegible-Regular.ttf",
    "atkinson-bold.woff2": "AtkinsonHyperlegible-Bold.ttf",
}
# Swedish and English, and the letters of names from the rest of Europe.
_SIGNS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "–—‘’‚“”„…•€−")]
_FEATURES = ["kern", "liga", "ccmp", "locl", "mark"]


def recipe() -> str:
    """What the files are made of: changes when they must be made again."""
    return f"{PACKAGE} {version(PACKAGE)} {version('fonttools')} {FACES} {_SIGNS} {_FEATURES}"


def build(folder: Path) -> dict[str, int]:
    """Write the faces into the folder. Gives each file's size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    originals = files("fontpkg_atkinson_hyperlegible") / "files"
    for name, original in FACES.items():
        _subset(Path(str(originals / original)), folder / name, _SIGNS)
    return {name: (folder / name).stat().st_size for name in FACES}


def _subset(original: Path, target: Path, signs: Iterable[int]) -> None:
    from fontTools import subset  # half a second to import, and needed once an installation

    options = subset.Options(
        flavor="woff2",
        hinting=False,
        layout_features=_FEATURES,
        drop_tables=["DSIG"],
        name_IDs=[1, 2],
        notdef_outline=True,
    )
    with subset.load_font(str(original), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=signs)
        subsetter.subset(font)
        subset.save_font(font, str(target), options)
