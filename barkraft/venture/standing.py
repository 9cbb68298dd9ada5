"""Where the reader of a page stands: in her own group, in a group that she coaches, or at the coach's own desk."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from barkraft.venture.facts import SESSION_KEY
from barkraft.venture.models import Cohort, Opening, Venture

_KEPT = "_coached_cohorts"  # on the request: the menu and the page ask alike


@dataclass(frozen=True)
class Standing:
    """Who reads a page of `venture`, or of no group."""

    venture: Venture | None
    is_coach: bool  # of anybody
    coaches: bool  # this group

    @property
    def menu(self) -> str:
        """The template of the main menu. A participant never meets the coach's."""
        if self.coaches:
            return "venture/menu_of_group.html"
        return "venture/menu_of_coach.html" if self.is_coach and self.venture is None else "components/nav.html"

    @property
    def group_address(self) -> str:
        """The group's own page, as this reader has it; "" outside a group."""
        if self.venture is None:
            return ""
        return reverse("coaching:venture" if self.coaches else "venture:group", args=[self.venture.uid])


def standing(request: HttpRequest, venture: Venture | None) -> Standing:
    """One query for staff, none for others; one more where staff read a group of another's."""
    cohorts = coached_cohorts(request)
    return Standing(venture, bool(cohorts), venture is not None and _coaches(request, venture, cohorts))


def coached_cohorts(request: HttpRequest) -> Mapping[int, Cohort]:
    """The cohorts that the reader coaches now, by key, the latest first. Asked for once a request, of staff alone."""
    user = request.user
    if not (user.is_authenticated and user.is_staff):  # who coaches is staff: coaching.actions.add_coach
        return {}
    kept: dict[int, Cohort] | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = {cohort.pk: cohort for cohort in Cohort.objects.visible_to(user)}
        setattr(request, _KEPT, kept)
    return kept


def enter(request: HttpRequest, venture: Venture) -> None:
    """Let the programme and the lessons that somebody with many groups, a coach, opens next be this group's."""
    if request.session.get(SESSION_KEY) != venture.uid and standing(request, venture).is_coach:
        request.session[SESSION_KEY] = venture.uid


def _coaches(request: HttpRequest, venture: Venture, cohorts: Container[int]) -> bool:
    """Whether it is one of hers, or one that she has opened for a day and said why."""
    if venture.cohort_id in cohorts:
        return True
    if not (request.user.is_authenticated and request.user.is_staff):
        return False
    return Opening.objects.running(request.user).filter(venture=venture).exists()
