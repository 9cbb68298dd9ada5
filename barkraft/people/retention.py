"""What goes by itself in this room, when its time has come. The times stand on the models and in the privacy page."""

import logging
from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Q

from barkraft.people.actions import erase_account
from barkraft.people.models import AccountEvent, SignInCard, User
from barkraft.people.registry import CannotErase
from barkraft.shared import clock

UNUSED_ACCOUNT = timedelta(days=365)
EVENTS = timedelta(days=365)
DEAD_CARD = timedelta(days=90)
log = logging.getLogger(__name__)


def erase_what_is_due() -> None:
    """Old events, dead cards, ended sessions, and accounts that nobody has used for a year or whose day has come."""
    now = clock.now()
    AccountEvent.objects.filter(at__lt=now - EVENTS).delete()
    SignInCard.objects.filter(revoked_at__lt=now - DEAD_CARD).delete()
    SessionStore.clear_expired()
    for user in _unused_accounts():
        try:
            erase_account(user=user)
        except CannotErase:
            log.warning("An unused account cannot be erased: a group would lose its only coach")


def _unused_accounts() -> list[User]:
    before = clock.now() - UNUSED_ACCOUNT
    unused = Q(last_login__lt=before) | Q(last_login=None, date_joined__lt=before)
    closed = Q(erase_on__lte=clock.today())
    return list(User.objects.filter(unused | closed, is_superuser=False, is_demo=False))
