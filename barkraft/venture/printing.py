"""The binder on paper, for one of three readers. What a reader may not see is not in the document at all."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from barkraft.shared import clock, formats, pdf
from barkraft.venture import binder
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import Contents, contents
from barkraft.venture.binder.display import shown
from barkraft.venture.dossier import Field, Section
from barkraft.venture.models import Photo, Venture

READERS = {
    "group": gettext_lazy("För gruppen"),
    "adviser": gettext_lazy("För rådgivaren"),
    "outside": gettext_lazy("För andra: bara det som alla får läsa"),
}
MAY_SEE = {
    "group": frozenset({"public", "enterprise", "personal"}),
    "adviser": frozenset({"public", "enterprise"}),
    "outside": frozenset({"public"}),
}
# Of what names people, an adviser who reads bylaws and filings needs only who holds which post.
ADVISER_ALSO = frozenset({"legal.board", "legal.signatory"})
MOST_COLUMNS = 4  # beside one another on A4; a wider table is printed row by row


def may_see(reader: str, definition: Field) -> bool:
    """Whether the field may stand in a print for this reader. What is on the device never can."""
    if definition.on_device or definition.is_private:
        return False
    return definition.sensitivity in MAY_SEE[reader] or (reader == "adviser" and definition.id in ADVISER_ALSO)


def binder_pdf(venture: Venture, reader: str, language: str, chapter: str = "") -> bytes:
    """The binder, or one chapter (its id), as PDF bytes. Only fields in which something stands."""
    found = contents(venture)
    sections = [section for section in chapters.dossier().sections if not chapter or section.id == chapter]
    pictures: dict[str, bytes] = {}
    with override(language):
        title = _("Företagspärmen: %(group)s") % {"group": venture.name}
        data = {
            "group": venture.name,
            "forming": "" if venture.registered_on else _("under bildande"),
            "date": formats.day(clock.today()),
            "reader": str(READERS[reader]),
            "empty": _("Här står inget än."),
            "heading": _("Företagspärmen"),
            "sections": [
                made for section in sections if (made := _section(section, reader, venture, found, pictures))["fields"]
            ],
        }
    return pdf.render("venture/binder", data, title=title, language=language, files=pictures)


def _section(
    section: Section, reader: str, venture: Venture, found: Contents, pictures: dict[str, bytes]
) -> dict[str, Any]:
    fields = []
    for definition in section.fields:
        if may_see(reader, definition) and binder.bind(definition).filled(venture, found):
            fields.append(_field(definition, venture, found, pictures))
    return {"title": section.title, "becomes": _("Blir: %(paper)s") % {"paper": section.becomes}, "fields": fields}


def _field(definition: Field, venture: Venture, found: Contents, pictures: dict[str, bytes]) -> dict[str, Any]:
    photos = [
        {"name": name, "alt": photo.alt}
        for photo in found.photos.get(definition.id, [])
        if (name := kept(photo, pictures))
    ]
    made: dict[str, Any] = {
        "label": definition.label,
        "photos": photos,
        "kind": "text",
        "note": "",
        "text": "",
        "lines": [],
    }
    if definition.is_table:
        lines = [line for line in found.lines(definition) if line.is_answered()]
        cells = [[shown(column, line.value(column.key)) for column in definition.columns] for line in lines]
        # A column in which nobody wrote only takes the others' room.
        used = [number for number, _column in enumerate(definition.columns) if any(row[number] for row in cells)]
        return made | {
            "kind": "rows" if len(used) > MOST_COLUMNS else "table",
            "columns": [definition.columns[number].label for number in used],
            "lines": [[row[number] for number in used] for row in cells],
        }
    heads = found.at(definition.id)
    if len(heads) > 1:
        both = [shown(definition, head.value) for head in heads]
        return made | {"kind": "list", "note": _("Här finns två svar"), "lines": both}
    value = binder.bind(definition).read(venture, found)
    if isinstance(value, list):
        return made | {"kind": "list", "lines": [str(line) for line in value]}
    return made | {"text": shown(definition, value)}


def kept(photo: Photo, pictures: dict[str, bytes]) -> str:
    """The photo's name among the document's pictures; "" when its file is gone."""
    name = f"{photo.uid}.svg"
    try:
        with photo.file.open("rb") as file:
            pictures[name] = pdf.photo(file.read())
    except OSError:
        return ""
    return name
