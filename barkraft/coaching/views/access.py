"""What a coach may touch: her own cohorts, their groups, the people in them. All else is not found."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from barkraft.people.models import User
from barkraft.people.sessions import signed_in
from barkraft.venture.facts import led_to
from barkraft.venture.models import Cohort, CohortStaff, Venture
from barkraft.venture.standing import coached_cohorts, standing

PEOPLE = "people"


def coach(request: HttpRequest) -> User:
    """The signed-in coach. PermissionDenied for everybody else."""
    if not standing(request, None).is_coach:
        raise PermissionDenied
    return signed_in(request)


def own_cohort(request: HttpRequest, uid: str) -> Cohort:
    """A cohort that this coach has; 404 for everybody else's."""
    return get_object_or_404(Cohort.objects.visible_to(coach(request)), uid=uid)


def own_venture(request: HttpRequest, uid: str) -> Venture:
    """A group in a cohort that this coach has; 404 for everybody else's. One that has joined another is that one."""
    venture = led_to(Venture.objects.coached_by(coach(request)).select_related("cohort"), uid)
    if venture is None:
        raise Http404
    return venture


def own_for_good(request: HttpRequest, uid: str) -> Venture:
    """As own_venture, for what outlasts a day: PermissionDenied for one who has opened another's group."""
    venture = own_venture(request, uid)
    if venture.cohort_id not in coached_cohorts(request):
        raise PermissionDenied
    return venture


def stays(request: HttpRequest, cohort: Cohort | None = None) -> bool:
    """Whether she coaches the cohort, or any, without a last day: a substitute lets in nobody after herself."""
    held = CohortStaff.objects.now(coach(request)).filter(until=None)
    return held.filter(cohort=cohort).exists() if cohort else held.exists()


def person_in(venture: Venture, uid: str) -> User:
    """Somebody who is in the group now."""
    inside = User.objects.filter(access__venture=venture, access__ended_on=None).distinct()
    return get_object_or_404(inside, uid=uid)


def people_address(venture: Venture) -> str:
    """Where the group's people stand on its page. A sentence with the tag PEOPLE is said there, not at the top."""
    return reverse("coaching:venture", args=[venture.uid]) + "#personer"
