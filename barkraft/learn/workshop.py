"""The editors' tree and groups: one programme at the top, nothing of Wagtail's welcome left."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Site, Workflow

from barkraft.learn.pages import ProgramPage

EDITORS = "Redaktörer"
READERS = "Granskare"  # read and comment, and approve; do not publish
_PAGE_RIGHTS = {EDITORS: ("add_page", "change_page", "publish_page", "lock_page"), READERS: ("change_page",)}
_WAGTAILS_OWN = ("Editors", "Moderators")


def ensure_program() -> ProgramPage:
    """The one ProgramPage, made at the first run as the only page under the root."""
    program = ProgramPage.objects.first()
    if program is None:
        _sweep()
        program = Page.get_first_root_node().add_child(instance=ProgramPage(title="Programmet", slug="programmet"))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"root_page": program, "hostname": "localhost", "site_name": "Bärkraft"}
        )
        _groups(program)
    return program


def _sweep() -> None:
    """Take away the welcome page and site that Wagtail's own migration makes."""
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2).order_by("path"):
        page.delete()


def _groups(program: ProgramPage) -> None:
    admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name, rights in _PAGE_RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(admin)
        for right in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=rights):
            GroupPagePermission.objects.get_or_create(group=group, page=program, permission=right)
    Workflow.objects.filter(name="Moderators approval").update(name="Granskning")
    GroupApprovalTask.objects.filter(name="Moderators approval").update(name="Granskning")
    for task in GroupApprovalTask.objects.all():
        task.groups.set([Group.objects.get(name=READERS)])
    Group.objects.filter(name__in=_WAGTAILS_OWN, user=None).delete()
