"""What a link in a letter leads to. The page is in `people`, which knows no groups: it asks here."""

from django.utils.translation import gettext as _

from barkraft.coaching.actions import add_coach, give_role
from barkraft.people.models import User
from barkraft.people.secrets_of_cards import token_hash
from barkraft.shared import clock, formats
from barkraft.venture.models import Invitation, Role


class InvitedTo:
    """An invitation that can be used (people.registry.Invited)."""

    def __init__(self, invitation: Invitation) -> None:
        where = invitation.venture or invitation.cohort
        assert where is not None  # the database refuses an invitation to nothing
        self._invitation = invitation
        self.email = invitation.email
        self.first_name = invitation.first_name
        self.by = invitation.by.first_name if invitation.by else ""
        self.to = where.name
        self.role = str(Role(invitation.role).label) if invitation.role else _coach_words(invitation)

    def claim(self) -> bool:
        now = clock.now()
        unused = Invitation.objects.filter(pk=self._invitation.pk, used_at=None, expires_at__gt=now)
        return unused.update(used_at=now) == 1

    def give_role(self, user: User) -> None:
        invitation = self._invitation
        if invitation.venture is not None:
            give_role(venture=invitation.venture, user=user, role=invitation.role, by=invitation.by)
        elif invitation.cohort is not None:
            add_coach(cohort=invitation.cohort, user=user, by=invitation.by, until=invitation.until)


def _coach_words(invitation: Invitation) -> str:
    if invitation.until is None:
        return _("Coach")
    return _("Vikarie till och med {day}").format(day=formats.day(invitation.until))


def find(token: str) -> InvitedTo | None:
    """The invitation of a token; None when it is unknown, used or older than 30 days."""
    known = Invitation.objects.select_related("venture", "cohort", "by")
    invitation = known.filter(token_hash=token_hash(token), used_at=None, expires_at__gt=clock.now()).first()
    return InvitedTo(invitation) if invitation else None
