"""How the binder's words stand on a page in another language, and lists of names."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from barkraft.translate import languages
from barkraft.venture import controls, worksheet
from barkraft.venture.dossier import Field
from barkraft.venture.models import Venture

register = template.Library()


@register.simple_tag
def swedish() -> SafeString:
    """Attributes of an element whose words are the dossier's: said so where the page speaks another language."""
    if languages.base(get_language() or languages.SOURCE) == languages.SOURCE:
        return SafeString("")
    return SafeString(' lang="sv" dir="ltr"')


@register.filter
def names(given: Sequence[str]) -> str:
    """`Hodan, Peter och Mira`."""
    if len(given) < 2:
        return "".join(given)
    return _("%(most)s och %(last)s") % {"most": ", ".join(given[:-1]), "last": given[-1]}


@register.filter
def labels(fields: Sequence[object]) -> str:
    """The labels of fields, one after the other."""
    return ", ".join(getattr(field, "label", "") for field in fields)


@register.filter
def address(field: Field, venture: Venture) -> str:
    """The address of a field's own page in a group's binder."""
    return worksheet.field_url(venture, field)


@register.filter
def key(field: Field) -> str:
    """The last part of a field's id: its place on its chapter's page."""
    return field.id.partition(".")[2]


@register.filter
def anchor(field: Field) -> str:
    """The field's place on a worksheet's page."""
    return controls.anchor(field)
