"""When somebody has died: nothing more goes to her, and her account goes. That she died is written nowhere."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.coaching.models import Call
from barkraft.people import facts as people
from barkraft.people.actions import close_account, erase_account, open_account
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Access, Reminder, Venture

FOR_THE_FAMILY = timedelta(days=30)  # time to print what she wrote


@transaction.atomic
def close_for_good(*, venture: Venture, user: User, by: User, erase_now: bool) -> None:
    """Her card and access end now. The account is erased at once, or in 30 days when the family has what it wants."""
    answers.hold(venture)
    if not facts.is_own_coach(by, venture) or people.is_staff(user) or _has_gone_on(user, venture):
        raise Refused(_("Det här kontot stänger du inte här. Prata med den som leder projektet."))
    close_account(user=user, by=by, erase_on=clock.today() + FOR_THE_FAMILY)
    Access.objects.filter(user=user, ended_on=None).update(ended_on=clock.today(), away_since=None)
    Reminder.objects.filter(user=user).delete()
    Call.objects.filter(user=user).delete()
    if erase_now:
        erase_account(user=user)


@transaction.atomic
def open_again(*, venture: Venture, user: User, by: User) -> None:
    """Undo it within the 30 days: it was somebody else. She comes back to the group in a step of its own."""
    if not facts.is_own_coach(by, venture):
        raise Refused(_("Det här kontot stänger du inte här. Prata med den som leder projektet."))
    open_account(user=user)


def _has_gone_on(user: User, venture: Venture) -> bool:
    """Whether she has left this group and is in another: her account is that group's coach's to close."""
    now = Access.objects.filter(user=user, ended_on=None)
    return now.exists() and not now.filter(venture=venture).exists()
