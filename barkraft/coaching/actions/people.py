"""Who is in a group, and who is asked to come."""

import secrets
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.people.actions import create_person, record_event, take_in_staff
from barkraft.people.models import AccountEvent, StaffRole, User
from barkraft.people.secrets_of_cards import token_hash
from barkraft.people.sessions import language_of
from barkraft.shared import clock
from barkraft.translate import languages
from barkraft.venture.actions import leave_venture
from barkraft.venture.models import Access, Cohort, Invitation, Role, Venture

INVITED_FOR = timedelta(days=30)


@transaction.atomic
def add_person(*, venture: Venture, first_name: str, language: str, role: str, by: User) -> User:
    """A new person in the group, who will sign in with a card."""
    user = create_person(first_name=first_name, by=by, language=language, is_demo=venture.is_demo)
    give_role(venture=venture, user=user, role=role, by=by)
    return user


def add_known_person(*, venture: Venture, user: User, role: str, by: User) -> Access:
    """A person of another group of the coach's comes to this one too."""
    return give_role(venture=venture, user=user, role=role, by=by)


@transaction.atomic
def give_role(*, venture: Venture, user: User, role: str, by: User | None) -> Access:
    """Give the role from today. Nothing changes when she has it."""
    access, is_new = Access.objects.get_or_create(
        venture=venture, user=user, role=role, ended_on=None, defaults={"started_on": clock.today()}
    )
    if is_new:
        note = f"{Role(role).label}, {venture.name}"
        record_event(user=user, by=by, kind=AccountEvent.Kind.ROLE_GIVEN, note=note)
    return access


@transaction.atomic
def end_role(*, access: Access, by: User) -> None:
    """End the role today. With her last role in the group she leaves it: the words stay, the name goes."""
    access.ended_on = clock.today()
    access.save(update_fields=["ended_on"])
    note = f"{Role(access.role).label}, {access.venture.name}"
    record_event(user=access.user, by=by, kind=AccountEvent.Kind.ROLE_ENDED, note=note)
    if not Access.objects.filter(venture=access.venture, user=access.user, ended_on=None).exists():
        leave_venture(venture=access.venture, user=access.user, by=by)


@transaction.atomic
def invite(
    *,
    email: str,
    first_name: str,
    by: User,
    venture: Venture | None = None,
    cohort: Cohort | None = None,
    role: str = "",
    until: date | None = None,
) -> Invitation:
    """Send a one-use link, good for 30 days: to a role in a group, or to coach a cohort. An older one dies.

    `until`: the last day of a substitute.
    """
    token = secrets.token_urlsafe(24)
    Invitation.objects.filter(email=email.lower(), venture=venture, cohort=cohort, used_at=None).delete()
    invitation = Invitation.objects.create(
        email=email.lower(),
        first_name=first_name,
        venture=venture,
        cohort=cohort,
        role=role,
        until=until,
        token_hash=token_hash(token),
        by=by,
        expires_at=clock.now() + INVITED_FOR,
    )
    transaction.on_commit(lambda: _send(invitation, token))
    return invitation


def _send(invitation: Invitation, token: str) -> None:
    """In the language of who invites: she knows which one they share."""
    where = invitation.venture or invitation.cohort
    with override(language_of(invitation.by) if invitation.by else languages.SOURCE):
        address = settings.BASE_URL + reverse("people:invitation", args=[token])
        context = {"invitation": invitation, "where": where, "address": address, "days": INVITED_FOR.days}
        body = render_to_string("coaching/invitation_letter.txt", context)
        EmailMessage(_("Du är inbjuden till Bärkraft"), body, to=[invitation.email]).send()


def withdraw_invitation(*, invitation: Invitation) -> None:
    """The link stops working."""
    invitation.delete()


@transaction.atomic
def invite_staff(*, first_name: str, email: str, role: str, by: User) -> tuple[User, bool]:
    """A role of the incubator's staff for whoever has the address: (person, is new). A new one gets a letter."""
    user, is_new = take_in_staff(first_name=first_name, email=email, role=role, by=by)
    if is_new:
        transaction.on_commit(lambda: _welcome(user, role, by))
    return user, is_new


def _welcome(user: User, role: str, by: User) -> None:
    with override(language_of(by)):
        context = {
            "person": user,
            "by": by,
            "role": StaffRole.Role(role).label,
            "address": settings.BASE_URL + reverse("people:sign_in"),
        }
        body = render_to_string("coaching/staff_letter.txt", context)
        EmailMessage(_("Du är inbjuden till Bärkraft"), body, to=[user.email]).send()
