"""The form of a meeting's log. Everything that can be known is filled in from the start."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from barkraft.coaching.actions import Log
from barkraft.coaching.facts.logs import Start
from barkraft.coaching.forms.groups import A_DAY, day_input
from barkraft.learn.book import Book
from barkraft.people.beside import SITS_BESIDE
from barkraft.people.models import User
from barkraft.rules import personal_numbers
from barkraft.shared import clock
from barkraft.shared.offered import offer
from barkraft.venture.models import Meeting

MINUTES = dict.fromkeys(
    ("required", "invalid", "min_value", "max_value"), _("Skriv ett antal minuter, från 10 till 480.")
)
HEADS = dict.fromkeys(("invalid", "min_value", "max_value"), _("Skriv ett antal, till exempel 7."))
WORDS = ("next_words", "worked", "not_worked", "asked")


def line(label: Any, most: int) -> forms.CharField:
    """One line that may be left empty."""
    return forms.CharField(label=label, max_length=most, required=False, widget=forms.TextInput(attrs={"dir": "auto"}))


class LogForm(forms.Form):
    """What every log has: who sat beside, what comes next, how it went, when it was, which modules."""

    beside = forms.MultipleChoiceField(
        label=_("Satt någon bredvid?"),
        choices=SITS_BESIDE.items(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    next_words = line(_("Vad händer nu?"), 300)
    worked = line(_("Vad gick bra?"), 200)
    not_worked = line(_("Vad gick mindre bra?"), 200)
    asked = line(_("Vad frågade de?"), 200)
    day = forms.DateField(label=_("Dag"), widget=day_input(), error_messages=A_DAY)
    start = forms.TimeField(
        label=_("Började"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages=dict.fromkeys(("required", "invalid"), _("Välj en tid, till exempel 10:00.")),
    )
    minutes = forms.IntegerField(label=_("Minuter"), min_value=10, max_value=480, error_messages=MINUTES)
    modules = forms.MultipleChoiceField(
        label=_("Vilka delar jobbade ni med?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, meeting: Meeting, books: list[Book], **kwargs: Any) -> None:
        local = timezone.localtime(meeting.starts_at)
        known = {name: getattr(meeting, name) for name in WORDS}
        known |= {"day": local.date(), "start": local.time(), "minutes": meeting.held_minutes or meeting.minutes}
        known["beside"] = meeting.beside or (["interpreter"] if meeting.interpreter and not meeting.logged_at else [])
        kwargs["initial"] = known | {"modules": meeting.modules} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        offer(self, "modules", [(book.slug, book.structure["title"]) for book in books])

    def clean(self) -> dict[str, Any]:
        """No number of a person, and no day that has not been."""
        data = super().clean() or {}
        for name in WORDS:
            if personal_numbers.find(data.get(name, "")):
                self.add_error(name, _("Det ser ut som ett personnummer. Skriv det inte här."))
        if "day" in data and data["day"] > clock.today():
            self.add_error("day", _("Dagen har inte varit än. Välj en dag som har varit."))
        return data

    def log(self) -> Log:
        """What log_meeting takes; the time is Swedish."""
        data = self.cleaned_data
        return Log(
            starts_at=timezone.make_aware(datetime.combine(data["day"], data["start"])),
            held_minutes=data["minutes"],
            beside=tuple(data["beside"]),
            modules=tuple(data["modules"]),
            heads=data.get("heads"),
            **{name: data[name] for name in WORDS},
        )

    def folded(self) -> bool:
        """Whether nothing in the folded rows needs to be looked at."""
        return not {"day", "start", "minutes", "modules"} & self.errors.keys()


class GroupLogForm(LogForm):
    """The log of a group's meeting: also who was there, and what was decided."""

    present = forms.MultipleChoiceField(label=_("Vilka var med?"), required=False, widget=forms.CheckboxSelectMultiple)
    decided = forms.CharField(
        label=_("Vad bestämde ni?"),
        help_text=_("En rad för varje beslut. Högst tre rader."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    field_order = ("present", "beside", "decided", "next_words")

    def __init__(self, *args: Any, meeting: Meeting, known: Start, **kwargs: Any) -> None:
        self.people = {person.uid: person for person in known.people}
        initial = {"present": known.present, "modules": known.modules, "decided": "\n".join(known.decided)}
        super().__init__(*args, meeting=meeting, books=known.books, initial=initial, **kwargs)
        choices = [(person.uid, person.first_name) for person in known.people]
        offer(self, "present", choices)

    def here(self) -> list[User]:
        """Those who are ticked."""
        return [self.people[uid] for uid in self.cleaned_data["present"]]

    def lines(self) -> list[str]:
        """The lines of what was decided."""
        lines: list[str] = self.cleaned_data["decided"].splitlines()
        return lines


class CohortLogForm(LogForm):
    """The log of a meeting before there is a group: how many came, and no name."""

    heads = forms.IntegerField(
        label=_("Hur många kom?"), min_value=0, max_value=99, required=False, error_messages=HEADS
    )
    field_order = ("heads", "beside", "next_words")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, meeting=meeting, initial={"heads": meeting.heads}, **kwargs)
