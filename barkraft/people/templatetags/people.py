"""Tags of the sign-in pages."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.templatetags.static import static

from barkraft.people.pictures import Picture

register = template.Library()


@register.simple_tag
def picture_file(picture: Picture) -> str:
    """The address of a card picture's drawing."""
    return static(f"pictures/{picture.name}.svg")


@register.filter
def as_json(value: Any) -> str:
    """JSON for a data attribute: the strict content policy has no place for inline data scripts."""
    return json.dumps(value, cls=DjangoJSONEncoder)
