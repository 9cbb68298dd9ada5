"""A group is made of those who want to go on: they get accounts, and what was known of them before goes."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.coaching.actions.cohorts import create_venture
from barkraft.coaching.actions.people import add_person
from barkraft.coaching.models import Curious
from barkraft.people.models import User
from barkraft.translate import languages
from barkraft.venture.binder.answers import Refused, refuse_numbers
from barkraft.venture.models import Cohort, Role, Venture

FEWEST = 3  # the law's, and the programme's


@transaction.atomic
def make_group_of(
    *, cohort: Cohort, curious: Iterable[Curious], name: str, by: User, phones_of: Iterable[Curious] = ()
) -> Venture:
    """A new group of at least three who go on. `phones_of`: those who have said that we may keep their number."""
    held = _hold(cohort, curious)
    own = " ".join(name.split())
    if not own:
        raise Refused(_("Skriv vad gruppen heter. Ett arbetsnamn räcker."))
    refuse_numbers(own)
    if len(held) < FEWEST:
        raise Refused(_("En grupp är minst tre. Välj tre som vill gå vidare."))
    venture = create_venture(cohort=cohort, name=own)
    _move_in(venture, held, by, phones_of)
    return venture


@transaction.atomic
def add_to_group(
    *, venture: Venture, curious: Iterable[Curious], by: User, phones_of: Iterable[Curious] = ()
) -> list[User]:
    """Those who go on come to a group that is there."""
    held = _hold(venture.cohort, curious)
    if not held:
        raise Refused(_("Välj minst en person."))
    return _move_in(venture, held, by, phones_of)


def _hold(cohort: Cohort, curious: Iterable[Curious]) -> list[Curious]:
    """Their rows as they stand now, held until the transaction ends: nobody comes to two groups by two presses."""
    going_on = Curious.objects.filter(cohort=cohort, outcome=Curious.Outcome.GOING_ON)
    return list(going_on.select_for_update().filter(pk__in=[one.pk for one in curious]))


def _move_in(venture: Venture, held: list[Curious], by: User, phones_of: Iterable[Curious]) -> list[User]:
    keep = {one.pk for one in phones_of}
    people = []
    for one in held:
        language = one.language if one.language in languages.CODES else languages.SOURCE
        user = add_person(venture=venture, first_name=one.first_name, language=language, role=Role.PARTICIPANT, by=by)
        if one.pk in keep and one.phone:
            user.phone = one.phone
            user.save(update_fields=["phone"])
        people.append(user)
        one.delete()
    return people
