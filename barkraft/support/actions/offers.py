"""What is offered and for how much, who invoices, which project pays: told by day, never written over."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support import catalogue, facts
from barkraft.support.models import Invoicer, Offering, Project, Quota
from barkraft.venture import facts as group_facts
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Cohort, Venture


@transaction.atomic
def set_offering(
    *,
    function_id: str,
    by: User,
    provider: str,
    what_included: str,
    price_model: str,
    valid_from: date,
    price: Decimal | None = None,
    languages: list[str] | None = None,
    answer_days: int = 2,
) -> Offering:
    """How a function is offered from a day on. What held before gets its last day; what has held stays as it was."""
    _only_administrators(by)
    if function_id not in catalogue.catalogue():
        raise Refused(_("Den stödfunktionen finns inte."))
    if valid_from < clock.today():
        raise Refused(_("Välj i dag eller en dag som kommer. Det som har gällt ändras inte."))
    free = price_model == Offering.PriceModel.FREE
    if not free and price is not None and price < 0:
        raise Refused(_("Skriv ett pris som är noll eller mer."))
    same = Offering.objects.filter(function_id=function_id)
    if same.filter(valid_from=valid_from, valid_from__lte=clock.today()).exists():
        raise Refused(_("Det gäller redan från i dag. Välj en dag som kommer."))
    same.filter(valid_from__gte=valid_from).delete()  # has not begun to hold
    same.filter(valid_to=None).update(valid_to=valid_from - timedelta(days=1))
    return Offering.objects.create(
        function_id=function_id,
        provider=provider,
        what_included=what_included,
        price_model=price_model,
        price=None if free else price,
        languages=languages or [],
        answer_days=answer_days,
        valid_from=valid_from,
    )


@transaction.atomic
def set_invoicer(*, name: str, paper: str, since: date, by: User) -> Invoicer:
    """Which organisation invoices for groups without a number, from a day on; "" for none. Its paper lies somewhere."""
    _only_administrators(by)
    organisation, where = " ".join(name.split()), " ".join(paper.split())
    if organisation and not where:
        raise Refused(_("Skriv var pappret ligger. Organisationen har sagt ja på papper."))
    if since < clock.today():
        raise Refused(_("Välj i dag eller en dag som kommer. Det som har gällt ändras inte."))
    Invoicer.objects.filter(since__gt=clock.today(), since__gte=since).delete()  # has not begun
    return Invoicer.objects.create(name=organisation, paper=where, since=since, by=by)


def add_project(*, name: str, starts_on: date, ends_on: date | None, by: User, cohort: Cohort | None = None) -> Project:
    """A project that pays for the staff's time between two days."""
    _only_administrators(by)
    if ends_on and ends_on < starts_on:
        raise Refused(_("Sista dagen kommer före första. Välj en senare dag."))
    return Project.objects.create(name=name, cohort=cohort, starts_on=starts_on, ends_on=ends_on)


def add_quota(
    *, venture: Venture, function_id: str, starts_on: date, ends_on: date, hours_included: int, by: User
) -> Quota:
    """How many hours of a function the group has between two days."""
    if not group_facts.is_coach(by, venture):
        raise Refused(_("Du är inte coach för den här gruppen längre."))
    if ends_on < starts_on:
        raise Refused(_("Sista dagen kommer före första. Välj en senare dag."))
    if function_id not in catalogue.catalogue():
        raise Refused(_("Den stödfunktionen finns inte."))
    return Quota.objects.create(
        venture=venture, function_id=function_id, starts_on=starts_on, ends_on=ends_on, hours_included=hours_included
    )


def _only_administrators(by: User) -> None:
    if not facts.may_administer(by):
        raise Refused(_("En administratör skriver in det här."))
