"""Whether people are in a page of the workshop."""

from django.db.models import Q
from wagtail.models import Page

from barkraft.learn.models import Enrolment, ModulePage, QuizAnswer, UnitPage, UnitProgress


def used(page: Page) -> Page | None:
    """The page itself, or the first page under it, that people are in; None when nobody is."""
    tree = Page.objects.filter(pk=page.pk) | page.get_descendants()
    for each in tree.order_by("path").specific():
        if isinstance(each, ModulePage) and Enrolment.objects.filter(module=each.slug).exists():
            return each
        if isinstance(each, UnitPage) and _is_read(each):
            return each
    return None


def _is_read(unit: UnitPage) -> bool:
    begun = Q(unit_uid=unit.uid)
    if UnitProgress.objects.filter(begun).exists() or QuizAnswer.objects.filter(begun).exists():
        return True
    module = unit.get_parent()
    return Enrolment.objects.filter(module=module.slug).exists()
