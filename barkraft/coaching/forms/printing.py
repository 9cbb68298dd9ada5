"""What to print for a meeting: the parts, the module and its units, the language, and how many of each own paper."""

from collections.abc import MutableMapping
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from barkraft.coaching.paper import week
from barkraft.coaching.paper.pack import AGENDA, PARTS, QUESTIONS, SHEETS, SHORT, WALL, WEEK, WORDS, Wanted
from barkraft.learn.book import Book
from barkraft.learn.next_unit import Walk, next_unit, walk_of
from barkraft.shared.offered import offer
from barkraft.shared.place_words import fill
from barkraft.translate import languages
from barkraft.venture.models import Meeting

USUAL_COPIES = 6  # before it is known who comes
MOST_COPIES = 15  # a cohort's whole table
LESSON = (WALL, QUESTIONS, SHEETS, WORDS)  # what is made of units


class PackForm(forms.Form):
    """Asked by GET: printing changes nothing. The choices depend on the meeting and on the module."""

    part = forms.MultipleChoiceField(
        label=_("Vad vill du skriva ut?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Välj minst en sak att skriva ut.")},
    )
    unit = forms.MultipleChoiceField(label=_("Vilken del?"), widget=forms.CheckboxSelectMultiple, required=False)
    language = forms.ChoiceField(label=_("Språk på väggblad och frågekort"), choices=languages.INTERFACE)
    copies = forms.IntegerField(
        label=_("Hur många av varje eget papper?"),
        help_text=_("Ett till var och en, av det som man fyller i själv."),
        min_value=1,
        max_value=MOST_COPIES,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Skriv ett antal, från 1 till 15.")
        ),
    )
    modul = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meeting: Meeting, walk: Walk, slug: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting, self.walk = meeting, walk
        self.book = next((book for book in walk.books if book.slug == slug), walk.now)
        self.first = _first(walk)
        offer(self, "part", self._parts())
        offer(self, "unit", _units(self.book))
        if self.book is None:
            del self.fields["unit"], self.fields["modul"]

    @classmethod
    def preset(cls, meeting: Meeting, slug: str) -> Self:
        """The form with what is most likely wanted: the next unit, and what a first meeting needs besides."""
        form = cls(meeting=meeting, walk=walk_of(meeting.venture), slug=slug)
        known = sum(bool(sheet.name) for sheet in week.sheets([meeting]))
        form.initial = {
            "part": form._likely(),
            "unit": [next_unit(meeting.venture, form.book)] if form.book else [],
            "language": meeting.language if meeting.language in languages.CODES else languages.SOURCE,
            "copies": min(known or USUAL_COPIES, MOST_COPIES),
            "modul": form.book.slug if form.book else "",
        }
        return form

    @classmethod
    def asked(cls, meeting: Meeting, data: QueryDict) -> Self:
        """The form as it was sent; where nothing was, what is most likely wanted."""
        sent: MutableMapping[str, Any] = data or cls.preset(meeting, "").initial
        return cls(sent, meeting=meeting, walk=walk_of(meeting.venture), slug=sent.get("modul", ""))

    def _parts(self) -> list[tuple[str, Any]]:
        known = [WALL, QUESTIONS, SHEETS, WORDS] if self.book else []
        known += [AGENDA, WEEK, *([SHORT] if self.first else [])]
        return [(name, label) for name, label in PARTS.items() if name in known]

    def _likely(self) -> list[str]:
        likely = [name for name, _label in self._parts() if name != SHORT]
        return [*likely, SHORT] if self.first and _is_first(self.meeting) else likely

    def other_books(self) -> list[Book]:
        """The modules that the page may be asked for instead."""
        return [book for book in self.walk.books if book != self.book]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if set(data.get("part", ())) & set(LESSON) and not data.get("unit"):
            self.add_error("unit", _("Välj minst en del."))
        return data

    def wanted(self) -> Wanted:
        """What was chosen, once the form is valid."""
        data = self.cleaned_data
        return Wanted(
            parts=frozenset(data["part"]),
            book=self.book,
            units=tuple(data.get("unit", ())),
            language=data["language"],
            copies=data["copies"],
            first=self.first,
        )


def _units(book: Book | None) -> list[tuple[str, str]]:
    if book is None:
        return []
    return [(unit["id"], f"{place}. {fill(unit['title'])}") for place, unit in enumerate(book.units.values(), 1)]


def _first(walk: Walk) -> Book | None:
    """The module of which a part is read before the first meeting."""
    return next((book for book in walk.books if book.structure.get("before_first_meeting")), None)


def _is_first(meeting: Meeting) -> bool:
    """Whether nobody has met before this: of a group its first, before a group always."""
    if meeting.venture is None:
        return True
    return not meeting.venture.meetings.filter(starts_at__lt=meeting.starts_at).exists()
