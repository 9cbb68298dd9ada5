"""The group's wall: who is here, one answer by the group, and what it does not agree on."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from barkraft.learn import content, shelf
from barkraft.learn.book import Book
from barkraft.learn.models import Enrolment, Publication
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.actions import say_not_agreed, settle
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Answer, Disagreement, Meeting, Presence, Venture
from tests.learn.conftest import *  # noqa: F403  the small module
from tests.learn.conftest import MODULE

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
AIM = "purpose.social_aim"


@pytest.fixture
def coach(client_of: ClientOf, asa: User) -> Client:
    return client_of(asa)


def address(venture: Venture, unit: str = "u1", rest: str = "") -> str:
    return f"/sv/coach/grupp/{venture.uid}/vagg/prov/{unit}/{rest}"


def soup(response: HttpResponse) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split())


def fields(form: Any) -> dict[str, str]:
    """What a browser would send of a form."""
    sent = {one["name"]: one.get("value", "") for one in form.select("input[name]") if one.get("type") != "radio"}
    return sent | {one["name"]: one.get_text() for one in form.select("textarea[name]")}


# --- who may


@pytest.mark.parametrize(("who", "answer"), [("hodan", 403), ("stina", 403), ("karin", 403), ("bo", 404), ("asa", 200)])
def test_only_its_coach_opens_the_groups_wall(
    book: Book, hemse: Venture, client_of: ClientOf, request: pytest.FixtureRequest, who: str, answer: int
) -> None:
    client = client_of(request.getfixturevalue(who))
    assert client.get(address(hemse)).status_code == answer
    for rest, sent in (("har/", {}), ("oense/", {"words": "Olika.", "about": "x"})):
        assert client.post(address(hemse, rest=rest), sent).status_code in {answer, 302}
    if who != "asa":
        assert not Disagreement.objects.exists()
        assert not Meeting.objects.exists()


def test_a_unit_that_is_not_there_is_not_found(book: Book, hemse: Venture, coach: Client) -> None:
    assert coach.get(address(hemse, "u9")).status_code == 404
    assert coach.get(f"/sv/coach/grupp/{hemse.uid}/vagg/nej/u1/").status_code == 404
    assert coach.post(address(hemse, "u9", "har/")).status_code == 404


def test_the_group_stays_on_its_version(book: Book, edit: Any, hemse: Venture, coach: Client) -> None:
    first = Publication.objects.get(module="prov", number=1)
    Enrolment.objects.create(venture=hemse, module="prov", publication=first)
    edit("u1.md", "Det fanns 344 ASF.", "Det fanns 345 ASF.")
    content.load_all()
    assert shelf.newest()["prov"].version == 2
    assert "344" in coach.get(address(hemse)).content.decode()


# --- who is here


def test_ticking_makes_the_meeting_of_now_and_keeps_who_is_here(
    book: Book, hemse: Venture, hodan: User, samir: User, coach: Client
) -> None:
    response = coach.post(address(hemse, rest="har/"), {"person": [hodan.uid], "beside": ["interpreter", "priest"]})
    assert response["Location"] == f"{address(hemse)}#k1"
    meeting = Meeting.objects.get()
    assert (meeting.venture, meeting.beside) == (hemse, ["interpreter"])
    assert [one.user for one in Presence.objects.all()] == [hodan]
    page = soup(coach.get(address(hemse)))
    assert page.select_one(f"input[value='{hodan.uid}'][checked]")
    assert not page.select_one(f"input[value='{samir.uid}'][checked]")
    round_ = page.select_one("[data-round]")
    assert round_ is not None
    assert [place.has_attr("hidden") for place in round_.select("[data-person]")] == [False, True]


def test_a_meeting_that_is_planned_near_is_the_one(book: Book, hemse: Venture, hodan: User, coach: Client) -> None:
    planned = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(minutes=20))
    later = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=7))
    coach.post(address(hemse, rest="har/"), {"person": [hodan.uid]})
    assert Presence.objects.get().meeting == planned
    assert not later.presences.exists()
    coach.post(address(hemse, rest="har/"), {})  # the tick was taken away
    assert not Presence.objects.exists()
    assert Meeting.objects.count() == 2


def test_somebody_of_another_group_is_not_here(
    book: Book, hemse: Venture, hodan: User, mira: User, coach: Client
) -> None:
    coach.post(address(hemse, rest="har/"), {"person": [hodan.uid, mira.uid]})
    assert [one.user for one in Presence.objects.all()] == [hodan]


def test_the_script_is_told_where_the_log_is(book: Book, hemse: Venture, hodan: User, coach: Client) -> None:
    response = coach.post(address(hemse, rest="har/"), {"person": [hodan.uid]}, headers={"accept": "application/json"})
    log = reverse("coaching:meeting_log", args=[hemse.uid, Meeting.objects.get().uid])
    assert response.json() == {"log": log}
    assert log in coach.get(address(hemse)).content.decode()


def test_looking_makes_no_meeting(book: Book, hemse: Venture, hodan: User, coach: Client) -> None:
    coach.get(address(hemse))
    assert not Meeting.objects.exists()


# --- the group's answer


def test_the_answer_is_the_groups_typed_by_its_coach(book: Book, hemse: Venture, asa: User, coach: Client) -> None:
    page = soup(coach.get(address(hemse)))
    card = page.select_one("#purpose-social_aim")
    assert card is not None
    form = card.select_one("form[data-saves]")
    assert form is not None
    response = coach.post(str(form["action"]), fields(form) | {"value": "Fem personer i Hemse har fått jobb."})
    assert response["Location"] == f"{address(hemse)}#purpose-social_aim"
    answer = Answer.objects.get()
    assert (answer.field, answer.by, answer.by_group, answer.venture) == (AIM, asa, True, hemse)
    again = soup(coach.get(address(hemse))).select_one("#purpose-social_aim")
    assert "Fem personer i Hemse har fått jobb." in words(again)
    assert "Åsa skrev för gruppen" in words(again)


def test_a_row_of_a_table_is_written_on_its_card(folder: Path, hemse: Venture, asa: User, client_of: ClientOf) -> None:
    path = folder / "modules" / "prov" / "module.yaml"
    path.write_text(MODULE.replace(AIM, "purpose.asf_criteria_check"))
    content.load_all()
    coach = client_of(asa)
    card = soup(coach.get(address(hemse))).select_one("#purpose-asf_criteria_check-1")
    assert card is not None
    form = card.select_one("form[data-saves]")
    assert form is not None
    sent = fields(form) | {"c-meets_yes_partly_no": "delvis", "c-how_we_do_it": "Vi bakar."}
    response = coach.post(str(form["action"]), sent)
    assert response["Location"] == f"{address(hemse)}#purpose-asf_criteria_check-1"
    assert {answer.column: answer.value for answer in Answer.objects.all()} == {
        "meets_yes_partly_no": "delvis",
        "how_we_do_it": "Vi bakar.",
    }
    assert {answer.row.first for answer in Answer.objects.all() if answer.row} == {1}
    assert all(answer.by_group for answer in Answer.objects.all())


def test_nobodys_own_card_can_be_opened_from_the_wall(book: Book, hemse: Venture, hodan: User, coach: Client) -> None:
    page = soup(coach.get(address(hemse, "u2")))
    assert "Det här gör var och en på sitt eget papper" in words(page.main)
    assert not page.select("[data-own], [data-own-paper], script[src*=device]")
    assert reverse("venture:my_card") not in str(page)
    assert "personal.wants_and_worries" not in str(page)


def test_the_answers_are_printed(book: Book, hemse: Venture, coach: Client) -> None:
    page = soup(coach.get(address(hemse)))
    assert page.select_one(".on-paper.paper") is not None
    assert page.select_one("[data-print-answers]") is not None
    assert soup(coach.get(address(hemse, "u2"))).select_one(".on-paper.paper") is None


def test_the_wall_costs_the_same_however_many_are_in_the_group(
    book: Book, hemse: Venture, hodan: User, samir: User, coach: Client, django_assert_max_num_queries: Any
) -> None:
    coach.post(address(hemse, rest="har/"), {"person": [hodan.uid, samir.uid]})
    coach.get(address(hemse))
    with django_assert_max_num_queries(18):
        coach.get(address(hemse))


# --- not agreed


def disagree(coach: Client, venture: Venture, **more: str) -> HttpResponse:
    sent = {"place": "purpose-social_aim", "about": "Vad ska bli bättre för människor?", "field": AIM}
    return coach.post(address(venture, rest="oense/"), sent | {"words": "En vill baka. En vill sälja."} | more)


def test_what_is_not_agreed_is_kept_and_shown_until_it_is_settled(
    book: Book, hemse: Venture, hodan: User, asa: User, coach: Client, client_of: ClientOf
) -> None:
    assert disagree(coach, hemse)["Location"] == f"{address(hemse)}#purpose-social_aim"
    one = Disagreement.objects.get()
    assert (one.venture, one.by, one.field, one.words) == (hemse, asa, AIM, "En vill baka. En vill sälja.")
    for client, path in (
        (coach, address(hemse)),
        (coach, reverse("coaching:venture", args=[hemse.uid])),
        (client_of(hodan), reverse("venture:group", args=[hemse.uid])),
    ):
        assert "En vill baka. En vill sälja." in client.get(path).content.decode(), path
    there = reverse("venture:settle", args=[hemse.uid, one.uid])
    assert client_of(hodan).post(there)["Location"] == reverse("venture:group", args=[hemse.uid])
    one.refresh_from_db()
    assert one.settled_at is not None
    assert "En vill baka." not in client_of(hodan).get(reverse("venture:group", args=[hemse.uid])).content.decode()


@pytest.mark.parametrize("wrong", ["stina", "mira", "bo"])
def test_nobody_else_settles_it(
    hemse: Venture, asa: User, client_of: ClientOf, request: pytest.FixtureRequest, wrong: str
) -> None:
    one = say_not_agreed(venture=hemse, about="Priset", words="Olika.", by=asa)
    client = client_of(request.getfixturevalue(wrong))
    assert client.post(reverse("venture:settle", args=[hemse.uid, one.uid])).status_code == 404
    one.refresh_from_db()
    assert one.settled_at is None


def test_a_way_back_that_leads_out_is_not_followed(hemse: Venture, asa: User, client_of: ClientOf) -> None:
    one = say_not_agreed(venture=hemse, about="Priset", words="Olika.", by=asa)
    there = reverse("venture:settle", args=[hemse.uid, one.uid])
    assert client_of(asa).post(there, {"next": "https://example.org/"})["Location"] == f"/sv/g/{hemse.uid}/"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"words": " "}, "Skriv kort hur ni tycker olika."),
        ({"words": "Anna 850709-9805 vill inte."}, "Det ser ut som ett personnummer."),
        ({"field": "personal.wants_and_worries"}, "Det här är bara ditt."),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(
    book: Book, hemse: Venture, coach: Client, more: dict[str, str], said: str
) -> None:
    response = disagree(coach, hemse, **more)
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page
    assert more.get("words", "En vill baka.").strip() in page
    assert not Disagreement.objects.exists()


def test_sent_twice_it_counts_once(book: Book, hemse: Venture, coach: Client) -> None:
    for _time in range(2):
        disagree(coach, hemse, form="samma-lapp")
    assert Disagreement.objects.count() == 1


def test_who_has_no_part_in_the_group_says_nothing_of_it(hemse: Venture, stina: User, asa: User) -> None:
    with pytest.raises(Refused):
        say_not_agreed(venture=hemse, about="Priset", words="Olika.", by=stina)
    one = say_not_agreed(venture=hemse, about="Priset", words="Olika.", by=asa)
    with pytest.raises(Refused):
        settle(disagreement=one, by=stina)


def test_the_module_leads_its_coach_to_the_wall(
    book: Book, hemse: Venture, hodan: User, coach: Client, client_of: ClientOf
) -> None:
    coach.get(reverse("coaching:venture", args=[hemse.uid]))
    assert address(hemse) in coach.get("/sv/m/prov/v1/").content.decode()
    assert "/vagg/" not in client_of(hodan).get("/sv/m/prov/v1/").content.decode()
