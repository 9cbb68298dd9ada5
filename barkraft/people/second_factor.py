"""Staff need a second factor where the installation asks for it, and never come in by card."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from barkraft.people import facts, sessions
from barkraft.people.backends import SECOND_FACTORS
from barkraft.shared.policy import EDITORS_PATH

# What a person without a second factor may open: the pages that add one, the way out, and what concerns no group.
_OPEN = frozenset(
    {
        "people:sign_out",
        "people:account",
        "reading",
        "health",
        "letters",
        "home:contact",
        "home:privacy",
        "home:accessibility",
    }
)


def has_second_factor(user: Any) -> bool:
    """Whether the person has a passkey or a code app. Who came in by a code or a key was read with the answer."""
    known: bool | None = getattr(user, "with_second_factor", None)
    if known is not None:
        return known
    return Authenticator.objects.filter(user_id=user.pk, type__in=SECOND_FACTORS).exists()


class StaffSecondFactor:
    """`request.second_factor_missing` (bool when used) tells the coach's pages to show their standing note."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        # Public pages too: some show a group its own words. Without a session nobody is looked up.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not _is_staff(request):
            return None
        user = request.user
        if sessions.is_by_card(request):
            logout(request)
            return redirect("people:sign_in")
        missing = SimpleLazyObject(lambda: not has_second_factor(user))
        request.second_factor_missing = missing  # type: ignore[attr-defined]
        if settings.REQUIRE_STAFF_MFA and not _is_open(request) and missing:
            return redirect("mfa_index")
        return None


def _is_staff(request: HttpRequest) -> bool:
    """By the flag; on the editors' path also by a group's rights, which can be given there without the flag."""
    user = request.user
    if user.is_staff or not (user.is_authenticated and request.path.startswith(EDITORS_PATH)):
        return user.is_staff
    return facts.is_staff(user)


def _is_open(request: HttpRequest) -> bool:
    match = request.resolver_match
    assert match is not None
    return match.view_name in _OPEN or match.view_name.startswith(("mfa_", "account_"))
