"""The few forms that do not come from the dossier: a photo, what was decided, a choice of way."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from barkraft.rules import personal_numbers
from barkraft.shared import clock
from barkraft.shared.formats import day
from barkraft.translate.languages import SOURCE, base
from barkraft.venture import typed
from barkraft.venture.models import Gate


class DayField(forms.CharField):
    """A day as people write it: `24 november`, `i dag`, `24/11`. Gives a date."""

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        read, problem = typed.read("date", text, today=clock.today())
        if problem:
            raise forms.ValidationError(_(problem))
        return date.fromisoformat(str(read)) if read else None


class PhotoForm(forms.Form):
    """A photo of the paper on the wall."""

    photo = forms.FileField(
        label=_("Bilden"),
        help_text=_("Ta en bild, eller välj en som finns i telefonen."),
        error_messages={"required": _("Välj en bild."), "empty": _("Bilden är tom. Ta en ny.")},
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    alt = forms.CharField(
        label=_("Vad visar bilden?"),
        help_text=_("Skriv en mening, till exempel: Vårt gruppavtal med åtta rader. Den som inte ser bilden hör den."),
        max_length=200,
        error_messages={"required": _("Skriv vad bilden visar. Då kan alla läsa den.")},
    )


class DecisionForm(forms.Form):
    """One to three lines of what the group decided."""

    first = forms.CharField(
        label=_("Vad bestämde ni?"),
        help_text=_("Skriv en kort mening. Till exempel: Vi ses på torsdagar klockan 10."),
        max_length=300,
        error_messages={"required": _("Skriv det ni bestämde, med en kort mening.")},
    )
    second = forms.CharField(label=_("En sak till"), max_length=300, required=False)
    third = forms.CharField(label=_("En sak till"), max_length=300, required=False)
    on = DayField(label=_("Vilken dag?"), help_text=_("Till exempel 24 november."), required=False)

    def lines(self) -> list[str]:
        """What was written, empty lines left out."""
        return [self.cleaned_data[name] for name in ("first", "second", "third") if self.cleaned_data[name]]


class LineForm(forms.Form):
    """Other words for a line of what the group decided."""

    text = forms.CharField(
        label=_("Vad bestämde ni?"),
        max_length=300,
        error_messages={"required": _("Skriv det ni bestämde, med en kort mening.")},
    )


class AfterwordForm(forms.Form):
    """One line from somebody who was not at the meeting."""

    text = forms.CharField(
        label=_("Vad vill du säga?"),
        help_text=_("En kort mening. Alla i gruppen och coachen ser den, med ditt namn."),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Skriv det du vill säga, med en kort mening.")},
    )


class GateForm(forms.Form):
    """A choice of way: four equal results, and the group's own words."""

    result = forms.ChoiceField(
        label=_("Vad väljer ni?"),
        choices=[
            (Gate.Result.GO, _("Vidare. Vi går till nästa fas.")),
            (Gate.Result.CHANGE, _("Ändra. Vi gör på ett annat sätt först.")),
            (Gate.Result.PAUSE, _("Paus. Vi vilar och kommer tillbaka.")),
            (Gate.Result.STOP, _("Stopp. Vi slutar här.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett av de fyra svaren.")},
    )
    words = forms.CharField(
        label=_("Varför väljer ni så?"),
        help_text=_("Skriv med era egna ord. En eller två meningar räcker. Skriv inga namn."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv varför ni valde så, med era egna ord.")},
    )
    on = DayField(label=_("Vilken dag bestämde ni?"), help_text=_("Till exempel 24 november."), required=False)

    def clean_words(self) -> str:
        """Refused before it is asked whether they are sure."""
        words: str = self.cleaned_data["words"]
        if personal_numbers.find(words):
            raise forms.ValidationError(_("Det ser ut som ett personnummer. Skriv det inte här."))
        return words

    @property
    def choice_words(self) -> str:
        """The way that was chosen, as it stands in the form."""
        return str(dict(self.fields["result"].choices)[self.cleaned_data["result"]])  # type: ignore[attr-defined]  # a choice, above


def today_as_typed() -> str:
    """Today, as it stands in a form from the start, spelled so that it can be read back in every language."""
    today = clock.today()
    if base(get_language() or SOURCE) == SOURCE:
        return day(today)
    return f"{today.day}/{today.month} {today.year}"


class AskForm(forms.Form):
    """A question to the coach."""

    text = forms.CharField(
        label=_("Vad vill du fråga?"),
        help_text=_("Skriv inget om hälsa. Skriv inget om vad en myndighet har sagt."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv din fråga.")},
    )
    for_group = forms.BooleanField(label=_("Hela gruppen får läsa frågan och svaret"), required=False)
