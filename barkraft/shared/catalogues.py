"""Interface catalogues: written as .po, compiled here so that no machine needs gettext's own tools."""

from pathlib import Path

import polib


def sources(folders: list[Path]) -> list[Path]:
    """Every catalogue of the interface, in a fixed order."""
    return sorted(path for folder in folders for path in folder.glob("*/LC_MESSAGES/*.po"))


def compile_all(folders: list[Path]) -> int:
    """Write a .mo beside each .po; gives how many. OSError with the line where a catalogue cannot be read."""
    found = sources(folders)
    for path in found:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return len(found)
