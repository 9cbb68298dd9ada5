"""Forms of a cohort, its groups and the people in them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barkraft.people.models import User
from barkraft.rules import personal_numbers
from barkraft.shared.offered import offer
from barkraft.translate import languages
from barkraft.venture.models import Role

# What to do, whatever was missing or could not be read.
A_DAY = dict.fromkeys(("required", "invalid"), _("Välj en dag."))
A_NAME = {"required": _("Skriv ett förnamn.")}
AN_ADDRESS = dict.fromkeys(("required", "invalid"), _("Skriv hela adressen, till exempel namn@exempel.se."))


def day_input() -> forms.DateInput:
    """A date field that lets the browser show its calendar; without one, YYYY-MM-DD is typed."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class PlainWordsForm(forms.Form):
    """What is typed here is read by many, and holds nobody's personnummer."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, field in self.fields.items():
            is_words = isinstance(field, forms.CharField) and not isinstance(field, forms.EmailField)
            if is_words and personal_numbers.find(data.get(name, "")):
                self.add_error(name, _("Det ser ut som ett personnummer. Skriv det inte här."))
        return data


class CohortForm(PlainWordsForm):
    """A cohort: what it is called, when it begins and ends, where it meets."""

    name = forms.CharField(
        label=_("Vad heter omgången?"),
        help_text=_("Till exempel Gotland hösten 2026."),
        max_length=80,
        error_messages={"required": _("Skriv vad omgången heter.")},
    )
    starts_on = forms.DateField(label=_("När börjar den?"), widget=day_input(), error_messages=A_DAY)
    ends_on = forms.DateField(
        label=_("När slutar den?"),
        help_text=_("Vet ni inte än? Hoppa över."),
        widget=day_input(),
        required=False,
        error_messages=A_DAY,
    )
    place = forms.CharField(label=_("Var?"), max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("Välj en dag efter den då omgången börjar."))
        return data


class VentureForm(PlainWordsForm):
    """A new group: a working name is enough."""

    name = forms.CharField(
        label=_("Vad heter gruppen?"),
        help_text=_("Ett arbetsnamn räcker."),
        max_length=80,
        error_messages={"required": _("Skriv vad gruppen heter.")},
    )


class VentureChangeForm(VentureForm):
    """A group that is there: its name, and the day when the association was registered."""

    registered_on = forms.DateField(
        label=_("Vilken dag blev föreningen registrerad?"),
        help_text=_("Tills dess står det ”under bildande” på gruppens papper."),
        widget=day_input(),
        required=False,
        error_messages=A_DAY,
    )


class PersonForm(PlainWordsForm):
    """Somebody new by first name, or somebody whom the coach knows from another group."""

    one_of_these = ("first_name", "known")

    first_name = forms.CharField(
        label=_("Förnamn"), help_text=_("Förnamnet räcker."), max_length=60, required=False, error_messages=A_NAME
    )
    known = forms.ChoiceField(
        label=_("Eller välj någon som redan har ett konto"),
        required=False,
        choices=[],
        help_text=_("Ur dina andra grupper."),
    )
    role = forms.ChoiceField(label=_("Roll"), choices=Role.choices, initial=Role.PARTICIPANT)
    language = forms.ChoiceField(label=_("Språk"), choices=languages.INTERFACE, initial=languages.SOURCE)
    email = forms.EmailField(
        label=_("E-post"),
        required=False,
        help_text=_("Bara om personen vill. Då skickar vi ett brev med en länk. Utan e-post skriver du ut ett kort."),
        error_messages=AN_ADDRESS,
    )

    def __init__(self, *args: Any, known: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Ingen")), *[(person.uid, person.first_name) for person in known]]
        offer(self, "known", choices)
        if not known:
            del self.fields["known"]
            self.fields["first_name"].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "first_name" not in self.errors and not data.get("first_name", "").strip() and not data.get("known"):
            self.add_error("first_name", _("Skriv ett förnamn."))
        return data


class InviteForm(PlainWordsForm):
    """Somebody who is invited by e-mail."""

    first_name = forms.CharField(label=_("Förnamn"), max_length=60, error_messages=A_NAME)
    email = forms.EmailField(label=_("E-post"), error_messages=AN_ADDRESS)
