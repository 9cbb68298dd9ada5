"""Sign-in by something that has already proved who it is: a card, an invitation, a code, a key."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef

from barkraft.people.models import User

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # recovery codes alone are none


class UidBackend(ModelBackend):
    """Holds sessions of people who came in by card. Has no password to check: authenticate() never succeeds."""

    def authenticate(self, request, username=None, password=None, **kwargs):  # type: ignore[no-untyped-def]  # as Django has it
        return None


class CodeBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Holds sessions of people who came in by a code or a key: staff, as a rule."""

    def get_user(self, user_id: Any) -> User | None:
        """The person, and in the same query whether she has a second factor: every page of hers asks."""
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
        user = User.objects.annotate(with_second_factor=Exists(factors)).filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
