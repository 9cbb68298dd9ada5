"""The attendance note of a person, printed by her coach because she has asked for it."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from barkraft.coaching.views.access import own_venture
from barkraft.people.models import User
from barkraft.venture.views.attendance import note_of


@never_cache
@require_safe
def note(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Of somebody who is in the group, or has been at its meetings."""
    venture = own_venture(request, uid)
    is_in = Q(access__venture=venture, access__ended_on=None)
    of_the_venture = User.objects.filter(is_in | Q(presences__meeting__venture=venture)).distinct()
    return note_of(request, venture, get_object_or_404(of_the_venture, uid=person), [venture])
