"""Forms on the wall."""

from django import forms
from django.utils.translation import gettext_lazy as _

from barkraft.venture.models import Disagreement


class DisagreementForm(forms.ModelForm[Disagreement]):
    """How the group thinks differently. The heading and the field of the card come along unseen."""

    words = forms.CharField(
        label=_("Så här tycker vi olika"),
        help_text=_("Skriv båda tankarna. Skriv inga namn."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={
            "required": _("Skriv kort hur ni tycker olika. Skriv inga namn."),
            "max_length": _("Det är för långt. Skriv det viktigaste med några korta meningar."),
        },
    )

    class Meta:
        model = Disagreement
        fields = ("about", "field", "words")
        widgets = {"about": forms.HiddenInput, "field": forms.HiddenInput}
