"""Tags of the programme's pages."""

from django import template
from django.utils.safestring import SafeString

from barkraft.learn.render import gloss
from barkraft.translate.glossary import Term

register = template.Library()


@register.simple_tag
def foreign(is_foreign: bool) -> SafeString | str:
    """`lang` and `dir` of a Swedish text on a page in another language, else nothing."""
    if not is_foreign:
        return ""
    return SafeString(' lang="sv" dir="ltr"')


@register.simple_tag
def explain(term: Term, language: str) -> SafeString:
    """A word of the glossary for the margin."""
    return SafeString(gloss(term, language))
