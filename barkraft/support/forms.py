"""What a group posts when it asks for help, and what it says about the help it got."""

from django import forms
from django.utils.translation import gettext_lazy as _

from barkraft.support.models import Request
from barkraft.venture.forms import DayField


class AskForm(forms.Form):
    """One text, how soon, and by when."""

    text = forms.CharField(
        label=_("Vad vill ni ha hjälp med?"),
        help_text=_("Skriv som ni pratar. En mening räcker. Skriv inga namn och inget om någons hälsa."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Skriv vad ni vill ha hjälp med. En mening räcker."),
            "max_length": _("Det blev för långt. Skriv högst 1000 tecken."),
        },
    )
    urgency = forms.ChoiceField(
        label=_("När behöver ni svar?"),
        choices=Request.Urgency.choices,
        initial=Request.Urgency.SOON,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj när ni behöver svar.")},
    )
    wanted_by = DayField(
        label=_("Är det klart senast en viss dag?"), help_text=_("Till exempel 24 november."), required=False
    )


class WordsForm(forms.Form):
    """Something more about what was asked."""

    words = forms.CharField(
        label=_("Skriv mer om det"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Skriv en mening.")},
    )


class HelpedForm(forms.Form):
    """The one question afterwards."""

    helped = forms.ChoiceField(
        label=_("Hjälpte det?"),
        choices=Request.Helped.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett av de tre svaren.")},
    )
    words = forms.CharField(label=_("Vill ni säga något mer?"), max_length=1000, required=False)
