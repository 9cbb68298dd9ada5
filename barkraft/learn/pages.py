"""The editors' tree: Program > Module > Unit, in Swedish. Wagtail is the workshop; learners read publications."""

from uuid import uuid4

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from barkraft.learn import preview
from barkraft.learn.blocks import UNIT_BLOCKS
from barkraft.shared.models import NOTHING, new_uid


def new_unit_id() -> str:
    """The id of a unit that is made in the editor; those of the files are u1, u2 ..."""
    return f"w{new_uid()}"


class ProgramPage(Page):
    """The root of the modules. One a site."""

    privacy = NOTHING
    max_count = 1
    is_creatable = False  # the loader makes the one there is
    subpage_types = ["learn.ModulePage"]


class ModulePage(Page):
    """A module. `data` is module.yaml without title and intro: goals, exercises, quiz, test."""

    privacy = NOTHING
    is_creatable = False  # exercises and questions come from module.yaml
    uid = models.UUIDField(unique=True, default=uuid4)
    number = models.PositiveSmallIntegerField("nummer")
    phase = models.CharField("fas", max_length=8)
    intro = models.TextField("varför")
    data = models.JSONField(default=dict)
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["learn.ProgramPage"]
    subpage_types = ["learn.UnitPage"]


class UnitPage(Page):
    """A unit of at most 15 minutes."""

    privacy = NOTHING
    uid = models.UUIDField(unique=True, default=uuid4)
    unit_id = models.CharField("id", max_length=20, default=new_unit_id)
    lead = models.TextField("ingress", blank=True)
    minutes = models.PositiveSmallIntegerField("minuter", default=10)
    where = models.CharField("var", max_length=12, default="grupp")
    kind = models.CharField("sort", max_length=20, default="text_audio")
    scene = models.CharField("bild", max_length=60, blank=True)
    scene_alt = models.CharField("vad gör människorna på bilden?", max_length=300, blank=True)
    sources = models.JSONField("källor", default=list, blank=True)
    body = StreamField(UNIT_BLOCKS, verbose_name="innehåll", blank=True)
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("minutes"),
        FieldPanel("scene"),
        FieldPanel("scene_alt"),
        FieldPanel("body"),
    ]
    parent_page_types = ["learn.ModulePage"]
    subpage_types: list[str] = []

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The draft as learners would see it, in Swedish."""
        module = ModulePage.objects.get(pk=self.get_parent().pk)
        return render(request, "learn/unit.html", preview.context(module, self))
