"""What the group does not agree on, and that it agrees now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from barkraft.people.sessions import signed_in
from barkraft.shared.addresses import on_this_site
from barkraft.venture import actions
from barkraft.venture.views.access import own_or_404


@require_POST
def settle(request: HttpRequest, uid: str, disagreement: str) -> HttpResponse:
    """ "Nu är vi överens": said by anybody in the group, or by its coach."""
    venture = own_or_404(request, uid)
    one = get_object_or_404(venture.disagreements.select_related("venture"), uid=disagreement)
    actions.settle(disagreement=one, by=signed_in(request))
    messages.success(request, _("Sparat. Ni är överens nu."))
    return HttpResponseRedirect(
        on_this_site(request.POST.get("next", "")) or reverse("venture:group", args=[venture.uid])
    )
