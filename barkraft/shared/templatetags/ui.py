"""Template tags of the interface: icons, local addresses, dates and kronor. Components lie in templates/components/."""

from django import template

register = template.Library()
