"""The agenda of a meeting on one sheet: when and where, what the group needs, and the points in order."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.coaching.paper.week import name_of
from barkraft.coaching.spoken import spoken
from barkraft.learn.book import Book
from barkraft.shared import formats
from barkraft.shared.place_words import fill
from barkraft.translate import languages
from barkraft.venture.binder.contents import clean, contents
from barkraft.venture.models import Meeting, Venture

NEEDS = "group.access_needs"
MOST_DECIDED = 3
Data = dict[str, Any]


def agenda(meeting: Meeting, book: Book | None, units: Sequence[str], language: str, has_sheets: bool) -> Data:
    """One page. What is decided last and what is needed are the group's; nobody is named."""
    with override(language):
        return {
            "kind": "agenda",
            "heading": _("Dagordning"),
            "group": name_of(meeting),
            "facts": _facts(meeting),
            "needs_label": _("Det här behöver vi i gruppen"),
            "needs": _needs(meeting.venture) if meeting.venture else [],
            "points": _points(meeting, book, units, has_sheets),
            "language": languages.base(language),
            "direction": formats.direction(language),
        }


def _facts(meeting: Meeting) -> list[str]:
    local = timezone.localtime(meeting.starts_at)
    end = local + timedelta(minutes=meeting.minutes)
    when = {"day": formats.day(local), "start": formats.moment(local), "end": formats.moment(end)}
    found = [
        capfirst(_("{day}, klockan {start}–{end}").format(**when)),
        formats.isolated(meeting.place) if meeting.place else "",
        _("Språk: {language}.").format(language=spoken(meeting.language)),
        _interpreter(meeting),
    ]
    return [line for line in found if line]


def _interpreter(meeting: Meeting) -> str:
    if not meeting.interpreter:
        return ""
    return _("Tolken är bokad.") if meeting.interpreter_booked else _("Tolk ska vara med. Den är inte bokad än.")


def _needs(venture: Venture) -> list[str]:
    """What the group says that it needs, line by line; of two versions all lines."""
    values = [clean(head.value) for head in contents(venture, [NEEDS]).at(NEEDS)]
    lines = [line for value in values for line in (value if isinstance(value, list) else str(value or "").split("\n"))]
    return list(dict.fromkeys(str(line).strip() for line in lines if str(line).strip()))


def _points(meeting: Meeting, book: Book | None, units: Sequence[str], has_sheets: bool) -> list[Data]:
    points = [_point(_("Välkomna. Vilka är här? Hur är det i dag?"))]
    decided = _decided(meeting)
    if decided:
        points.append(_point(_("Det här bestämde vi sist"), decided))
    if book is not None and units:
        titles = [fill(book.units[unit]["title"]) for unit in units]
        points.append(_point(_("I dag: {title}").format(title=formats.isolated(fill(book.structure["title"]))), titles))
    points.append(_point(_("Paus")))
    if has_sheets and book is not None and (sheets := _exercises(book, units)):
        points.append(_point(_("Arbetsblad"), sheets))
    points.append(_point(_("En runda. Alla får säga sitt. Man får säga pass.")))
    points.append(_point(_("Det här bestämmer vi"), blank=3))
    points.append(_point(_("Nästa steg, och vem som gör det"), _coming(meeting), blank=1))
    return points


def _point(words: str, lines: Sequence[str] = (), blank: int = 0) -> Data:
    return {"words": words, "lines": list(lines), "blank": blank}


def _decided(meeting: Meeting) -> list[str]:
    """What was decided on the last day that something was, before this meeting, and the next step that was named."""
    if meeting.venture is None:
        return []
    day = timezone.localtime(meeting.starts_at).date()
    before = meeting.venture.decisions.filter(decided_on__lt=day).order_by("-decided_on", "id")[:MOST_DECIDED]
    found = list(before)
    lines = [one.text for one in found if one.decided_on == found[0].decided_on]
    earlier = meeting.venture.meetings.filter(starts_at__lt=meeting.starts_at).order_by("-starts_at", "-id").first()
    return [*lines, *([earlier.next_words] if earlier and earlier.next_words else [])]


def _exercises(book: Book, units: Sequence[str]) -> list[str]:
    refs = [block["attrs"].get("ref", "") for unit in units for block in book.blocks(unit, "worksheet")]
    found = [book.structure["exercises"][ref] for ref in refs if ref]
    return [fill(entry["title_sv"]) for entry in found if entry.get("writes")]


def _coming(meeting: Meeting) -> list[str]:
    """When the group meets next, where that is known."""
    if meeting.venture is None:
        return []
    following = meeting.venture.meetings.filter(starts_at__gt=meeting.starts_at).first()
    if following is None:
        return []
    words = {"day": formats.day(following.starts_at), "time": formats.moment(following.starts_at)}
    return [_("Vi ses igen {day}, klockan {time}.").format(**words)]
