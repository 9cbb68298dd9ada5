"""What staff post about help to groups: answers, times, notes, hours, prices."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from barkraft.coaching.forms.groups import A_DAY, PlainWordsForm, day_input
from barkraft.coaching.spoken import SPOKEN
from barkraft.shared import clock
from barkraft.shared.offered import offer
from barkraft.support import catalogue
from barkraft.support.models import AdviceNote, Booking, Offering, Request
from barkraft.translate import languages
from barkraft.venture.models import Cohort, Venture

KEPT_FOR = timedelta(days=730)  # a note's last day from the start: 24 months
MINUTES = dict.fromkeys(
    ("required", "invalid", "min_value", "max_value"), _("Skriv ett antal minuter, från 5 till 1440.")
)


def function_choices() -> list[tuple[str, str]]:
    """Every support function by its Swedish name."""
    return [(one.id, one.name) for one in catalogue.catalogue().functions]


class PhoneForm(forms.Form):
    """What a group asked for on the telephone."""

    function_id = forms.ChoiceField(label=_("Vad gäller det?"), choices=function_choices)
    text = forms.CharField(
        label=_("Vad behöver gruppen?"),
        help_text=_("Skriv gruppens ord. Gruppen kan läsa det. Inga namn och inget om någons hälsa."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv vad gruppen behöver.")},
    )
    urgency = forms.ChoiceField(
        label=_("När behöver de svar?"),
        choices=Request.Urgency.choices,
        initial=Request.Urgency.SOON,
        widget=forms.RadioSelect,
    )


class AnswerRequestForm(forms.Form):
    """What staff say to the group, and where the request goes with it."""

    words = forms.CharField(
        label=_("Vad säger du till gruppen?"),
        help_text=_("Gruppen läser det. Skriv kort och vad som händer sen."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TimeForm(PlainWordsForm):
    """A time with a group: day, time, length, place, language, interpreter."""

    day = forms.DateField(label=_("Vilken dag?"), widget=day_input(), error_messages=A_DAY)
    start = forms.TimeField(
        label=_("Vilken tid?"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages=dict.fromkeys(("required", "invalid"), _("Välj en tid, till exempel 10:00.")),
    )
    minutes = forms.IntegerField(
        label=_("Hur många minuter?"), min_value=5, max_value=1440, initial=60, error_messages=MINUTES
    )
    place = forms.CharField(label=_("Var ses ni?"), max_length=120, required=False)
    language = forms.ChoiceField(label=_("Vilket språk pratar ni?"), choices=SPOKEN, initial="sv")
    interpreter = forms.BooleanField(label=_("Vi behöver tolk"), required=False)
    interpreter_booked = forms.BooleanField(label=_("Tolken är bokad"), required=False)
    agreed = forms.BooleanField(label=_("Gruppen har redan sagt ja till tiden"), required=False)

    @classmethod
    def of(cls, booking: Booking) -> "TimeForm":
        """The form as a booking stands."""
        local = timezone.localtime(booking.starts_at)
        names = ("minutes", "place", "language", "interpreter", "interpreter_booked")
        kept = {name: getattr(booking, name) for name in names}
        return cls(initial={"day": local.date(), "start": local.time(), **kept})

    def values(self) -> dict[str, Any]:
        """What propose_booking and move_booking take; `starts_at` in Swedish time."""
        data = dict(self.cleaned_data)
        data["starts_at"] = timezone.make_aware(datetime.combine(data.pop("day"), data.pop("start")))
        return data


class HeldForm(forms.Form):
    """How long a time took in the end, and whether the group has what it asked for."""

    minutes = forms.IntegerField(
        label=_("Hur många minuter tog det?"), min_value=5, max_value=1440, error_messages=MINUTES
    )
    delivered = forms.BooleanField(label=_("Gruppen har fått hjälpen"), required=False, initial=True)


class NoteForm(forms.Form):
    """A note on advice. Who sees it is said first."""

    visibility = forms.ChoiceField(
        label=_("Vem ser det?"),
        choices=AdviceNote.Visibility.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vem som ser det, innan du skriver.")},
    )
    did = forms.CharField(
        label=_("Vad gjorde ni?"),
        help_text=_("Skriv om företaget. Inget namn, och inget om någons hälsa eller ersättning."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv vad ni gjorde, med en mening.")},
    )
    decided = forms.CharField(label=_("Vad bestämdes?"), max_length=500, required=False)
    next_step = forms.CharField(label=_("Vad händer nu?"), max_length=300, required=False)
    on = forms.DateField(label=_("Vilken dag var det?"), widget=day_input(), error_messages=A_DAY)
    until = forms.DateField(
        label=_("När ska den raderas?"),
        help_text=_("Senast efter 24 månader. Den raderas av sig själv."),
        widget=day_input(),
        error_messages=A_DAY,
    )

    @classmethod
    def fresh(cls) -> "NoteForm":
        """An empty one: of today, kept for 24 months."""
        return cls(initial={"on": clock.today(), "until": clock.today() + KEPT_FOR})


class HoursForm(forms.Form):
    """Time that no meeting and no booking shows."""

    function_id = forms.ChoiceField(label=_("Vad gick tiden till?"), choices=function_choices)
    venture = forms.ChoiceField(label=_("Vilken grupp?"), required=False)
    minutes = forms.IntegerField(label=_("Hur många minuter?"), min_value=5, max_value=1440, error_messages=MINUTES)
    on = forms.DateField(label=_("Vilken dag?"), widget=day_input(), error_messages=A_DAY)

    def __init__(self, *args: Any, ventures: list[Venture], **kwargs: Any) -> None:
        kwargs["initial"] = {"on": clock.today()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        choices = [("", _("Ingen särskild grupp")), *[(one.uid, one.name) for one in ventures]]
        offer(self, "venture", choices)


class QuotaForm(forms.Form):
    """Hours of a function that a group has."""

    function_id = forms.ChoiceField(label=_("Vilken hjälp?"), choices=function_choices)
    hours_included = forms.IntegerField(
        label=_("Hur många timmar?"),
        min_value=1,
        max_value=1000,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("Skriv ett antal timmar.")),
    )
    starts_on = forms.DateField(label=_("Från"), widget=day_input(), error_messages=A_DAY)
    ends_on = forms.DateField(label=_("Till"), widget=day_input(), error_messages=A_DAY)


class OfferingForm(PlainWordsForm):
    """How a function is offered from a day on."""

    provider = forms.CharField(
        label=_("Vem hjälper?"), max_length=80, error_messages={"required": _("Skriv vem som hjälper.")}
    )
    what_included = forms.CharField(
        label=_("Vad ingår?"),
        help_text=_("En sak på varje rad."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv vad som ingår.")},
    )
    price_model = forms.ChoiceField(label=_("Pris"), choices=Offering.PriceModel.choices, widget=forms.RadioSelect)
    price = forms.DecimalField(
        label=_("Hur mycket?"),
        help_text=_("I kronor, eller i procent. Lämna tomt om priset sägs senare."),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        required=False,
        localize=True,
        error_messages={"invalid": _("Skriv bara ett tal, till exempel 650.")},
    )
    languages = forms.MultipleChoiceField(
        label=_("På vilka språk?"),
        choices=languages.INTERFACE,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    answer_days = forms.IntegerField(
        label=_("Svar inom hur många arbetsdagar?"),
        min_value=1,
        max_value=20,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Skriv ett tal från 1 till 20.")
        ),
    )
    valid_from = forms.DateField(label=_("Från vilken dag?"), widget=day_input(), error_messages=A_DAY)


class InvoicerForm(PlainWordsForm):
    """Which organisation invoices, and where the paper lies."""

    name = forms.CharField(
        label=_("Vilken organisation säljer och fakturerar åt grupperna?"),
        help_text=_("Lämna tomt om ingen gör det."),
        max_length=120,
        required=False,
    )
    paper = forms.CharField(
        label=_("Var ligger pappret där den har sagt ja?"),
        help_text=_("Till exempel: pärm 3 på kontoret i Visby."),
        max_length=200,
        required=False,
    )
    since = forms.DateField(label=_("Från vilken dag?"), widget=day_input(), error_messages=A_DAY)


class ProjectForm(PlainWordsForm):
    """A project that pays for the staff's time."""

    name = forms.CharField(
        label=_("Vad heter projektet?"), max_length=80, error_messages={"required": _("Skriv vad projektet heter.")}
    )
    cohort = forms.ChoiceField(label=_("För vilken omgång?"), required=False)
    starts_on = forms.DateField(label=_("Börjar"), widget=day_input(), error_messages=A_DAY)
    ends_on = forms.DateField(label=_("Slutar"), widget=day_input(), required=False, error_messages=A_DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Alla omgångar")), *Cohort.objects.values_list("uid", "name")]
        offer(self, "cohort", choices)
