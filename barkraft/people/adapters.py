"""What allauth may do here: sign in by code or passkey. Nobody signs up by themselves."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from barkraft.people import limits, sessions
from barkraft.people.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """How allauth behaves here: nobody signs up by herself, and codes go to known addresses alone."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("Koden stämde inte på tre försök. Be om en ny kod."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return limits.client_address(request)

    def format_email_subject(self, subject: str) -> str:
        """Without the site's host before it: the host comes from the request, and nobody needs it."""
        return str(subject)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Only what needs the person's attention: the pages themselves say what went well."""
        if level >= messages.WARNING:
            super().add_message(request, level, *args, **kwargs)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        assert isinstance(request.user, User)
        return sessions.home_address(request.user)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        sessions.set_reading_cookie(request, response, user)
        return response

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """A passkey first where there is one: its owner may never have seen her recovery codes."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(ways, key=lambda way: way["id"] != "mfa_reauthenticate:webauthn")


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps the secrets of code apps encrypted: a copied database is not a second factor."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    """Under the card key, which is in no database and outlives a change of SECRET_KEY."""
    key = hashlib.sha256(f"second factor {settings.CARD_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
