"""How a person is reminded of a meeting, and the calendar that fetches her meetings."""

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people import facts
from barkraft.people.actions.accounts import record_event
from barkraft.people.models import AccountEvent, CalendarLink, Reach, User
from barkraft.people.secrets_of_cards import new_token, token_hash
from barkraft.rules import personal_numbers, telephones


class ReachRefused(Exception):
    """It cannot be kept so. `field` is the one to change; `sentence` says how."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field, self.sentence = field, sentence
        super().__init__(sentence)


@transaction.atomic
def set_reach(*, user: User, reach: str, phone: str, by: User) -> None:
    """Keep how she wants to be reminded ("" = not at all) and her telephone number, however it is written.

    She sees in her account when somebody changed it. Raises ReachRefused.
    """
    number = _number(phone)
    if reach and reach != user.reach and reach not in facts.ways_to_reach(user):
        raise ReachRefused("reach", _("Välj ett av svaren."))
    if reach in {Reach.SMS, Reach.CALL} and not number:
        raise ReachRefused("phone", _("Skriv ett telefonnummer, till exempel 070-123 45 67."))
    if (reach, number) == (user.reach, user.phone):
        return
    user.reach, user.phone = reach, number
    user.save(update_fields=["reach", "phone"])
    record_event(user=user, by=by, kind=AccountEvent.Kind.REACH_CHANGED)


def _number(phone: str) -> str:
    if not phone.strip():
        return ""
    number = telephones.read(phone)
    if not number or personal_numbers.find(phone):
        raise ReachRefused("phone", _("Vi kan inte läsa numret. Skriv det så här: 070-123 45 67."))
    return number


@transaction.atomic
def renew_calendar_link(*, user: User) -> str:
    """The token of a new address for her calendar: returned this once. The address that was there before ends."""
    token = new_token()
    CalendarLink.objects.update_or_create(user=user, defaults={"token_hash": token_hash(token)})
    return token


def end_calendar_link(*, user: User) -> None:
    """No calendar may fetch her meetings any more."""
    CalendarLink.objects.filter(user=user).delete()
