"""What a coach posts."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from barkraft.coaching.spoken import SPOKEN
from barkraft.people.models import User
from barkraft.rules import personal_numbers
from barkraft.shared import clock
from barkraft.translate import languages
from barkraft.venture.models import Meeting, Role

# What to do, whatever was missing or could not be read.
A_DAY = dict.fromkeys(("required", "invalid"), _("Välj en dag."))
A_NAME = {"required": _("Skriv ett förnamn.")}
AN_ADDRESS = dict.fromkeys(("required", "invalid"), _("Skriv hela adressen, till exempel namn@exempel.se."))


def day_input() -> forms.DateInput:
    """A date field that lets the browser show its calendar; without one, YYYY-MM-DD is typed."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class CohortForm(forms.Form):
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
        data = super().clean() or {}
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("Välj en dag efter den då omgången börjar."))
        return data


class VentureForm(forms.Form):
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


class PersonForm(forms.Form):
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
        self.fields["known"].choices = choices  # type: ignore[attr-defined]
        if not known:
            del self.fields["known"]
            self.fields["first_name"].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("first_name", "").strip() and not data.get("known"):
            self.add_error("first_name", _("Skriv ett förnamn."))
        return data


class InviteForm(forms.Form):
    """Somebody who is invited by e-mail."""

    first_name = forms.CharField(label=_("Förnamn"), max_length=60, error_messages=A_NAME)
    email = forms.EmailField(label=_("E-post"), error_messages=AN_ADDRESS)


class MeetingForm(forms.Form):
    """A meeting of a group or a cohort: what, day, time, place, how to get there and in which language."""

    one_of_these = ("kind",)  # unless another is chosen it is a meeting, so there is nothing to skip

    kind = forms.ChoiceField(
        label=_("Vad är det?"), choices=Meeting.Kind.choices, initial=Meeting.Kind.GROUP, required=False
    )
    day = forms.DateField(label=_("Vilken dag?"), widget=day_input(), error_messages=A_DAY)
    start = forms.TimeField(
        label=_("När börjar ni?"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages=dict.fromkeys(("required", "invalid"), _("Välj en tid, till exempel 10:00.")),
    )
    minutes = forms.IntegerField(
        label=_("Hur många minuter?"),
        min_value=10,
        max_value=480,
        initial=90,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Skriv ett antal minuter, från 10 till 480.")
        ),
    )
    place = forms.CharField(label=_("Var ses ni?"), max_length=120, required=False)
    travel = forms.CharField(
        label=_("Buss eller väg"),
        help_text=_("Till exempel buss 10 från Visby, klockan 9.05."),
        max_length=120,
        required=False,
    )
    bring = forms.CharField(label=_("Vad ska alla ta med?"), max_length=200, required=False)
    language = forms.ChoiceField(label=_("Vilket språk pratar ni?"), choices=SPOKEN, initial="sv")
    interpreter = forms.BooleanField(label=_("Vi behöver tolk"), required=False)
    interpreter_booked = forms.BooleanField(label=_("Tolken är bokad"), required=False)

    @classmethod
    def of(cls, meeting: Meeting) -> "MeetingForm":
        """The form as a meeting stands."""
        local = timezone.localtime(meeting.starts_at)
        names = ("kind", "minutes", "place", "travel", "bring", "language", "interpreter", "interpreter_booked")
        kept = {name: getattr(meeting, name) for name in names}
        return cls(initial={"day": local.date(), "start": local.time(), **kept})

    @classmethod
    def after(cls, last: Meeting | None) -> "MeetingForm":
        """A new meeting as the last one was, on the same weekday the next time that it comes."""
        if last is None:
            return cls()
        local, today = timezone.localtime(last.starts_at), clock.today()
        ago = max(0, (today - local.date()).days)
        names = ("minutes", "place", "travel", "language", "interpreter")
        kept = {name: getattr(last, name) for name in names}
        return cls(initial={"day": local.date() + timedelta(weeks=ago // 7 + 1), "start": local.time(), **kept})

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Meeting.Kind.GROUP

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day < clock.today():
            raise forms.ValidationError(_("Dagen har varit. Välj en dag som kommer."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("place", "travel", "bring"):
            if personal_numbers.find(data.get(name, "")):
                self.add_error(name, _("Det ser ut som ett personnummer. Skriv det inte här."))
        return data

    def values(self) -> dict[str, Any]:
        """What plan_meeting takes; `starts_at` in Swedish time."""
        data = dict(self.cleaned_data)
        data["starts_at"] = timezone.make_aware(datetime.combine(data.pop("day"), data.pop("start")))
        return data


class AnswerForm(forms.Form):
    """The coach's answer to a question."""

    answer = forms.CharField(
        label=_("Ditt svar"),
        help_text=_("Skriv kort. En tanke i varje mening."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Skriv ditt svar.")},
    )
