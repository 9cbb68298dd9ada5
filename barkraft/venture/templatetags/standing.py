"""Who reads the page, for the menu and for what a coach and a participant are shown differently."""

from django import template

from barkraft.venture.models import Venture
from barkraft.venture.standing import Standing
from barkraft.venture.standing import standing as standing_of

register = template.Library()


@register.simple_tag(takes_context=True)
def standing(context: template.Context) -> Standing:
    """`{% standing as stand %}`: who reads, of the page's `venture` where it has one."""
    venture = context.get("venture")
    return standing_of(context["request"], venture if isinstance(venture, Venture) else None)
