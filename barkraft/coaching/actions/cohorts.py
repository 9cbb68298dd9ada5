"""Cohorts and their groups."""

from datetime import date

from django.db import transaction

from barkraft.coaching.actions.coaches import add_coach
from barkraft.people.models import User
from barkraft.venture.models import Cohort, Venture


@transaction.atomic
def create_cohort(*, name: str, starts_on: date, place: str, by: User, ends_on: date | None = None) -> Cohort:
    """A new cohort; who makes it coaches it."""
    cohort = Cohort.objects.create(name=name, starts_on=starts_on, ends_on=ends_on, place=place)
    add_coach(cohort=cohort, user=by, by=by)
    return cohort


def change_cohort(*, cohort: Cohort, name: str, starts_on: date, place: str, ends_on: date | None = None) -> Cohort:
    """Give the cohort another name, first day, last day or place."""
    cohort.name, cohort.starts_on, cohort.ends_on, cohort.place = name, starts_on, ends_on, place
    cohort.save(update_fields=["name", "starts_on", "ends_on", "place"])
    return cohort


@transaction.atomic
def create_venture(*, cohort: Cohort, name: str, is_demo: bool = False) -> Venture:
    """A new group in the cohort, in the first phase. `is_demo`: an invented one, of `manage.py demo`."""
    return Venture.objects.create(cohort=cohort, name=name, is_demo=is_demo)


def change_venture(*, venture: Venture, name: str, registered_on: date | None) -> Venture:
    """The name, and the day of registration once there is one. Phase and state follow from the group's choices."""
    venture.name, venture.registered_on = name, registered_on
    venture.save(update_fields=["name", "registered_on"])
    return venture
