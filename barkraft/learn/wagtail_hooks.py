"""The workshop, as editors meet it: a button that publishes a module, and a door that does not close on learners."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from barkraft.learn import pages_in_use
from barkraft.learn.models import ModulePage
from barkraft.learn.views.workshop import publish

_HIDDEN = {"images", "documents"}  # pictures are drawn scenes; there is nothing to upload


@hooks.register("construct_main_menu")
def hide_what_is_not_used(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Take the menus away that lead to nothing here."""
    menu_items[:] = [item for item in menu_items if item.name not in _HIDDEN]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The editors' own page for publishing a module."""
    return [path("publicera-modul/<int:pk>/", publish, name="learn_publish")]


@hooks.register("register_page_header_buttons")
def publish_button(
    page: Page, user: Any, next_url: str | None = None, view_name: str = "", **kwargs: Any
) -> list[Button]:
    """The button that publishes a module, for those who may."""
    module = page.specific
    if not isinstance(module, ModulePage) or not page.permissions_for_user(user).can_publish():
        return []
    return [Button(_("Publicera modulen"), reverse("learn_publish", args=[page.pk]), icon_name="upload", priority=5)]


@hooks.register("before_delete_page")
def keep_what_is_used(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete what people are in. They would keep the publication; the text would have no home."""
    used = pages_in_use.used(page)
    if used is None:
        return None
    messages.error(request, _("%(title)s används av en grupp. Avpublicera sidan i stället.") % {"title": used.title})
    return redirect("wagtailadmin_explore", used.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_what_is_used_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> HttpResponse | None:
    """The same for many pages at once."""
    if action_type != "delete":
        return None
    for page in objects:
        refusal = keep_what_is_used(request, page) if isinstance(page, Page) else None
        if refusal is not None:
            return refusal
    return None
