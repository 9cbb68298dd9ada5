"""Forms of the way in: who is curious, what came of the call, and the group that is made."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from barkraft.coaching.models import Curious
from barkraft.coaching.spoken import OWN_NAMES, SPOKEN
from barkraft.rules import personal_numbers, telephones
from barkraft.shared import formats
from barkraft.shared.offered import offer
from barkraft.translate import languages
from barkraft.venture.models import Cohort, Meeting, Venture


def _both(code: str, name: Any) -> str:
    own, here = OWN_NAMES.get(code, ""), str(name)
    return f"{own} – {here}" if own and own.casefold() != here.casefold() else here


_both_names = lazy(_both, str)
LANGUAGES = [(code, _both_names(code, name)) for code, name in SPOKEN]


def spoken_now() -> str:
    """The language of the page, where people speak it: a good first guess."""
    here = languages.base(get_language() or languages.SOURCE)
    return here if here in dict(SPOKEN) else languages.SOURCE


class CuriousForm(forms.Form):
    """ "Jag är nyfiken": no free text, and nothing about health or money. Either a number, or "ring inte"."""

    one_of_these = ("phone", "no_call")

    first_name = forms.CharField(
        label=_("Vad heter du?"),
        help_text=_("Förnamnet räcker."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Skriv ditt förnamn."), "max_length": _("Skriv bara förnamnet.")},
    )
    phone = forms.CharField(
        label=_("Vilket nummer har du?"),
        help_text=_("Till exempel 070-123 45 67."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
    )
    no_call = forms.BooleanField(
        label=_("Ring inte mig"), help_text=_("Då får du veta var vi träffas, och när."), required=False
    )
    language = forms.ChoiceField(label=_("Vilket språk vill du prata?"), choices=LANGUAGES, initial=spoken_now)
    interpreter = forms.BooleanField(label=_("Jag vill ha tolk"), required=False)
    wanted = forms.ChoiceField(
        label=_("När passar det?"),
        choices=Curious.Wanted.choices,
        initial=Curious.Wanted.ANY,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        written = data.get("phone", "").strip()
        if data.get("no_call"):
            data["phone"] = ""  # whatever stood there: nobody is to call
        elif not written:
            self.add_error("phone", _("Skriv ditt nummer. Eller välj: Ring inte mig."))
        elif not (number := telephones.read(written)):
            self.add_error("phone", _("Skriv numret med alla siffror, till exempel 070-123 45 67."))
        elif personal_numbers.find(written):
            self.add_error("phone", _("Det ser ut som ett personnummer. Skriv ditt telefonnummer."))
        else:
            data["phone"] = number
        return data

    def values(self) -> dict[str, Any]:
        """What add_curious takes."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"no_call", "cohort"}}


