"""What a person and her group may say about a module."""

import pytest
from django.db import IntegrityError

from barkraft.learn.actions import learning
from barkraft.learn.actions.learning import NotNow
from barkraft.learn.book import Book
from barkraft.learn.identity import unit_uid
from barkraft.learn.models import Effort, Enrolment, Publication, UnitProgress
from barkraft.people.models import User
from barkraft.venture.models import Venture

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


def test_the_group_is_not_done_while_something_is_missing(enrolment: Enrolment, hodan: User) -> None:
    with pytest.raises(NotNow):
        learning.say_group_done(enrolment=enrolment, by=hodan, ready=False)


def test_the_first_yes_stays(enrolment: Enrolment, hodan: User, samir: User) -> None:
    learning.say_group_done(enrolment=enrolment, by=hodan, ready=True)
    learning.say_group_done(enrolment=enrolment, by=samir, ready=True)
    assert enrolment.group_done_by == hodan


def test_the_coach_comes_after_the_group(enrolment: Enrolment, asa: User) -> None:
    with pytest.raises(NotNow):
        learning.say_seen(enrolment=enrolment, by=asa)


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
    with pytest.raises(IntegrityError):
        Effort.objects.create(venture=hemse, on="2026-11-24", value=4)
