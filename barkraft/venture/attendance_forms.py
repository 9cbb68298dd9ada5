"""Which time an attendance note is about: a month, or from a day to a day."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barkraft.people.models import User
from barkraft.shared.offered import offer
from barkraft.venture.attendance import Period, month_words, months
from barkraft.venture.models import Venture

A_DAY = {"invalid": _("Välj en dag.")}


def day_field(label: Any) -> forms.DateField:
    """A day that may be left empty; the browser shows its calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, error_messages=A_DAY)


class AttendanceForm(forms.Form):
    """A month in which she was at a meeting; days of her own choice go before it."""

    month = forms.ChoiceField(label=_("Vilken månad?"), required=False)
    first = day_field(_("Från"))
    last = day_field(_("Till"))

    def __init__(self, *args: Any, user: User, venture: Venture, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.months = months(user, venture)
        choices = [(f"{month:%Y-%m-%d}", month_words(month)) for month in self.months]
        offer(self, "month", choices)

    def clean(self) -> dict[str, Any]:
        """Either a month, or both days in order."""
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if self.errors:
            return data
        if bool(first) != bool(last):
            self.add_error("last" if first else "first", _("Välj båda dagarna."))
        elif first and last and first > last:
            self.add_error("last", _("Välj en dag som kommer efter den första."))
        elif not first and not data.get("month"):
            self.add_error("month", _("Välj en månad."))
        return data

    def period(self) -> Period:
        """The time that was asked for."""
        data = self.cleaned_data
        if data["first"]:
            return Period(data["first"], data["last"])
        return Period.month(date.fromisoformat(data["month"]))
