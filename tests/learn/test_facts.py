"""What is missing, what comes next, and when enough people know."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barkraft.learn import facts, shelf
from barkraft.learn.actions import learning
from barkraft.learn.book import Book
from barkraft.learn.identity import unit_uid
from barkraft.learn.models import Enrolment
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import binder
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Access, Venture
from tests.conftest import NOON

pytestmark = pytest.mark.django_db
U1, U2 = unit_uid("prov", "u1"), unit_uid("prov", "u2")


def missing(venture: Venture) -> list[str]:
    state = facts.module_state(venture, "prov")
    assert state is not None
    return [each.words for each in state.missing]


def answer(user: User, book: Book, *refs: str, right: bool = True) -> None:
    for ref in refs:
        unit, key = book.place_of("quiz", ref) or ("", "")
        asked = book.structure["quiz"][ref]
        learning.answer_question(
            user=user, unit_uid=unit_uid("prov", unit), key=key, question=asked, value=asked["answer"] if right else []
        )


def write_aim(venture: Venture, by: User) -> None:
    binder.write(Place(venture, "purpose.social_aim"), "Fem jobb.", Writing(by))


def test_a_module_that_is_not_published_has_no_state(book: Book, hemse: Venture) -> None:
    assert facts.module_state(hemse, "anstalla") is None


def test_everything_that_is_missing_is_told(book: Book, hemse: Venture) -> None:
    assert missing(hemse) == ["Skriv: Vårt sociala mål.", "Gruppen säger: vi är klara.", "Coachen säger: jag har sett."]


def test_a_filled_field_is_missing_no_more(book: Book, hemse: Venture, hodan: User) -> None:
    write_aim(hemse, hodan)
    assert missing(hemse) == ["Gruppen säger: vi är klara.", "Coachen säger: jag har sett."]


def test_a_module_is_done_when_all_have_said_so(book: Book, hemse: Venture, hodan: User, asa: User) -> None:
    write_aim(hemse, hodan)
    enrolment = learning.enrol(book=book, venture=hemse, user=hodan)
    learning.say_group_done(enrolment=enrolment, ready=True)
    learning.say_seen(enrolment=enrolment)
    state = facts.module_state(hemse, "prov")
    assert state is not None
    assert state.done


def test_where_the_test_counts_the_number_of_people_is_missing(
    counting_book: Book, hemse: Venture, hodan: User, samir: User
) -> None:
    assert "Fler i gruppen svarar på frågorna." in missing(hemse)
    answer(hodan, counting_book, "q1", "q2")
    assert "Fler i gruppen svarar på frågorna." in missing(hemse)
    answer(samir, counting_book, "q2", "q3")  # two right, but not the one that must be
    assert "Fler i gruppen svarar på frågorna." in missing(hemse)
    answer(samir, counting_book, "q1")
    assert not any("frågorna" in words for words in missing(hemse))


def test_paper_counts(counting_book: Book, hemse: Venture, hodan: User) -> None:
    enrolment = learning.enrol(book=counting_book, venture=hemse, user=hodan)
    learning.count_on_paper(enrolment=enrolment, number=2)
    assert not any("frågorna" in words for words in missing(hemse))


def test_who_has_left_or_never_came_does_not_count(
    counting_book: Book, hemse: Venture, hodan: User, stina: User
) -> None:
    answer(hodan, counting_book, "q1", "q2")
    answer(stina, counting_book, "q1", "q2")
    assert "Fler i gruppen svarar på frågorna." in missing(hemse)
    Access.objects.filter(user=hodan).update(ended_on=clock.today())
    assert "Fler i gruppen svarar på frågorna." in missing(hemse)


def test_the_next_step_walks_through_units_and_exercises(book: Book, hemse: Venture, hodan: User) -> None:
    def step() -> tuple[str, int, str, str]:
        found = facts.next_step(hodan, hemse)
        assert found is not None
        return found.title, found.minutes, found.where, found.url

    assert step() == ("Första delen", 8, "i gruppen", "/sv/m/prov/v1/u1/")
    learning.mark_read(user=hodan, unit_uid=U1)
    assert step() == ("Vårt mål", 20, "tillsammans", "/sv/m/prov/v1/u1/q/e1/")
    write_aim(hemse, hodan)
    assert step() == ("Andra delen", 5, "hemma", "/sv/m/prov/v1/u2/")
    learning.mark_read(user=hodan, unit_uid=U2)
    assert step() == ("Prov på modul", 0, "", "/sv/m/prov/v1/")


def test_there_is_no_next_step_without_a_group_or_when_all_is_done(
    book: Book, hemse: Venture, hodan: User, asa: User
) -> None:
    assert facts.next_step(hodan, None) is None
    write_aim(hemse, hodan)
    enrolment = learning.enrol(book=book, venture=hemse, user=hodan)
    learning.say_group_done(enrolment=enrolment, ready=True)
    learning.say_seen(enrolment=enrolment)
    assert facts.next_step(hodan, hemse) is None


def test_the_next_step_follows_the_language(book: Book, hemse: Venture, hodan: User) -> None:
    from django.utils import translation

    with translation.override("ar"):
        step = facts.next_step(hodan, hemse)
    assert step is not None
    assert (step.title, step.foreign, step.url) == ("Första delen", True, "/ar/m/prov/v1/u1/")


def test_the_next_step_costs_few_queries(
    counting_book: Book, hemse: Venture, hodan: User, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(6):
        facts.next_step(hodan, hemse)


def test_the_group_keeps_the_version_that_it_has(book: Book, edit: Any, hemse: Venture, hodan: User) -> None:
    from barkraft.learn import content

    learning.enrol(book=book, venture=hemse, user=hodan)
    edit("u1.md", "Det fanns 344 ASF.", "Det fanns 350 ASF.")
    content.load_all()
    state = facts.module_state(hemse, "prov")
    assert state is not None
    assert state.book.version == 1
    assert Enrolment.objects.get().publication_id == book.pk


def test_effort_is_shown_as_a_mean_of_five_or_more(hemse: Venture) -> None:
    with clock.stopped_at(NOON):
        for value in (1, 2, 2, 3):
            learning.note_effort(venture=hemse, value=value)
    with clock.stopped_at(NOON + timedelta(days=1)):
        assert facts.effort(hemse) is None
    with clock.stopped_at(NOON):
        learning.note_effort(venture=hemse, value=3)
    with clock.stopped_at(NOON + timedelta(days=1)):
        assert facts.effort(hemse) == 2.2


def test_effort_is_not_shown_before_the_day_is_over(hemse: Venture) -> None:
    """Two looks, before and after one more answer, would give that person's number."""
    with clock.stopped_at(NOON):
        for _ in range(5):
            learning.note_effort(venture=hemse, value=1)
        assert facts.effort(hemse) is None
    with clock.stopped_at(NOON + timedelta(days=1)):
        assert facts.effort(hemse) == 1
        learning.note_effort(venture=hemse, value=3)
        assert facts.effort(hemse) == 1, "yesterday's mean stands while today goes on"


def test_many_groups_cost_as_many_queries_as_one(
    counting_book: Book, hemse: Venture, sanda: Venture, other_venture: Venture, hodan: User
) -> None:
    learning.enrol(book=counting_book, venture=sanda, user=hodan)
    shelf.newest()
    with CaptureQueriesContext(connection) as one:
        alone = facts.states_of([hemse])
    with CaptureQueriesContext(connection) as three:
        together = facts.states_of([hemse, sanda, other_venture])
    assert len(three) == len(one)
    assert together[hemse.pk] == alone[hemse.pk]
    assert together[sanda.pk]["prov"].enrolment is not None
    assert together[other_venture.pk]["prov"].enrolment is None
