"""Template tags of the interface: icons, local addresses, dates and kronor. Components lie in templates/components/."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.urls import ResolverMatch
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from barkraft.shared import addresses, charts, formats
from barkraft.shared.icons import ICONS, MIRRORED
from barkraft.shared.models import new_uid
from barkraft.shared.once import FIELD

register = template.Library()
register.filter("day", formats.day)
register.filter("clock", formats.moment)
register.filter("kronor", formats.kronor)
register.filter("number", formats.number)
register.filter("telephone", formats.telephone_address)
register.filter("ltr", formats.left_to_right)
register.filter("direction", formats.direction)


@register.filter
def item(sequence: Sequence[Any], index: int) -> Any:
    """The element at an index that the template counts; "" where there is none."""
    return sequence[index] if 0 <= index < len(sequence) else ""


@register.inclusion_tag("components/chart.html")
def bar_chart(anchor: str, title: str, text: str, values: Sequence[tuple[str, Any, str]]) -> dict[str, Any]:
    """Bars of (label, value, the value in words) with a table behind; `anchor` is an id of its own on the page."""
    return {"anchor": anchor, "title": title, "text": text, "chart": charts.bars(values)}


@register.filter
def in_swedish(path: str) -> str:
    """The address of the same page in Swedish."""
    return addresses.in_language(path, settings.LANGUAGE_CODE)


@register.filter
def in_language(path: str, code: str) -> str:
    """A page of ours by its path without a language, in one."""
    return f"/{code}{path}"


@register.simple_tag
def icon(name: str) -> SafeString:
    """An inline drawing, hidden from screen readers: the word beside it says the same. KeyError for an unknown name."""
    css = "i flip" if name in MIRRORED else "i"
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', css, ICONS[name])


@register.simple_tag
def once() -> SafeString:
    """The id of a form that adds something: sent twice, it counts once (barkraft.shared.once)."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_uid())


@register.inclusion_tag("components/scene.html")
def scene(name: str, alt: str, lazy: bool = False) -> dict[str, Any]:
    """One of our drawn scenes, 640 by 400. `lazy` where it stands below the first screen."""
    return {"address": f"scenes/{name}.svg", "alt": alt, "lazy": lazy}


@register.inclusion_tag("components/field.html")
def field(bound_field: BoundField) -> dict[str, Any]:
    """One form field: label, hint, what to do, input. Choices become large cards."""
    widget = bound_field.field.widget
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        kind = "choices"
    else:
        kind = "tick" if isinstance(widget, CheckboxInput) else "line"
    # A form names in `one_of_these` the fields of which one must be filled in: none of them may be skipped just so.
    may_skip = not bound_field.field.required and bound_field.name not in getattr(bound_field.form, "one_of_these", ())
    return {"field": bound_field, "kind": kind, "may_skip": may_skip}


@register.simple_tag(takes_context=True)
def here(context: template.Context, *names: str) -> SafeString | str:
    """`aria-current="page"` when the page stands under one of the names: a namespace, namespace:name, or the
    beginning of names, namespace:na*. A name after "-" takes pages out that have a place of their own.
    """
    request = context.get("request")
    match = request.resolver_match if request is not None else None
    if match is None or any(_is_under(match, name[1:]) for name in names if name.startswith("-")):
        return ""
    if any(_is_under(match, name) for name in names):
        return SafeString(' aria-current="page"')
    return ""


def _is_under(match: ResolverMatch, name: str) -> bool:
    if name.endswith("*"):
        return match.view_name.startswith(name[:-1])
    return name in {match.view_name, match.namespace}


def _chosen(context: template.Context) -> dict[str, str]:
    """How this person reads; as usual where no request says otherwise."""
    return context.get("reading") or {}


@register.simple_tag(takes_context=True)
def reading_attributes(context: template.Context) -> SafeString:
    """The person's reading choices as data attributes of <html>."""
    return format_html_join("", ' data-{}="{}"', sorted(_chosen(context).items()))


def _full_path(context: template.Context) -> str:
    request = context.get("request")
    return request.get_full_path() if request is not None else "/"


@register.inclusion_tag("components/languages.html", takes_context=True)
def language_switch(context: template.Context) -> dict[str, Any]:
    """Links to this same page in each language."""
    path, now = _full_path(context), context.get("language", settings.LANGUAGE_CODE)
    links = [
        {"code": code, "name": name, "address": addresses.in_language(path, code), "now": code == now}
        for code, name in settings.LANGUAGES
    ]
    return {"links": links}


def _reading_links(context: template.Context, names: tuple[str, ...]) -> list[dict[str, str]]:
    """A link a choice; each says what it will do."""
    chosen, path = _chosen(context), _full_path(context)
    large, airy, theme = "text" in chosen, "lines" in chosen, chosen.get("theme", "")
    wanted = [
        ("text", "" if large else "large", "text", _("Vanlig text") if large else _("Större text")),
        ("lines", "" if airy else "airy", "lines", _("Mindre luft") if airy else _("Mer luft")),
    ]
    themes = [("dark", "moon", _("Mörk sida")), ("light", "sun", _("Ljus sida"))]
    wanted += [("theme", value, sign, words) for value, sign, words in themes if value != theme]
    if theme:
        wanted.append(("theme", "", "undo", _("Som i telefonen")))
    return [
        {"address": addresses.reading_choice(chosen, name, value, path), "icon": sign, "words": words}
        for name, value, sign, words in wanted
        if name in names
    ]


@register.inclusion_tag("components/reading.html", takes_context=True)
def reading_tools(context: template.Context) -> dict[str, Any]:
    """Links that make the text larger, airier, lighter or darker, and print it."""
    return {"tools": _reading_links(context, ("text", "lines", "theme"))}


@register.inclusion_tag("components/tools.html", takes_context=True)
def reading_row(context: template.Context) -> dict[str, Any]:
    """The row above a lesson or a question: read aloud, larger text, more air, print."""
    return {"tools": _reading_links(context, ("text", "lines"))}
