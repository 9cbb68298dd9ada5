"""What a coach posts when two groups become one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from barkraft.coaching.forms.groups import A_DAY, day_input


class MergeForm(forms.Form):
    """The group that takes over has said yes, and when."""

    yes = forms.BooleanField(
        label=_("Gruppen har sagt ja"),
        error_messages={"required": _("Fråga gruppen först. Kryssa i när den har sagt ja.")},
    )
    on = forms.DateField(label=_("Vilken dag sa gruppen ja?"), widget=day_input(), error_messages=A_DAY)