class PhonedForm(CuriousForm):
    """The same, typed by a coach who has her on the telephone."""

    cohort = forms.ChoiceField(label=_("Vilken omgång?"), required=False)

    def __init__(self, *args: Any, cohorts: Iterable[Cohort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cohorts = {cohort.uid: cohort for cohort in cohorts}
        self.fields["first_name"].label = _("Vad heter personen?")
        self.fields["phone"].label = _("Vilket nummer?")
        self.fields["no_call"].label = _("Personen vill inte bli uppringd")
        self.fields["no_call"].help_text = ""
        self.fields["language"].label = _("Vilket språk?")
        self.fields["interpreter"].label = _("Personen vill ha tolk")
        choices = [(uid, cohort.name) for uid, cohort in self.cohorts.items()]
        offer(self, "cohort", [*choices, ("", _("Ingen än"))])

    def chosen(self) -> Cohort | None:
        """The cohort that was chosen, one of those that were offered."""
        return self.cohorts.get(self.cleaned_data["cohort"])


GOING_ON, WAITING, NOT_FOR_ME = "going_on", "waiting", "not_for_me"


class OutcomeForm(forms.Form):
    """What she said. All three answers are good answers."""

    outcome = forms.ChoiceField(
        label=_("Vad säger personen?"),
        choices=[(GOING_ON, _("Går vidare")), (WAITING, _("Väntar")), (NOT_FOR_ME, _("Inte för mig"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett av de tre svaren.")},
    )


class BookForm(forms.Form):
    """Which meeting she comes to, and whether an interpreter is wanted there."""

    where = forms.ChoiceField(
        label=_("Vilket möte kommer personen till?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ett möte, eller en omgång.")},
    )
    interpreter = forms.BooleanField(label=_("Personen vill ha tolk"), required=False)

    def __init__(self, *args: Any, meetings: Iterable[Meeting], cohorts: Iterable[Cohort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {meeting.uid: meeting for meeting in meetings}
        self.cohorts = {cohort.uid: cohort for cohort in cohorts}
        choices = [(uid, _when_and_where(meeting)) for uid, meeting in self.meetings.items()]
        choices += [(uid, _not_yet(cohort)) for uid, cohort in self.cohorts.items()]
        offer(self, "where", choices)

    def chosen(self) -> tuple[Cohort, Meeting | None]:
        """The cohort, and its meeting where one was chosen."""
        where = self.cleaned_data["where"]
        meeting = self.meetings.get(where)
        if meeting is not None:
            assert meeting.cohort is not None
            return meeting.cohort, meeting
        return self.cohorts[where], None


def _when_and_where(meeting: Meeting) -> str:
    said = f"{formats.day(meeting.starts_at).capitalize()}, {formats.moment(meeting.starts_at)}"
    where = meeting.place or (meeting.cohort.name if meeting.cohort else "")
    return f"{said}. {formats.isolated(where)}" if where else said


def _not_yet(cohort: Cohort) -> str:
    return _("{name}: mötet är inte bestämt").format(name=formats.isolated(cohort.name))


class SlipForm(forms.Form):
    """Where a slip is to lie."""

    place = forms.CharField(
        label=_("Var ska lappen ligga?"),
        help_text=_("Till exempel SFI, biblioteket eller vårdcentralen."),
        max_length=80,
        error_messages={"required": _("Skriv en plats.")},
    )


class GroupOfForm(forms.Form):
    """Those who go on become a group: a new one, or one that is there."""

    one_of_these = ("person", "name", "venture")

    person = forms.MultipleChoiceField(
        label=_("Vilka är med?"), widget=forms.CheckboxSelectMultiple, required=False, choices=[]
    )
    phone = forms.MultipleChoiceField(
        label=_("Vilkas telefonnummer får vi spara?"),
        help_text=_("Bara den som har sagt ja. De andra numren tas bort."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[],
    )
    name = forms.CharField(
        label=_("Vad heter gruppen?"), help_text=_("Ett arbetsnamn räcker."), max_length=80, required=False
    )
    venture = forms.ChoiceField(label=_("Eller välj en grupp som finns"), required=False, choices=[])

    def __init__(self, *args: Any, curious: Iterable[Curious], ventures: Iterable[Venture], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.curious = {one.uid: one for one in curious}
        self.ventures = {one.uid: one for one in ventures}
        names = [(uid, one.first_name) for uid, one in self.curious.items()]
        offer(self, "person", names)
        self.fields["person"].initial = list(self.curious)
        with_phone = [(uid, name) for uid, name in names if self.curious[uid].phone]
        offer(self, "phone", with_phone)
        groups = [(uid, one.name) for uid, one in self.ventures.items()]
        offer(self, "venture", [("", _("Ingen")), *groups])
        for name, there in (("phone", with_phone), ("venture", groups)):
            if not there:
                del self.fields[name]

    def people(self, name: str) -> list[Curious]:
        """Those who were ticked under `person`, or under `phone`."""
        return [self.curious[uid] for uid in self.cleaned_data.get(name, [])]
