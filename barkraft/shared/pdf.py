"""Documents as tagged PDF (PDF/UA-1), made by Typst in this process. Data goes in as JSON, never as Typst source.

A document is a template `<room>/documents/<name>.typ` that lies on the sheet in
`shared/documents/sheet.typ`. What no shipped font can draw becomes "□" and is listed on the
last page: one unknown sign must not leave a group without its paper.
"""

import base64
import io
import json
import logging
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_atkinson_hyperlegible
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import typst
from django.http import HttpResponse
from django.utils.translation import get_language_info, gettext, override
from fontTools.ttLib import TTFont
from PIL import Image

from barkraft.shared import clock

ROOMS = Path(__file__).resolve().parent.parent
FONTS = tuple(
    package.ROOT / "files" for package in (fontpkg_atkinson_hyperlegible, fontpkg_noto_sans, fontpkg_noto_sans_arabic)
)
FALLBACK = "□"
# Typst's own DejaVu Sans Mono draws these; its file cannot be asked from here.
_BUILT_IN = frozenset(FALLBACK + "→←✓☐")
# Joiners, direction marks and isolates shape Arabic and Persian; they are kept though no font need hold them.
# The older embeddings and overrides are not: one that is left open turns the rest of the page around.
_SHAPING = frozenset("\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
_log = logging.getLogger(__name__)


@cache
def drawable() -> frozenset[int]:
    """Code points that the shipped fonts have, upright styles."""
    found: set[int] = set()
    for folder in FONTS:
        for path in folder.glob("*.ttf"):
            if "Italic" not in path.name:
                with TTFont(path, lazy=True) as font:
                    found.update(font.getBestCmap())
    return frozenset(found)


def printable(text: str) -> tuple[str, list[str]]:
    """The text as it can be printed, and the signs that became "□", each once, in order.

    Control characters and invisible format characters go without a trace; line breaks stay.
    """
    out: list[str] = []
    missing: dict[str, None] = {}
    for sign in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(sign)
        if sign in "\n\t" or sign in _SHAPING:
            out.append(sign)
        elif kind in {"Cc", "Cf", "Cs"} or 0xFE00 <= ord(sign) <= 0xFE0F:
            continue
        elif ord(sign) in drawable() or sign in _BUILT_IN:
            out.append(sign)
        else:
            missing[sign] = None
            if out[-1:] != [FALLBACK]:
                out.append(FALLBACK)
    return "".join(out), list(missing)


def render(
    template_name: str,
    data: Mapping[str, Any],
    *,
    title: str,
    language: str,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """The document as PDF bytes.

    `template_name` is `<room>/<name>` (coaching/cards = barkraft/coaching/documents/cards.typ).
    `data` is JSON-able and is `d.data` in the template. `files` are SVG pictures by name (`photo` makes one of a
    JPEG), read there as `picture("<name>", alt: ...)`. Raises typst.TypstError only when the template is broken.
    """
    room, _, name = template_name.partition("/")
    sheet = _sheet(data, title, language)
    project: dict[str, bytes] = {
        "main.typ": (ROOMS / room / "documents" / f"{name}.typ").read_bytes(),
        "sheet.typ": (ROOMS / "shared" / "documents" / "sheet.typ").read_bytes(),
        "data.json": json.dumps(sheet, ensure_ascii=False).encode(),
    }
    for file, content in (files or {}).items():
        project[f"files/{file}"] = content
    return _compile(project, template_name)


def photo(jpeg: bytes) -> bytes:
    """A JPEG as an SVG around it: what is handed to Typst without touching the disk must be text."""
    with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as opened:
        width, height = opened.size
    words = base64.b64encode(jpeg).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{words}"/></svg>'
    ).encode()


def _sheet(data: Mapping[str, Any], title: str, language: str) -> dict[str, Any]:
    missing: dict[str, None] = {}
    clean = _clean(dict(data), missing)
    info = get_language_info(language)
    with override(language):
        words = {
            "page": gettext("Sida {page} av {pages}"),
            "missing": gettext("De här tecknen kunde vi inte skriva ut. De står som □ i texten."),
        }
    return {
        "title": _clean(title, missing),
        "language": info["code"].split("-")[0],
        "direction": "rtl" if info["bidi"] else "ltr",
        "words": words,
        "missing": [_describe(sign) for sign in missing],
        "data": clean,
    }


def _clean(value: Any, missing: dict[str, None]) -> Any:
    """The value with every string in it printable; what was replaced is noted in `missing`."""
    if isinstance(value, str):
        text, unknown = printable(value)
        missing.update(dict.fromkeys(unknown))
        return text
    if isinstance(value, Mapping):
        return {str(key): _clean(inner, missing) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner, missing) for inner in value]
    return value


def _describe(sign: str) -> str:
    """`U+1230 ETHIOPIC SYLLABLE SA`: enough for somebody to look it up."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


@cache
def _fonts() -> typst.Fonts:
    # Never the machine's own fonts: the paper looks the same wherever the product runs.
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in FONTS])


def _compile(project: dict[str, bytes], template_name: str) -> bytes:
    stamp = int(clock.now().timestamp())
    source: Any = project  # the package takes a whole project as a dict, its type hints do not say so yet
    try:
        made = typst.compile(source, format="pdf", font_paths=_fonts(), pdf_standards=["ua-1"], timestamp=stamp)
    except typst.TypstError:
        # The message quotes the text that stopped it, so it is not logged.
        _log.warning("%s was printed without the PDF/UA-1 mark", template_name)
        made = typst.compile(source, format="pdf", font_paths=_fonts(), timestamp=stamp)
    assert isinstance(made, bytes)
    return made


def shown(made: bytes, name: str) -> HttpResponse:
    """A document that the browser shows, to read and to print. That nothing between keeps it is said of every page."""
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
