"""What is offered, by whom and for how much, day by day; and who invoices before a group is registered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from barkraft.shared.models import NOTHING, Base, Privacy

PERSON = settings.AUTH_USER_MODEL


class Offering(Base):
    """How one support function is offered from a day on. Another price is another row: the old one gets its last day.

    Where no row holds on a day, content/support.yaml says what is offered.
    """

    privacy = NOTHING

    class PriceModel(models.TextChoices):
        FREE = "free", _("Gratis")
        HOURS = "hours", _("Kronor i timmen")
        FIXED = "fixed", _("Ett fast pris")
        PERCENT = "percent", _("Procent av summan")

    function_id = models.CharField("stödfunktion", max_length=24)
    provider = models.CharField("vem som hjälper", max_length=80)
    what_included = models.CharField("vad som ingår", max_length=500)
    price_model = models.CharField("pris", max_length=8, choices=PriceModel.choices, default=PriceModel.FREE)
    price = models.DecimalField("kronor eller procent", max_digits=9, decimal_places=2, null=True, blank=True)
    languages = models.JSONField("språk", default=list, blank=True)
    answer_days = models.PositiveSmallIntegerField("svar inom dagar", default=2)  # working days
    valid_from = models.DateField("gäller från")
    valid_to = models.DateField("gäller till", null=True, blank=True)

    class Meta:
        ordering = ["function_id", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["function_id", "valid_from"], name="one_offering_a_function_and_day")
        ]


class Invoicer(Base):
    """Which organisation invoices for groups that have no number, from a day on. An empty name: nobody does."""

    privacy = Privacy(
        holds="which organisation has agreed to invoice, where its paper lies; which administrator wrote it down",
        why="no first sale without somebody who sells",
        until="with the installation; the name goes with the account",
    )
    name = models.CharField("organisation", max_length=120, blank=True)
    since = models.DateField("från och med")
    paper = models.CharField("var pappret ligger", max_length=200, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-since", "-id"]
