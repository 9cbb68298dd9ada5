"""Min dag: what happened since last, the next thing, the next meeting, whom to call."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from barkraft.home import facts
from barkraft.learn.facts import states
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Access, Decision, Gate, Meeting, Role, Venture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
SignIn = Callable[[User], Client]


def decided(venture: Venture, *texts: str, on: date = date(2026, 11, 19)) -> None:
    for text in texts:
        Decision.objects.create(venture=venture, text=text, decided_on=on)


def day_of(client: Client) -> str:
    answer = client.get("/sv/min-dag/")
    assert answer.status_code == 200
    return answer.content.decode()


class TestWhatHappened:
    def test_the_absent_hear_what_the_group_decided(self, hodan: User, hemse: Venture, client_of: SignIn) -> None:
        decided(hemse, "Ni träffas på torsdagar.", "Peter ringer bageriet.", "Ni gör gruppavtalet.", "En fjärde sak.")
        page = day_of(client_of(hodan))
        assert "Gruppen bestämde" in page
        assert "Torsdag 19 november" in page
        assert "Ni gör gruppavtalet." in page
        assert "En fjärde sak." not in page

    def test_only_the_last_meetings_decisions_are_told(self, hodan: User, hemse: Venture, client_of: SignIn) -> None:
        decided(hemse, "Gammalt beslut.", on=date(2026, 11, 5))
        decided(hemse, "Nytt beslut.")
        page = day_of(client_of(hodan))
        assert "Nytt beslut." in page
        assert "Gammalt beslut." not in page

    def test_there_are_three_lines_in_all(self, hodan: User, hemse: Venture) -> None:
        decided(hemse, "Ett.", "Två.", "Tre.")
        Gate.objects.create(
            venture=hemse, phase="mota", result="vidare", words="Vi vill.", decided_on=date(2026, 11, 20)
        )
        told = facts.since_last(hodan, hemse, states(hemse))
        assert len(told.decisions) == 2
        assert len(told.news) == 1

    def test_another_groups_decisions_are_not_hers(self, hodan: User, sanda: Venture, client_of: SignIn) -> None:
        decided(sanda, "Sandas hemlighet.")
        assert "Sandas hemlighet." not in day_of(client_of(hodan))

    def test_nothing_new_is_said_kindly(self, hodan: User, client_of: SignIn) -> None:
        assert "Inget nytt har hänt sen du var här sist." in day_of(client_of(hodan))

    def test_looking_does_not_move_what_counts_as_seen(self, hodan: User, client_of: SignIn) -> None:
        before = hodan.seen_until
        client = client_of(hodan)
        hodan.refresh_from_db()
        before = hodan.seen_until
        day_of(client)
        hodan.refresh_from_db()
        assert hodan.seen_until == before


class TestMeeting:
    def test_the_next_one_stands_as_a_fact(self, hodan: User, hemse: Venture, client_of: SignIn) -> None:
        at = clock.now() + timedelta(days=2)
        Meeting.objects.create(venture=hemse, starts_at=at + timedelta(days=7), place="Sen plats")
        Meeting.objects.create(venture=hemse, starts_at=at, place="Biblioteket i Hemse", interpreter=True)
        page = day_of(client_of(hodan))
        assert "Torsdag 26 november, klockan 12.00" in page
        assert "Biblioteket i Hemse" in page
        assert "Coachen bokar tolk" in page
        Meeting.objects.update(interpreter_booked=True)
        page = day_of(client_of(hodan))
        assert "Tolk är med" in page
        assert "Sen plats" not in page

    def test_one_that_has_just_begun_is_still_next(self, hemse: Venture) -> None:
        begun: datetime = clock.now() - timedelta(minutes=30)
        meeting = Meeting.objects.create(venture=hemse, starts_at=begun)
        assert facts.next_meeting(hemse) == meeting

    def test_no_time_yet_says_whom_to_ask(self, hodan: User, client_of: SignIn) -> None:
        assert "Ingen tid är bestämd än." in day_of(client_of(hodan))


class TestRest:
    @pytest.mark.parametrize(("state", "words"), [("paused", "Ni har paus"), ("stopped", "Ni har valt stopp")])
    def test_a_group_that_rests_has_another_first_thing(
        self, state: str, words: str, hodan: User, asa: User, hemse: Venture, client_of: SignIn
    ) -> None:
        Venture.objects.filter(pk=hemse.pk).update(state=state)
        page = day_of(client_of(hodan))
        for told in (words, "Prata med Åsa, er coach.", "Allt ni har skrivit finns kvar."):
            assert told in page
        assert "Nästa steg" not in page
        assert "Ni är klara så långt" not in page


class TestHelp:
    def test_the_coach_has_a_name(self, hodan: User, asa: User, client_of: SignIn) -> None:
        page = day_of(client_of(hodan))
        assert "Ring Åsa, din coach" in page
        assert reverse("venture:my_card") in page


class TestDesks:
    def test_a_coach_goes_to_her_board(self, asa: User, client_of: SignIn) -> None:
        assert client_of(asa).get("/sv/min-dag/")["Location"] == "/sv/coach/"

    def test_a_coach_with_a_group_of_her_own_stays(self, asa: User, hemse: Venture, client_of: SignIn) -> None:
        Access.objects.create(user=asa, venture=hemse, started_on=date(2026, 9, 1))
        assert "Hej Åsa" in day_of(client_of(asa))

    def test_an_editor_goes_to_the_workshop(self, karin: User, client_of: SignIn) -> None:
        assert client_of(karin).get("/sv/min-dag/")["Location"] == "/redaktion/"

    def test_a_person_without_a_group_is_told_what_will_happen(self, client_of: SignIn) -> None:
        alone = User.objects.create(first_name="Amina")
        assert "Din coach lägger till dig." in day_of(client_of(alone))

    def test_nobody_is_asked_to_sign_in(self) -> None:
        assert "/sv/logga-in/" in Client().get("/sv/min-dag/")["Location"]


class TestGroups:
    @pytest.fixture
    def in_two(self, hodan: User, sanda: Venture) -> User:
        Access.objects.create(user=hodan, venture=sanda, role=Role.BOARD, started_on=date(2026, 9, 1))
        return hodan

    def test_one_group_has_no_choice(self, hodan: User, client_of: SignIn) -> None:
        assert "Dina grupper" not in day_of(client_of(hodan))

    def test_the_chosen_group_stays_chosen(self, in_two: User, sanda: Venture, client_of: SignIn) -> None:
        client = client_of(in_two)
        assert client.post("/sv/byt-grupp/", {"venture": sanda.uid})["Location"] == "/sv/min-dag/"
        assert "Sanda tvätt" in day_of(client)
        assert client.get("/sv/parmen/")["Location"] == reverse("venture:binder", args=[sanda.uid])

    def test_a_strangers_group_cannot_be_chosen(self, hodan: User, other_venture: Venture, client_of: SignIn) -> None:
        client = client_of(hodan)
        assert client.post("/sv/byt-grupp/", {"venture": other_venture.uid}).status_code == 404

    def test_a_link_cannot_choose(self, in_two: User, client_of: SignIn) -> None:
        assert client_of(in_two).get("/sv/byt-grupp/").status_code == 405

    def test_the_binder_without_a_group_leads_to_the_day(self, client_of: SignIn) -> None:
        alone = User.objects.create(first_name="Amina")
        assert client_of(alone).get("/sv/parmen/")["Location"] == "/sv/min-dag/"


def test_it_asks_the_database_little(  # type: ignore[no-untyped-def]
    hodan: User, hemse: Venture, client_of: SignIn, django_assert_max_num_queries
) -> None:
    decided(hemse, "Ett.", "Två.")
    client = client_of(hodan)
    day_of(client)
    with django_assert_max_num_queries(24):
        day_of(client)


def test_min_dag_asks_the_database_few_things(
    hodan: User, client_of: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = client_of(hodan)
    day_of(client)
    with django_assert_max_num_queries(14):
        day_of(client)
