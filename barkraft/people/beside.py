"""Somebody sits beside: an interpreter or a companion, named only as a role. While so, the own card is closed."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

SESSION_KEY = "beside"
SITS_BESIDE = {"interpreter": _("En tolk"), "companion": _("En följeslagare")}


def who_sits_beside(request: HttpRequest) -> str:
    """The role of who sits beside the person of this session, or ""."""
    role = request.session.get(SESSION_KEY, "") if request.user.is_authenticated else ""
    return role if role in SITS_BESIDE else ""


def say_who_sits_beside(request: HttpRequest, role: str) -> None:
    """Keep it in the session, which ends with her visit; "" for nobody. Nothing of it is kept anywhere else."""
    if role in SITS_BESIDE:
        request.session[SESSION_KEY] = role
    else:
        request.session.pop(SESSION_KEY, None)
