"""The board: what happened last in each group, and no more questions to the database for six groups than for two."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barkraft.learn.actions import learning
from barkraft.people.actions import issue_card
from barkraft.people.models import SignInCard
from barkraft.shared import clock
from barkraft.shared.formats import isolated
from barkraft.venture import binder
from barkraft.venture.actions import record_decision, record_gate
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Cohort, CohortStaff, Meeting, Venture
from tests.conftest import STARTED, join, person
from tests.learn.conftest import counting_book, folder  # noqa: F401

BOARD = "/sv/coach/"
AIM = isolated("Vårt sociala mål")


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


def lines(client) -> dict[str, str]:
    """What the board says happened last, by group."""
    page = BeautifulSoup(client.get(BOARD).content.decode(), "html.parser")
    return {
        group.select_one("th a").get_text(): " ".join(group.select_one(".last").get_text(" ").split())
        for group in page.select("tbody")
    }


def test_a_group_where_nothing_has_happened(coach, hemse):
    assert lines(coach) == {"Hemse bröd": "Senast Inget än"}


def test_the_last_decision_with_its_day(coach, hemse, sanda, hodan, stopped_clock):
    record_decision(venture=hemse, lines=["Vi ses på torsdagar.", "Peter ringer."], by=hodan)
    assert lines(coach)["Hemse bröd"] == f"Senast De bestämde: {isolated('Peter ringer.')} tisdag 24 november"
    assert lines(coach)["Sanda tvätt"] == "Senast Inget än"


def test_what_is_newest_counts(coach, hemse, hodan, asa, stopped_clock):
    def after(days):
        return clock.stopped_at(stopped_clock + timedelta(days=days))

    record_decision(venture=hemse, lines=["Vi ses på torsdagar."], by=hodan)
    with after(1):
        binder.write(Place(hemse, "purpose.social_aim"), "Fem jobb.", Writing(hodan))
        assert (
            lines(coach)["Hemse bröd"]
            == f"Senast {isolated('Hodan')} skrev i {isolated('Vårt sociala mål')} onsdag 25 november"
        )
    Meeting.objects.create(venture=hemse, starts_at=stopped_clock + timedelta(days=2))
    with after(3):
        assert lines(coach)["Hemse bröd"] == "Senast Möte torsdag 26 november"
        record_gate(venture=hemse, result="paus", words="Vi vilar.", by=asa)
        assert lines(coach)["Hemse bröd"] == "Senast Vägval: Paus fredag 27 november"


def test_words_without_a_name_stay_when_the_name_is_gone(coach, hemse, hodan, stopped_clock):
    binder.write(Place(hemse, "purpose.social_aim"), "Fem jobb.", Writing(None))
    said = f"Senast {isolated('Någon')} skrev i {isolated('Vårt sociala mål')} tisdag 24 november"
    assert lines(coach)["Hemse bröd"] == said


def test_a_module_that_the_group_called_done(coach, counting_book, hemse, hodan, stopped_clock):  # noqa: F811
    row = learning.enrol(book=counting_book, venture=hemse, user=hodan)
    type(row).objects.filter(pk=row.pk).update(group_done_at=clock.now())
    assert lines(coach)["Hemse bröd"] == f"Senast De är klara med {isolated('Prov på modul')} tisdag 24 november"


def busy(cohort: Cohort, number: int, asa, book) -> None:
    """A group with people, a locked card, words, decisions, meetings and a module under way."""
    venture = Venture.objects.create(cohort=cohort, name=f"Grupp {number}")
    hanna, omar = join(person(f"Hanna {number}"), venture), join(person(f"Omar {number}"), venture)
    issue_card(user=omar, by=asa)
    SignInCard.objects.filter(user=omar).update(locked_at=clock.now(), pictures_hmac="x")
    binder.write(Place(venture, "purpose.social_aim"), "Fem jobb.", Writing(hanna))
    record_decision(venture=venture, lines=["Vi ses."], by=hanna)
    for days in (-7, 7):
        Meeting.objects.create(venture=venture, starts_at=clock.now() + timedelta(days=days))
    learning.enrol(book=book, venture=venture, user=hanna)


def count(client, address: str) -> int:
    client.get(address)  # what a worker reads once
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_six_groups_in_three_cohorts_cost_as_much_as_two_in_one(coach, asa, cohort, counting_book):  # noqa: F811
    for number in range(2):
        busy(cohort, number, asa, counting_book)
    board, of_cohort = count(coach, BOARD), count(coach, f"/sv/coach/omgang/{cohort.uid}/")
    for number in range(2, 6):
        other = Cohort.objects.create(name=f"Omgång {number}", starts_on=STARTED) if number % 2 else cohort
        CohortStaff.objects.get_or_create(cohort=other, user=asa)
        busy(other, number, asa, counting_book)
    assert count(coach, BOARD) == board
    assert count(coach, f"/sv/coach/omgang/{cohort.uid}/") == of_cohort
    assert board <= 5 + 20  # nothing is kept yet: each group's is read, all at once
    assert len(lines(coach)) == 6


def plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


def needs(client, venture) -> dict[str, str]:
    """What the board says that the group waits for, with its addresses."""
    page = BeautifulSoup(client.get(BOARD).content.decode(), "html.parser")
    row = page.select_one(f'tbody th a[href$="{venture.uid}/"]').find_parent("tr")
    return {plain(link.get_text()): link["href"] for link in row.td.select("a")}


def test_a_module_waits_in_the_name_of_its_own_group(coach, counting_book, hemse, sanda, hodan, stopped_clock):  # noqa: F811
    row = learning.enrol(book=counting_book, venture=hemse, user=hodan)
    type(row).objects.filter(pk=row.pk).update(group_done_at=clock.now())
    record_gate(venture=hemse, result="vidare", words="Vi vill.", by=coach_of(hemse))
    address = needs(coach, hemse)["Titta på Prov på modul och säg: jag har sett."]
    coach.get(f"/sv/g/{sanda.uid}/parmen/")  # she was in another group meanwhile
    assert "Du är coach för Hemse bröd." in coach.get(address, follow=True).content.decode()


def test_nobody_opens_a_module_for_a_group_that_is_not_hers(coach, counting_book, other_venture):  # noqa: F811
    assert coach.get(f"/sv/m/{counting_book.slug}/", {"grupp": other_venture.uid}).status_code == 404


def coach_of(venture):
    return CohortStaff.objects.filter(cohort=venture.cohort).first().user


def test_a_group_that_stopped_waits_to_be_talked_to(coach, hemse, asa, stopped_clock):
    words = "Prata med gruppen. Den valde stopp."
    Meeting.objects.create(venture=hemse, starts_at=stopped_clock + timedelta(days=2))
    record_gate(venture=hemse, result="stopp", words="Vi orkar inte.", by=asa)
    assert list(needs(coach, hemse)) == [words]
    with clock.stopped_at(stopped_clock + timedelta(days=3)):
        assert needs(coach, hemse) == {}


def test_a_locked_card_leads_to_its_row(coach, hemse, hodan, asa, stopped_clock):
    issue_card(user=hodan, by=asa)
    SignInCard.objects.filter(user=hodan).update(locked_at=clock.now(), pictures_hmac="x")
    address, _, row = needs(coach, hemse)["Öppna kortet för Hodan."].partition("#")
    page = BeautifulSoup(coach.get(address).content.decode(), "html.parser")
    assert "Hodan" in page.find(id=row).get_text()


def test_the_next_meeting_leads_to_its_papers(coach, hemse):
    coming = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=2))
    page = BeautifulSoup(coach.get(BOARD).content.decode(), "html.parser")
    assert page.select_one(f"td a[href='/sv/coach/grupp/{hemse.uid}/mote/{coming.uid}/utskrift/']")
