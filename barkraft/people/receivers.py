"""What happens at a sign-in, whichever way it came."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from barkraft.people.actions import register_sign_in
from barkraft.people.models import User


def note_sign_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Keep the time of the sign-in before, and write this one down with its way."""
    register_sign_in(user=user, way=getattr(request, "sign_in_way", "") or _allauth_way(request, user))


def _allauth_way(request: HttpRequest, user: User) -> str:
    methods = [record.get("method") for record in get_authentication_records(request, user)]
    return "code" if "code" in methods else "key" if "mfa" in methods else ""
