"""What is offered today, and what waits. Reads, never writes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from barkraft.people.facts import has_staff_role
from barkraft.people.models import StaffRole
from barkraft.rules import working_days
from barkraft.shared import clock, formats
from barkraft.support import catalogue
from barkraft.support.catalogue import Function
from barkraft.support.models import Invoicer, Offering, Request
from barkraft.support.states import ENDED, WAITS_FOR_US
from barkraft.venture.models import Venture

ASK_AFTER = timedelta(days=14)  # whether it helped, by telephone where the group has not said


def may_administer(user: Any) -> bool:
    """Whether the person writes in what is offered, its prices, and who invoices."""
    return has_staff_role(user, StaffRole.Role.ADMINISTRATOR)


def invoicer(on: date | None = None) -> Invoicer | None:
    """What was last written of who invoices on a day (today); None where nobody has written anything."""
    return Invoicer.objects.filter(since__lte=on or clock.today()).first()


def invoicer_name() -> str:
    """The organisation that invoices today, "" for none. Until it is written in, what the installation says."""
    written = invoicer()
    return written.name if written else settings.INVOICER


@dataclass(frozen=True)
class Offer:
    """A support function as it is offered on a day. `fits`: the group's phase is one of its own."""

    function: Function
    provider: str
    included: list[str]
    price_model: str
    price: Decimal | None
    languages: list[str]
    answer_days: int
    fits: bool = False

    @property
    def language_names(self) -> list[str]:
        """The languages by their own names."""
        return [name for code, name in settings.LANGUAGES if code in self.languages]

    @property
    def price_words(self) -> str:
        """The price in a sentence. A priced one without a sum is priced when it is asked for."""
        models = Offering.PriceModel
        if self.price_model == models.FREE:
            return _("Det är gratis.")
        if self.price is None:
            return _("Det kostar pengar. Ni får veta priset innan ni säger ja.")
        if self.price_model == models.HOURS:
            return _("Det kostar {sum} i timmen.").format(sum=formats.kronor(self.price))
        if self.price_model == models.PERCENT:
            return _("Det kostar {share} procent av summan.").format(share=formats.number(self.price))
        return _("Det kostar {sum}.").format(sum=formats.kronor(self.price))


def offers(venture: Venture | None = None, on: date | None = None) -> list[Offer]:
    """What is offered on a day; what fits the group's phase first. Two queries."""
    day = on or clock.today()
    held = {one.function_id: one for one in holding(day).order_by("function_id", "valid_from")}
    invoices = bool(invoicer_name())
    phase = venture.phase if venture else ""
    found = [
        _offer(function, held.get(function.id), phase)
        for function in catalogue.functions()
        if invoices or function.needs != "invoicer"
    ]
    return sorted(found, key=lambda offer: not offer.fits)


def offer(function_id: str, venture: Venture | None = None) -> Offer | None:
    """One function as it is offered today; None where it is not."""
    return next((one for one in offers(venture) if one.function.id == function_id), None)


def holding(day: date) -> Any:
    """The offerings that hold on a day."""
    return Offering.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


def _offer(function: Function, held: Offering | None, phase: str) -> Offer:
    fits = phase in function.phases
    if held is None:
        included, price = list(function.included), function.price
        return Offer(function, function.who, included, price, None, [], function.answer_days, fits)
    lines = [line for line in held.what_included.splitlines() if line.strip()]
    return Offer(function, held.provider, lines, held.price_model, held.price, held.languages, held.answer_days, fits)


def answer_by(request: Request) -> date:
    """The last working day on which somebody is to have answered: two days, or today where it is urgent."""
    asked_on = timezone.localtime(request.opened_at).date()
    if request.urgency == Request.Urgency.TODAY:
        return asked_on
    return working_days.after(asked_on, 2)


@dataclass(frozen=True)
class Waiting:
    """A request on the coach's desk: `rank` 0 is for today, 1 waits for us, 2 to follow up, 3 goes on by itself."""

    request: Request
    name: str
    rank: int
    answer_by: date
    said_at: datetime | None

    @property
    def is_late(self) -> bool:
        """Whether nobody has answered in time. The team sees it, nobody else."""
        return self.request.first_answer_at is None and self.answer_by < clock.today()


def desk(user: Any) -> list[Waiting]:
    """The requests of the groups that the person coaches, open ones, what waits first. One query."""
    rows = Request.objects.coached_by(user).exclude(state__in=ENDED).select_related("venture", "assigned_to")
    rows = rows.annotate(said_at=Max("steps__at"))
    found = [
        Waiting(one, catalogue.name_of(one.function_id), _rank(one), answer_by(one), getattr(one, "said_at", None))
        for one in rows
    ]
    return sorted(found, key=lambda waiting: (waiting.rank, waiting.answer_by, waiting.request.opened_at))


def _rank(request: Request) -> int:
    if request.state in WAITS_FOR_US:
        return 0 if request.urgency == Request.Urgency.TODAY else 1
    if request.state == Request.State.DELIVERED and _is_due(request):
        return 2
    return 3


def _is_due(request: Request) -> bool:
    return request.delivered_at is not None and request.delivered_at <= clock.now() - ASK_AFTER
