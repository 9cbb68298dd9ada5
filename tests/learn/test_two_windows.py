"""A form speaks of the group that its page was made for, whatever its sender has opened in a second window since."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from barkraft.learn import content
from barkraft.learn.actions import learning
from barkraft.learn.book import Book
from barkraft.learn.models import Enrolment, QuizAnswer, UnitProgress
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import binder
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Access, Venture
from tests.conftest import join

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
HOME = "/sv/m/prov/v1/"
END, Q1 = f"{HOME}u1/klar/", f"{HOME}u1/q/q1/"


def choose(client: Client, venture: Venture) -> None:
    session = client.session
    session["venture"] = venture.uid
    session.save()


def form(client: Client, page: str, address: str = "") -> dict[str, str]:
    """What the form of a page that leads to an address carries of itself."""
    forms = BeautifulSoup(client.get(page).content, "html.parser").select("main form")
    found = next(one for one in forms if one.get("action", "") == address)
    return {str(one["name"]): str(one.get("value", "")) for one in found.select("input[type=hidden]")}


def enrolled() -> list[Venture | None]:
    return [row.venture for row in Enrolment.objects.order_by("id")]


@pytest.fixture
def in_both(hodan: User, hemse: Venture, sanda: Venture) -> User:
    """Hodan belongs to Hemse first, and to Sanda."""
    return join(hodan, sanda)


def test_a_coach_begins_for_the_group_of_the_page(
    book: Book, client_of: ClientOf, asa: User, hemse: Venture, sanda: Venture
) -> None:
    coach = client_of(asa)
    choose(coach, hemse)
    sent = form(coach, HOME, f"{HOME}borja/")
    choose(coach, sanda)
    coach.post(f"{HOME}borja/", sent)
    assert enrolled() == [hemse]


def test_a_coach_who_began_alone_begins_for_no_group(
    book: Book, client_of: ClientOf, asa: User, hemse: Venture
) -> None:
    coach = client_of(asa)
    sent = form(coach, HOME, f"{HOME}borja/")
    choose(coach, hemse)
    coach.post(f"{HOME}borja/", sent)
    assert enrolled() == [None]


def test_the_group_of_the_page_goes_over(
    book: Book, edit: Any, client_of: ClientOf, asa: User, hodan: User, hemse: Venture, sanda: Venture
) -> None:
    for venture in (hemse, sanda):
        learning.enrol(book=book, venture=venture, user=hodan)
    edit("u1.md", "Det fanns 344 ASF.", "Det fanns 350 ASF.")
    content.load_all()
    coach, over = client_of(asa), "/sv/m/prov/v2/byt/"
    choose(coach, hemse)
    sent = form(coach, HOME, over)
    choose(coach, sanda)
    coach.post(over, sent)
    numbers = {row.venture: row.publication.number for row in Enrolment.objects.order_by("id")}
    assert numbers == {hemse: 2, sanda: 1}


def test_the_group_of_the_page_is_done(
    book: Book, client_of: ClientOf, in_both: User, hemse: Venture, sanda: Venture
) -> None:
    for venture in (hemse, sanda):
        learning.enrol(book=book, venture=venture, user=in_both)
        binder.write(Place(venture, "purpose.social_aim"), "Fem jobb.", Writing(in_both))
    client, done = client_of(in_both), f"{HOME}vi-ar-klara/"
    choose(client, hemse)
    sent = form(client, HOME, done)
    choose(client, sanda)
    client.post(done, sent)
    assert Enrolment.objects.get(venture=hemse).group_done_at
    assert Enrolment.objects.get(venture=sanda).group_done_at is None


@pytest.mark.parametrize(("page", "more"), [(END, {}), (Q1, {"svar": "0"})])
def test_reading_and_answering_begin_for_the_group_that_was_chosen(
    book: Book, client_of: ClientOf, in_both: User, hemse: Venture, sanda: Venture, page: str, more: dict[str, str]
) -> None:
    client = client_of(in_both)
    choose(client, sanda)
    sent = form(client, page)
    choose(client, hemse)
    client.post(page, sent | more)
    assert enrolled() == [sanda]


def test_a_question_before_any_group_was_chosen_is_of_the_first(
    book: Book, client_of: ClientOf, in_both: User, hemse: Venture, sanda: Venture
) -> None:
    client = client_of(in_both)
    sent = form(client, Q1)
    choose(client, sanda)
    client.post(Q1, sent | {"svar": "0"})
    assert enrolled() == [hemse]


def test_the_drawn_question_carries_nobody_elses_group(
    book: Book, client_of: ClientOf, in_both: User, mira: User, sanda: Venture
) -> None:
    client = client_of(in_both)
    choose(client, sanda)
    assert form(client, Q1)["venture"] == sanda.uid
    assert form(client_of(mira), Q1)["venture"] == ""


@pytest.mark.parametrize(("page", "more"), [(END, {}), (Q1, {"svar": "0"})])
def test_a_coach_who_looks_begins_nothing_for_the_group(
    book: Book, client_of: ClientOf, asa: User, hemse: Venture, page: str, more: dict[str, str]
) -> None:
    coach = client_of(asa)
    choose(coach, hemse)
    assert coach.post(page, form(coach, page) | more).status_code == 302
    assert enrolled() == []


def test_her_own_part_is_kept_where_the_group_is_not_hers_any_more(
    book: Book, client_of: ClientOf, in_both: User, sanda: Venture
) -> None:
    client = client_of(in_both)
    choose(client, sanda)
    pages = ((END, {}), (Q1, {"svar": "0"}))
    sent = {page: form(client, page) | more for page, more in pages}
    Access.objects.filter(venture=sanda).update(ended_on=clock.today())
    for page, words in sent.items():
        assert client.post(page, words).status_code == 302
    assert UnitProgress.objects.get().read_at
    assert QuizAnswer.objects.get().right
    assert enrolled() == []


@pytest.mark.parametrize("act", ["borja/", "byt/", "vi-ar-klara/"])
def test_what_is_said_of_a_strangers_group_is_not_found(
    book: Book, client_of: ClientOf, hodan: User, other_venture: Venture, act: str
) -> None:
    assert client_of(hodan).post(f"{HOME}{act}", {"venture": other_venture.uid}).status_code == 404
    assert enrolled() == []
