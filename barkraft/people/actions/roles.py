"""What somebody of the incubator's staff is given and gives back: project lead, moderator, administrator."""

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people import facts, registry
from barkraft.people.actions.accounts import create_person, record_event
from barkraft.people.actions.cards import revoke_card
from barkraft.people.models import AccountEvent, SignInCard, StaffRole, User
from barkraft.shared import clock


class RoleRefused(Exception):
    """The role stays as it is, for a reason that is said in a sentence."""


@transaction.atomic
def make_staff(*, user: User, by: User | None) -> None:
    """Let the person be staff: she signs in with a code or a key from now on, so a card of hers dies."""
    for card in SignInCard.objects.filter(user=user, revoked_at=None):
        revoke_card(card=card, by=by or user)
    if not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])


@transaction.atomic
def let_go_of_staff(*, user: User) -> None:
    """Take the flag of staff away from somebody who has no role left in any room."""
    held = user.is_superuser or user.groups.exists() or bool(facts.staff_roles(user))
    if user.is_staff and not held and not any(check(user) for check in registry.staff_checks()):
        user.is_staff = False
        user.save(update_fields=["is_staff"])


@transaction.atomic
def give_staff_role(*, user: User, role: str, by: User | None) -> StaffRole:
    """Give the role from today. Nothing changes when she has it. ValueError for a role that there is not."""
    make_staff(user=user, by=by)
    held, is_new = StaffRole.objects.get_or_create(
        user=user, role=StaffRole.Role(role), ended_on=None, defaults={"started_on": clock.today()}
    )
    if is_new:
        record_event(user=user, by=by, kind=AccountEvent.Kind.ROLE_GIVEN, note=str(held.get_role_display()))
    return held


@transaction.atomic
def end_staff_role(*, held: StaffRole, by: User) -> None:
    """End the role today. RoleRefused for the only administrator: nobody could give it back."""
    kept = StaffRole.objects.select_for_update().get(pk=held.pk)
    if kept.ended_on is not None:
        return
    if kept.role == StaffRole.Role.ADMINISTRATOR and not _others(kept):
        raise RoleRefused(_("Det finns bara en administratör. Ge rollen till någon mer först."))
    kept.ended_on = clock.today()
    kept.save(update_fields=["ended_on"])
    record_event(user=kept.user, by=by, kind=AccountEvent.Kind.ROLE_ENDED, note=str(kept.get_role_display()))
    let_go_of_staff(user=kept.user)


def _others(held: StaffRole) -> bool:
    """Whether somebody else has the role now. All of them are held: two who end each other's take turns."""
    now = StaffRole.objects.select_for_update().filter(role=held.role, ended_on=None, user__is_active=True)
    return any(one.user_id != held.user_id for one in now)


@transaction.atomic
def take_in_staff(*, first_name: str, email: str, role: str, by: User | None) -> tuple[User, bool]:
    """Give the role to whoever has the address, with a new account where there is none: (person, is new).

    She comes in by a code to that address, and then adds a second factor.
    """
    user = User.objects.filter(email=email.lower()).first()
    is_new = user is None
    if user is None:
        user = create_person(first_name=first_name, email=email, by=by)
    give_staff_role(user=user, role=role, by=by)
    return user, is_new
