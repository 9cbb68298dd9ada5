"""What staff post about staff: why a group is opened, who gets which role, who comes instead and until when."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barkraft.coaching.forms.groups import A_DAY, InviteForm, day_input
from barkraft.people.models import StaffRole
from barkraft.shared import clock
from barkraft.shared.offered import offer


class OpeningForm(forms.Form):
    """Why a group of another coach's is opened."""

    reason = forms.CharField(
        label=_("Varför öppnar du gruppen?"),
        help_text=_("En kort mening. Gruppen ser den, med ditt namn och dagen. Skriv inget om en person."),
        max_length=200,
        error_messages={
            "required": _("Skriv varför du öppnar gruppen. Gruppen ser det."),
            "max_length": _("Det blev för långt. Skriv en kort mening."),
        },
    )


class SubstituteForm(InviteForm):
    """Who coaches a cohort while its own coach is away. Her role ends by itself."""

    until = forms.DateField(
        label=_("Sista dagen"),
        help_text=_("Sen slutar rollen av sig själv."),
        widget=day_input(),
        error_messages=A_DAY,
    )

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day < clock.today():
            raise forms.ValidationError(_("Dagen har varit. Välj en dag som kommer."))
        return day


class StaffForm(InviteForm):
    """A new person on the staff, or one more role for somebody who is there."""

    role = forms.ChoiceField(label=_("Roll"), choices=StaffRole.Role.choices)


class CoachForm(InviteForm):
    """A coach for one of the cohorts."""

    cohort = forms.ChoiceField(label=_("Omgång"), choices=[])

    def __init__(self, *args: Any, cohorts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "cohort", cohorts)
