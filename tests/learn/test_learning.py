"""What a person and her group may say about a module."""

import pytest
from django.db import IntegrityError, transaction

from barkraft.learn.actions import learning
from barkraft.learn.actions.learning import NotNow
from barkraft.learn.book import Book
from barkraft.learn.identity import unit_uid
from barkraft.learn.models import Effort, Enrolment, Publication, UnitProgress
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Venture
from tests.conftest import NOON

pytestmark = pytest.mark.django_db
U1 = unit_uid("prov", "u1")


@pytest.fixture
def enrolment(book: Book, hemse: Venture, hodan: User) -> Enrolment:
    return learning.enrol(book=book, venture=hemse, user=hodan)


def test_a_group_is_enrolled_once(enrolment: Enrolment, book: Book, hemse: Venture, samir: User) -> None:
    assert learning.enrol(book=book, venture=hemse, user=samir).pk == enrolment.pk
    assert enrolment.user is None


def test_a_person_without_a_group_is_enrolled_alone(book: Book, karin: User) -> None:
    alone = learning.enrol(book=book, venture=None, user=karin)
    assert (alone.user, alone.venture) == (karin, None)


def test_nobody_is_enrolled_as_both(book: Book, hemse: Venture, hodan: User) -> None:
    with pytest.raises(IntegrityError):
        Enrolment.objects.create(user=hodan, venture=hemse, module="prov", publication_id=book.pk)


def test_the_group_is_not_done_while_something_is_missing(enrolment: Enrolment) -> None:
    with pytest.raises(NotNow):
        learning.say_group_done(enrolment=enrolment, ready=False)


def test_the_first_yes_stays(enrolment: Enrolment) -> None:
    with clock.stopped_at(NOON):
        first = learning.say_group_done(enrolment=enrolment, ready=True).group_done_at
    assert learning.say_group_done(enrolment=enrolment, ready=True).group_done_at == first == NOON


def test_who_said_done_and_seen_is_not_kept(enrolment: Enrolment) -> None:
    people = {field.name for field in Enrolment._meta.fields if field.related_model is User}
    assert people == {"user"}, "a person without a group; nobody who said something for hers"


def test_the_coach_comes_after_the_group(enrolment: Enrolment) -> None:
    with pytest.raises(NotNow):
        learning.say_seen(enrolment=enrolment)


def test_a_group_goes_over_within_the_module_only(enrolment: Enrolment) -> None:
    other = Publication(module="annan", number=1, structure={})
    with pytest.raises(ValueError, match="same module"):
        learning.go_over(enrolment=enrolment, publication=other)


def test_reading_again_keeps_the_first_time_and_frees_the_place(hodan: User) -> None:
    learning.keep_place(user=hodan, unit_uid=U1, place="b4")
    first = learning.mark_read(user=hodan, unit_uid=U1).read_at
    learning.keep_place(user=hodan, unit_uid=U1, place="b2")
    assert learning.mark_read(user=hodan, unit_uid=U1).read_at == first
    assert UnitProgress.objects.get().place == ""


def test_effort_is_one_to_three(hemse: Venture) -> None:
    learning.note_effort(venture=hemse, value=3)
    for total in (0, 4):
        with pytest.raises(IntegrityError), transaction.atomic():
            Effort.objects.update(total=total)
