"""The form of a meeting that is planned."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from barkraft.coaching.forms.groups import A_DAY, PlainWordsForm, day_input
from barkraft.coaching.spoken import SPOKEN
from barkraft.shared import clock
from barkraft.venture.models import Meeting


class MeetingForm(PlainWordsForm):
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

    def values(self) -> dict[str, Any]:
        """What plan_meeting takes; `starts_at` in Swedish time."""
        data = dict(self.cleaned_data)
        data["starts_at"] = timezone.make_aware(datetime.combine(data.pop("day"), data.pop("start")))
        return data
