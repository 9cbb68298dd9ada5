"""What a coach takes to a meeting on paper, as one document: agenda, cards for the wall, questions, worksheets, words.

Everything is made when it is asked for. Nothing of it is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from barkraft.coaching.paper import week
from barkraft.coaching.paper.agenda import agenda
from barkraft.learn import on_paper, programme
from barkraft.learn.book import Book
from barkraft.shared import formats
from barkraft.shared.pdf import render
from barkraft.translate import languages
from barkraft.venture import paper
from barkraft.venture.binder.contents import contents
from barkraft.venture.models import Meeting
from barkraft.venture.paper_data import sheet_data

AGENDA, WALL, QUESTIONS, SHEETS, WEEK, WORDS, SHORT = (
    "agenda", "wall", "questions", "sheets", "week", "words", "short",
)  # fmt: skip
PARTS = {
    AGENDA: gettext_lazy("Dagordning"),
    WALL: gettext_lazy("Väggblad"),
    QUESTIONS: gettext_lazy("Frågekort"),
    SHEETS: gettext_lazy("Arbetsblad"),
    WEEK: gettext_lazy("Veckoblad"),
    WORDS: gettext_lazy("Ordkort"),
    SHORT: gettext_lazy("20 minuter om din ersättning"),
}
Data = dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """What the coach chose. `copies`: of each paper that one person fills in alone."""

    parts: frozenset[str]
    book: Book | None
    units: tuple[str, ...]
    language: str
    copies: int
    first: Book | None = None  # the module whose short version is read before the first meeting


def pack_pdf(meeting: Meeting, wanted: Wanted) -> bytes:
    """The whole as one PDF. Raises nothing for an empty choice: the agenda is then what comes."""
    files: dict[str, bytes] = {}
    made = {
        AGENDA: lambda: [agenda(meeting, wanted.book, wanted.units, wanted.language, SHEETS in wanted.parts)],
        SHORT: lambda: _short(meeting, wanted),
        WALL: lambda: _walls(wanted, files),
        QUESTIONS: lambda: _questions(wanted),
        SHEETS: lambda: _worksheets(meeting, wanted),
        WORDS: lambda: _word_cards(meeting, wanted),
        WEEK: lambda: _week([meeting], files),
    }
    # The answers come last: that sheet is the coach's own.
    parts = [part for name in made if name in wanted.parts for part in made[name]()]
    parts += _answers(wanted) if QUESTIONS in wanted.parts else []
    return _document(parts, files, _("Till mötet: {name}").format(name=week.name_of(meeting)))


def week_pdf(meetings: list[Meeting]) -> bytes:
    """The week sheets of all these meetings, one a person."""
    files: dict[str, bytes] = {}
    return _document(_week(meetings, files), files, _("Veckoblad"))


def _document(parts: list[Data], files: dict[str, bytes], title: str) -> bytes:
    return render("coaching/pack", {"parts": parts}, title=title, language=languages.SOURCE, files=files)


def _way(language: str) -> Data:
    return {"language": languages.base(language), "direction": formats.direction(language)}


def _week(meetings: list[Meeting], files: dict[str, bytes]) -> list[Data]:
    found, pictures = week.sheets_data(meetings)
    files.update(pictures)
    return [{"kind": "week", **one} for one in found]


def _walls(wanted: Wanted, files: dict[str, bytes]) -> list[Data]:
    if wanted.book is None:
        return []
    cards = [card for unit in wanted.units for card in on_paper.wall(wanted.book, unit, wanted.language)]
    for card in cards:
        card["file"] = _scene(card.get("scene", ""), files)
    with override(wanted.language):
        return [{"kind": "wall", "cards": cards, "note": _machine(), **_way(wanted.language)}] if cards else []


def _scene(name: str, files: dict[str, bytes]) -> str:
    """The drawn scene's name among the document's pictures, "" where it is not drawn."""
    found = finders.find(f"scenes/{name}.svg") if name else None
    if not isinstance(found, str):
        return ""
    files[f"{name}.svg"] = Path(found).read_bytes()
    return f"{name}.svg"


def _machine() -> str:
    return _("Översatt av maskin, inte läst av människa.")


def _asked(wanted: Wanted) -> list[Data]:
    if wanted.book is None:
        return []
    found = [one for unit in wanted.units for one in on_paper.questions(wanted.book, unit, wanted.language)]
    return [one | {"number": number} for number, one in enumerate(found, 1)]


def _questions(wanted: Wanted) -> list[Data]:
    cards = _asked(wanted)
    if not cards:
        return []
    with override(wanted.language):
        labels = {"cut": _("Klipp längs linjen."), "note": _machine(), "label": _("Fråga {number}")}
        return [{"kind": "questions", "cards": cards, **labels, **_way(wanted.language)}]


def _answers(wanted: Wanted) -> list[Data]:
    cards = _asked(wanted)
    if not cards:
        return []
    with override(wanted.language):
        labels = {
            "title": _("Svaren, för coachen"),
            "lead": _("Lägg inte det här bladet på bordet."),
            "note": _machine(),
        }
        return [{"kind": "answers", "cards": cards, **labels, **_way(wanted.language)}]


def _worksheets(meeting: Meeting, wanted: Wanted) -> list[Data]:
    """The exercises of the units: one sheet for the group, as many as there are people where one writes alone."""
    if wanted.book is None:
        return []
    refs = dict.fromkeys(
        block["attrs"].get("ref", "") for unit in wanted.units for block in wanted.book.blocks(unit, "worksheet")
    )
    found = [programme.variant(wanted.book.structure["exercises"][ref]) for ref in refs if ref]
    return [part for entry in found for part in _worksheet(meeting, wanted, entry)]


def _worksheet(meeting: Meeting, wanted: Wanted, entry: Data) -> list[Data]:
    fields = entry.get("writes", [])
    if not fields:
        return []
    kept = contents(meeting.venture, fields) if meeting.venture else None
    with override(languages.SOURCE):  # the binder's own words are Swedish
        made = paper.sheet(fields, meeting.venture, kept)
        drawn = sheet_data(made)
    alone = made.alone or entry.get("mode") == "solo"
    one = {
        "kind": "sheet",
        "title": entry["title_sv"],
        "do": entry.get("do_sv", ""),
        "how": entry.get("how_sv", []),
        "sheet": drawn,
    }
    return [one] * (wanted.copies if alone else 1)


def _word_cards(meeting: Meeting, wanted: Wanted) -> list[Data]:
    """Swedish, the person's language and easy Swedish side by side, once in each language of those who come."""
    if wanted.book is None:
        return []
    met = on_paper.terms(wanted.book, wanted.units)
    spoken = dict.fromkeys(languages.base(language) for language in _languages(meeting, wanted))
    others = [language for language in spoken if language != languages.SOURCE] or [languages.SOURCE]
    return [_word_card(met, language) for language in others] if met else []


def _languages(meeting: Meeting, wanted: Wanted) -> list[str]:
    with override(languages.SOURCE):
        return [wanted.language, *(sheet.language for sheet in week.sheets([meeting]))]


def _word_card(met: Iterable[Any], language: str) -> Data:
    rows = [{"word": term.word, "other": term.other.get(language, ""), "easy": on_paper.easy(term)} for term in met]
    with override(language):
        labels = {"title": _("Ordkort"), "word": _("Svenska"), "easy": _("Så menar vi")}
    name = dict(languages.INTERFACE)[language] if any(row["other"] for row in rows) else ""
    return {"kind": "words", "rows": rows, "name": name, **labels, **_way(language)}


def _short(meeting: Meeting, wanted: Wanted) -> list[Data]:
    """The short version before the first meeting: once a person. Locked texts are Swedish until they are read."""
    if wanted.first is None:
        return []
    made = on_paper.short(wanted.first, wanted.language)
    with override(languages.SOURCE):
        drawn = sheet_data(paper.sheet(made["fields"], None, None), answers=False)
    return [{"kind": "short", **made, "sheet": drawn, **_way(wanted.language)}] * wanted.copies
