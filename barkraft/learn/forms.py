"""What may be said about a module in a form."""

from django import forms

MOST_ON_PAPER = 50


class EffortForm(forms.Form):
    """1 (a little) to 3 (much). Skipping is no answer and needs none."""

    value = forms.TypedChoiceField(coerce=int, choices=[(number, number) for number in (1, 2, 3)])


class OnPaperForm(forms.Form):
    """How many people have shown on paper that they know."""

    number = forms.IntegerField(min_value=0, max_value=MOST_ON_PAPER)
