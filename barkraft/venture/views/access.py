"""Whose group a page is of: every page of a group begins here."""

from django.http import Http404, HttpRequest

from barkraft.venture.facts import led_to
from barkraft.venture.models import Venture
from barkraft.venture.standing import enter


def own_or_404(request: HttpRequest, uid: str) -> Venture:
    """The group, if this person sees it; else 404, as if it were not there. One that has joined another is that one."""
    venture = led_to(Venture.objects.visible_to(request.user).select_related("cohort"), uid)
    if venture is None:
        raise Http404
    enter(request, venture)
    return venture
