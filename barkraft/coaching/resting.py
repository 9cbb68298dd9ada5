"""What goes by itself of groups that have rested for a year: the coach is told to call first, then the binder goes."""

import logging

from django.db.models import QuerySet

from barkraft.coaching.actions.promises import promise_call
from barkraft.coaching.models import Call
from barkraft.shared import clock
from barkraft.venture import rests
from barkraft.venture.actions import end_venture
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture

log = logging.getLogger(__name__)
GOES = "Gruppens pärm tas bort. Fråga om de har skrivit ut det de vill ha."
ASSOCIATION = "Ett år har gått. Föreningen är registrerad: fråga vad den vill göra med pärmen."


def tell_and_erase() -> None:
    """A month before the time is out the coach gets a call to make; a month after that the binder is erased.

    Not that of a registered association: it decides over its own, so there is only the call.
    """
    for venture in Venture.objects.filter(state__in=rests.RESTING, ended_on=None, joined_into=None, is_demo=False):
        rest = rests.rest(venture)
        if rest is None or clock.today() < rest.kept_until - rests.WARNED:
            continue
        words = GOES if rest.by_itself else ASSOCIATION
        if not _told(venture, words).exists():
            promise_call(kind=Call.Kind.PROMISED, venture=venture, words=words)
        elif rest.by_itself and rest.is_over and _told_in_time(venture):
            _erase(venture)


def _told(venture: Venture, words: str) -> QuerySet[Call]:
    return Call.objects.filter(venture=venture, kind=Call.Kind.PROMISED, words=words)


def _told_in_time(venture: Venture) -> bool:
    return _told(venture, GOES).filter(created_at__lte=clock.now() - rests.WARNED).exists()


def _erase(venture: Venture) -> None:
    try:
        end_venture(venture=venture, by=None)
    except Refused as refused:
        log.warning("A binder whose time is out cannot be erased: %s", refused.sentence)
