"""What a person may post about her own account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barkraft.people import facts
from barkraft.people.actions import ReachRefused, set_reach
from barkraft.people.models import Reach, User
from barkraft.people.pictures import HOW_MANY, NAMES
from barkraft.rules import telephones
from barkraft.shared.offered import offer
from barkraft.translate import languages


class LanguageForm(forms.Form):
    """The language that a person reads the interface in."""

    language = forms.ChoiceField(label=_("Språk"), choices=languages.INTERFACE)


class ReachForm(forms.Form):
    """How a person is reminded of a meeting. She chooses it herself; her coach writes it down when she asks for it."""

    one_of_these = ("reach",)  # "no reminder" is an answer too, so nothing is skipped

    reach = forms.ChoiceField(
        label=_("Dagen före ett möte"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Du väljer. Ändra när du vill."),
    )
    phone = forms.CharField(
        label=_("Telefon"),
        help_text=_("Bara för sms och när någon ringer. Till exempel 070-123 45 67."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        kept = {"reach": user.reach, "phone": telephones.shown(user.phone)}
        super().__init__(*args, **({"initial": kept} | kwargs))
        self.user = user
        ways = facts.ways_to_reach(user)
        ways += [Reach(user.reach)] if user.reach and user.reach not in ways else []  # chosen when it could be
        offer(self, "reach", [("", _("Ingen påminnelse")), *((way, way.label) for way in ways)])

    def keep(self, by: User) -> bool:
        """Keep it. False where something is to be changed first, and the form says what."""
        if not self.is_valid():
            return False
        try:
            set_reach(user=self.user, by=by, **self.cleaned_data)
        except ReachRefused as refused:
            self.add_error(refused.field, refused.sentence)
        return not self.errors


def picked(chosen: list[str], pressed: str | None) -> list[str]:
    """The pictures so far, in order: at most three, each known, none twice. What does not belong is dropped."""
    names = [*chosen, pressed] if pressed else chosen
    kept: dict[str, None] = {name: None for name in names if name in NAMES}
    return list(kept)[:HOW_MANY]
