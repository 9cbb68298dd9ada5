"""What a person may post about her own account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from barkraft.people.pictures import HOW_MANY, NAMES
from barkraft.translate import languages


class LanguageForm(forms.Form):
    """The language that a person reads the interface in."""

    language = forms.ChoiceField(label=_("Språk"), choices=languages.INTERFACE)


def picked(chosen: list[str], pressed: str | None) -> list[str]:
    """The pictures so far, in order: at most three, each known, none twice. What does not belong is dropped."""
    names = [*chosen, pressed] if pressed else chosen
    kept: dict[str, None] = {name: None for name in names if name in NAMES}
    return list(kept)[:HOW_MANY]
