"""Publishing a module from the workshop. The path is the editors' own; the admin checks who comes in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from barkraft.learn.actions.publishing import NotReady, publish_module
from barkraft.learn.models import ModulePage, Publication
from barkraft.people.sessions import signed_in


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and then put the module on the shelf."""
    module = get_object_or_404(ModulePage, pk=pk)
    if not module.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    last = Publication.objects.filter(module=module.slug).first()
    if request.method == "GET":
        return render(request, "learn/workshop_publish.html", {"module": module, "last": last})
    try:
        publication = publish_module(module=module, by=signed_in(request))
    except NotReady as problem:
        messages.error(request, _("De här delarna saknas: %(units)s") % {"units": ", ".join(problem.missing)})
    else:
        if last is not None and publication.pk == last.pk:
            messages.info(request, _("Det finns inget nytt att publicera."))
        else:
            messages.success(request, _("Version %(number)s är publicerad.") % {"number": publication.number})
    return redirect("wagtailadmin_explore", module.pk)
