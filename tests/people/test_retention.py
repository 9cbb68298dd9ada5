"""What is promised to go by itself, goes; what is promised to stay, stays."""

from datetime import timedelta

import pytest

from barkraft.people.actions import create_person, issue_card, record_event, revoke_card
from barkraft.people.models import AccountEvent, SignInCard, User
from barkraft.people.retention import erase_what_is_due
from barkraft.shared import clock, tick

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=366)


def test_an_account_unused_for_a_year_goes_and_a_used_one_stays(asa):
    gone = create_person(first_name="Ola", by=asa)
    User.objects.filter(pk=gone.pk).update(last_login=clock.now() - YEAR, date_joined=clock.now() - 3 * YEAR)
    stays = create_person(first_name="Eva", by=asa)
    User.objects.filter(pk=stays.pk).update(last_login=clock.now() - timedelta(days=300))
    erase_what_is_due()
    assert not User.objects.filter(pk=gone.pk).exists()
    assert User.objects.filter(pk=stays.pk).exists()


def test_an_account_that_was_never_used_goes_after_a_year(asa):
    gone = create_person(first_name="Ola", by=asa)
    User.objects.filter(pk=gone.pk).update(date_joined=clock.now() - YEAR)
    erase_what_is_due()
    assert not User.objects.filter(pk=gone.pk).exists()


def test_old_events_and_dead_cards_go(asa):
    person = create_person(first_name="Ola", by=asa)
    card, _ = issue_card(user=person, by=asa)
    revoke_card(card=card, by=asa)
    old = record_event(user=person, by=asa, kind=AccountEvent.Kind.SIGNED_IN)
    AccountEvent.objects.filter(pk=old.pk).update(at=clock.now() - YEAR)
    SignInCard.objects.filter(pk=card.pk).update(revoked_at=clock.now() - timedelta(days=91))
    living, _ = issue_card(user=person, by=asa)
    erase_what_is_due()
    assert not AccountEvent.objects.filter(pk=old.pk).exists()
    assert list(SignInCard.objects.filter(user=person)) == [living]


def test_every_room_that_keeps_something_for_a_time_is_on_the_clock():
    assert {"people.retention", "venture.retention", "learn.retention"} <= set(tick.run_due())
