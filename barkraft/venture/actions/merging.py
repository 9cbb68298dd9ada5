"""Two groups become one: all that the one has wholly becomes the other's, and no answer is lost."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import belongings, facts, signals
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Decision, Venture


@transaction.atomic
def merge_ventures(*, source: Venture, target: Venture, by: User, said_yes_on: date) -> Venture:
    """The source goes up in the target, which said yes to it on a day. Returns the target as it is now.

    Where both wrote in a field, both versions count until the group chooses. The source's pages lead to the target.
    """
    for group in sorted((source, target), key=lambda group: group.pk):  # in one order: no two wait in a ring
        answers.hold(group)
    source.refresh_from_db()
    target.refresh_from_db()
    _refuse(source, target, by, said_yes_on)
    words = _("Vi sa ja till att gå ihop med {name}.").format(name=source.name)
    Decision.objects.create(venture=target, text=words, decided_on=said_yes_on, by=by)
    belongings.join(source, target)
    source.joined.update(joined_into=target)  # what once went up in the source leads to the target too
    source.state, source.joined_into = Venture.State.DONE, target
    source.save(update_fields=["state", "joined_into"])
    signals.joined.send(sender=Venture, source=source, target=target)
    return target


def _refuse(source: Venture, target: Venture, by: User, said_yes_on: date) -> None:
    may = facts.is_own_coach(by, source) and facts.is_own_coach(by, target)
    if not may or source == target or source.joined_into_id or target.joined_into_id:
        raise Refused(_("Välj en av dina andra grupper."))
    if source.registered_on:
        raise Refused(_("En registrerad förening kan inte gå ihop här. Fråga en rådgivare."))
    if source.ended_on or target.ended_on:
        raise Refused(_("Gruppens pärm är borttagen."))
    if said_yes_on > clock.today():
        raise Refused(_("Dagen har inte varit än. Välj den dag då gruppen sa ja."))
