"""What is done to an account."""

from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction

from barkraft.people import registry
from barkraft.people.models import AccountEvent, SignInCard, User
from barkraft.people.registry import AlreadyUsed, Invited
from barkraft.shared import clock, reading
from barkraft.translate import languages


@transaction.atomic
def create_person(
    *, first_name: str, by: User | None, email: str = "", language: str = languages.SOURCE, is_demo: bool = False
) -> User:
    """A new account without a password. With an e-mail that is known to be hers: she can sign in by code."""
    user = User(first_name=first_name.strip(), email=email.lower(), language=language, is_demo=is_demo)
    user.set_unusable_password()
    user.save()
    if email:
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record_event(user=user, by=by, kind=AccountEvent.Kind.ACCOUNT_MADE)
    return user


def record_event(*, user: User, by: User | None, kind: str, note: str = "") -> AccountEvent:
    """Write down what was done to the account, for its owner to see."""
    return AccountEvent.objects.create(user=user, by=by, kind=kind, note=note[:120], at=clock.now())


def end_sessions(*, user: User) -> None:
    """Sign the person out everywhere. Sessions carry a hash of the password field; a new unusable one ends them."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


def register_sign_in(*, user: User, way: str) -> None:
    """Keep the time of the sign-in before this one: "what happened since last" counts from there."""
    if user.last_login is not None:
        user.seen_until = user.last_login
        user.save(update_fields=["seen_until"])
    record_event(user=user, by=user, kind=AccountEvent.Kind.SIGNED_IN, note=way)


def keep_language(*, user: User, language: str) -> None:
    """ValueError for a language that the interface does not have."""
    if language not in languages.CODES:
        raise ValueError(language)
    user.language = language
    user.save(update_fields=["language"])


def keep_reading(*, user: User, cookie: str) -> None:
    """Keep how the person reads, from phone to phone. `cookie` as in shared.reading; what is unknown is dropped."""
    user.reading = reading.clean(cookie)
    user.save(update_fields=["reading"])


@transaction.atomic
def accept_invitation(*, invited: Invited) -> tuple[User, bool]:
    """Use the invitation: (person, whether the account is new). Raises registry.AlreadyUsed.

    The link came by e-mail, so it proves the address of a new account. An account that
    exists gets the role, and signs in as it always does: a forwarded letter opens nothing.
    """
    if not invited.claim():
        raise AlreadyUsed
    user = User.objects.filter(email=invited.email.lower()).first()
    is_new = user is None
    if user is None:
        user = create_person(first_name=invited.first_name, email=invited.email, by=None)
    invited.give_role(user)
    return user, is_new


@transaction.atomic
def erase_account(*, user: User) -> None:
    """The account and the name go; the group's words stay without a name. Raises registry.CannotErase."""
    for part in reversed(registry.parts()):
        part.erase(user)
    user.delete()


@transaction.atomic
def close_account(*, user: User, by: User, erase_on: date) -> None:
    """Nobody signs in by this account any more, no reminder goes, and on that day it is erased by itself."""
    SignInCard.objects.filter(user=user, revoked_at=None).update(revoked_at=clock.now())
    record_event(user=user, by=by, kind=AccountEvent.Kind.CARD_REVOKED)
    user.is_active, user.reach, user.erase_on = False, "", erase_on
    user.set_unusable_password()  # ends the sessions
    user.save(update_fields=["is_active", "reach", "erase_on", "password"])


def open_account(*, user: User) -> None:
    """Undo it: somebody took the wrong person. A card has to be made anew."""
    user.is_active, user.erase_on = True, None
    user.save(update_fields=["is_active", "erase_on"])
