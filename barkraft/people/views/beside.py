"""Somebody sits beside: said by role, and switched off again."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from barkraft.people.beside import say_who_sits_beside
from barkraft.shared.addresses import on_this_site


@require_POST
def beside(request: HttpRequest) -> HttpResponse:
    """An interpreter or a companion sits beside her, or (without a role) she sits alone again."""
    say_who_sits_beside(request, request.POST.get("role", ""))
    here = f"{reverse('people:account')}#bredvid"
    return HttpResponseRedirect(on_this_site(request.POST.get("next", "")) or here)
