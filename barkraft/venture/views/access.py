"""Whose group a page is of: every page of a group begins here."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from barkraft.venture.models import Venture
from barkraft.venture.standing import enter


def own_or_404(request: HttpRequest, uid: str) -> Venture:
    """The group, if this person sees it; else 404, as if it were not there."""
    venture = get_object_or_404(Venture.objects.visible_to(request.user).select_related("cohort"), uid=uid)
    enter(request, venture)
    return venture
