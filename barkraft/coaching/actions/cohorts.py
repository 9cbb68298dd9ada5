"""Cohorts, their coaches, their groups."""

from datetime import date

from django.db import transaction

from barkraft.people.actions import record_event, revoke_card
from barkraft.people.models import AccountEvent, SignInCard, User
from barkraft.venture.models import Cohort, CohortStaff, Venture


@transaction.atomic
def create_cohort(*, name: str, starts_on: date, place: str, by: User) -> Cohort:
    """A new cohort; who makes it coaches it."""
    cohort = Cohort.objects.create(name=name, starts_on=starts_on, place=place)
    add_coach(cohort=cohort, user=by, by=by)
    return cohort


def change_cohort(*, cohort: Cohort, name: str, starts_on: date, place: str) -> Cohort:
    """Give the cohort another name, first day or place."""
    cohort.name, cohort.starts_on, cohort.place = name, starts_on, place
    cohort.save(update_fields=["name", "starts_on", "place"])
    return cohort


@transaction.atomic
def add_coach(*, cohort: Cohort, user: User, by: User | None) -> CohortStaff:
    """Let the person coach the cohort. She becomes staff, so a card of hers dies."""
    for card in SignInCard.objects.filter(user=user, revoked_at=None):
        revoke_card(card=card, by=by or user)
    if not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
    staff, is_new = CohortStaff.objects.get_or_create(cohort=cohort, user=user, ended_on=None)
    if is_new:
        record_event(user=user, by=by, kind=AccountEvent.Kind.ROLE_GIVEN, note=cohort.name)
    return staff


@transaction.atomic
def create_venture(*, cohort: Cohort, name: str, is_demo: bool = False) -> Venture:
    """A new group in the cohort, in the first phase. `is_demo`: an invented one, of `manage.py demo`."""
    return Venture.objects.create(cohort=cohort, name=name, is_demo=is_demo)


def change_venture(*, venture: Venture, name: str, registered_on: date | None) -> Venture:
    """The name, and the day of registration once there is one. Phase and state follow from the group's choices."""
    venture.name, venture.registered_on = name, registered_on
    venture.save(update_fields=["name", "registered_on"])
    return venture
