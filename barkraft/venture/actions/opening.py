"""Somebody of the staff opens a group that is another coach's: she says why, and the group sees it."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.shared.signs import plain
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import CohortStaff, Opening, Venture

OPEN_FOR = timedelta(hours=24)
LONGEST = 200


@transaction.atomic
def open_case(*, venture: Venture, reason: str, by: User) -> Opening:
    """Let the coach see the group as its own coach does, for 24 hours. Open already: that one stands."""
    answers.hold(venture)
    if not CohortStaff.objects.now(by).exists():
        raise Refused(_("Bara en coach kan öppna en grupp."))
    words = " ".join(plain(reason).split())
    if not words:
        raise Refused(_("Skriv varför du öppnar gruppen. Gruppen ser det."))
    if len(words) > LONGEST:
        raise Refused(_("Det blev för långt. Skriv en kort mening."))
    answers.refuse_numbers(words)
    now = clock.now()
    open_now = Opening.objects.running(by).filter(venture=venture).first()
    return open_now or Opening.objects.create(venture=venture, user=by, reason=words, at=now, until=now + OPEN_FOR)


@transaction.atomic
def close_case(*, venture: Venture, by: User) -> int:
    """End her opening now. That she was there stands. Returns how many were open."""
    return Opening.objects.running(by).filter(venture=venture).update(until=clock.now())
