"""What /komponenter/ shows: one believable value for each component."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barkraft.shared import clock, formats

DAYS = [("torsdag", _("Torsdag")), ("fredag", _("Fredag"))]


class SampleForm(forms.Form):
    """One field of each kind, one of them to be done over."""

    name = forms.CharField(label=_("Vad heter företaget?"), help_text=_("Ett arbetsnamn räcker."))
    price = forms.DecimalField(
        label=_("Vad kostar en limpa?"), help_text=_("I kronor. Till exempel 45."), localize=True, required=False
    )
    people = forms.CharField(
        label=_("Vilka är med?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Skriv ett namn. Ni måste vara minst tre.")},
    )
    day = forms.ChoiceField(label=_("Vilken dag?"), choices=DAYS, widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label=_("Vilka dagar passar?"), choices=DAYS, widget=forms.CheckboxSelectMultiple, required=False
    )
    interpreter = forms.BooleanField(label=_("Jag vill ha tolk"), required=False)


def sample_form(prefix: str) -> SampleForm:
    """A form that has been sent once, so that the words about what to do show."""
    values = {"name": "Hemse bröd", "price": "45", "people": "", "day": "torsdag", "days": ["fredag"]}
    sent = {f"{prefix}-{name}": value for name, value in values.items()}
    return SampleForm(sent, prefix=prefix, use_required_attribute=False)


def samples() -> dict[str, Any]:
    """Values for components_part.html."""
    months = [("jan", 18000), ("feb", 12500), ("mar", 7900), ("apr", 4200), ("maj", 9800), ("jun", 16400)]
    return {
        "steps": [
            {"name": _("Möta"), "state": "done", "words": _("Klar")},
            {"name": _("Gro"), "state": "now", "words": _("Ni är här")},
            {"name": _("Pröva"), "state": "later", "words": _("Sen")},
        ],
        "columns": [_("Dag"), _("Börjar"), _("Plats")],
        "rows": [["Torsdag", "10.00", "Biblioteket i Hemse"], ["Måndag", "13.00", "Telefon, den som vill"]],
        "ready": [_("Så bestämmer vi")],
        "missing": [_("Mötestider och pauser"), _("Vem vill göra vad")],
        "now": clock.now(),
        "today": clock.today(),
        "months": [(label, value, formats.kronor(value)) for label, value in months],
    }
