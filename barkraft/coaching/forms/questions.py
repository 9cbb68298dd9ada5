"""The form of an answer to what a group has asked."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """The coach's answer to a question."""

    answer = forms.CharField(
        label=_("Ditt svar"),
        help_text=_("Skriv kort. En tanke i varje mening."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Skriv ditt svar.")},
    )
