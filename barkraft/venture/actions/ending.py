"""A group's binder is erased: when its time has passed, or when the group asks for it."""

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import belongings, facts, rests, signals
from barkraft.venture.actions.leaving import hand_back_card
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture


@transaction.atomic
def end_venture(*, venture: Venture, by: User | None, group_asks: bool = False) -> None:
    """Erase what the group wrote, with photos and their files. Name, phase, dates and the four results stay.

    `by` is its coach, or None when the time has passed and nobody has said anything.
    """
    kept = answers.hold(venture)
    _refuse(kept, by, group_asks)
    people = list(User.objects.filter(access__venture=kept, access__ended_on=None).distinct().order_by("pk"))
    belongings.end(kept)
    for user in people:
        hand_back_card(user=user, by=by or user)
    kept.ended_on = venture.ended_on = clock.today()
    kept.save(update_fields=["ended_on"])
    signals.ended.send(sender=Venture, venture=kept)


def _refuse(venture: Venture, by: User | None, group_asks: bool) -> None:
    rest = rests.rest(venture)
    if rest is None:
        raise Refused(_("Gruppen pågår, eller så är pärmen redan borttagen."))
    if by is None:
        if not (rest.is_over and rest.by_itself):
            raise Refused(_("Tiden har inte gått ut."))
        return
    if not facts.is_own_coach(by, venture):
        raise Refused(_("Gruppens coach tar bort pärmen."))
    if not (rest.is_over or group_asks):
        raise Refused(_("Tiden har inte gått ut. Gruppen kan själv be om det tidigare."))
