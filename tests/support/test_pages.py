"""The group's pages of help, as somebody in it meets them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support.actions import ask_for_help, move_request, write_note
from barkraft.support.models import Booking, Invoicer, Request
from barkraft.venture.models import Venture

SignedIn = Callable[[User], Client]
ASKED = {"text": "Vi vill ha en skylt.", "urgency": "soon", "wanted_by": ""}


def address(venture: Venture, name: str, *more: str) -> str:
    return reverse(f"support:{name}", args=[venture.uid, *more])


def test_what_fits_now_stands_first(client_of: SignedIn, hemse: Venture, hodan: User) -> None:
    page = client_of(hodan).get(address(hemse, "functions")).content.decode()
    assert page.index("Ersättningsdag") < page.index("Mer hjälp som finns") < page.index("Ekonomitjänst")


def test_the_list_costs_the_same_however_much_was_asked(
    stopped_clock: Any, client_of: SignedIn, hemse: Venture, hodan: User, django_assert_max_num_queries: Any
) -> None:
    for _number in range(8):
        ask_for_help(venture=hemse, function_id="marketing", text="En skylt.", by=hodan)
    client = client_of(hodan)
    client.get(address(hemse, "functions"))
    with django_assert_max_num_queries(14):
        client.get(address(hemse, "functions"))


def test_one_asks_and_is_told_when_there_is_an_answer(
    stopped_clock: Any, client_of: SignedIn, hemse: Venture, hodan: User
) -> None:
    answer = client_of(hodan).post(address(hemse, "function", "marketing"), ASKED, follow=True)
    assert answer.redirect_chain[-1][0] == address(hemse, "request", Request.objects.get().uid)
    assert "Någon svarar senast torsdag 26 november." in answer.content.decode()
    assert "Ring i dag" not in answer.content.decode()


def test_sent_twice_it_counts_once(stopped_clock: Any, client_of: SignedIn, hemse: Venture, hodan: User) -> None:
    client, sent = client_of(hodan), ASKED | {"form": "abc"}
    for _time in range(2):
        client.post(address(hemse, "function", "marketing"), sent)
    assert Request.objects.count() == 1


@pytest.mark.parametrize("phone", ["08-465 004 04", ""])
def test_what_cannot_wait_says_call_today(
    stopped_clock: Any, settings: Any, client_of: SignedIn, hemse: Venture, hodan: User, phone: str
) -> None:
    settings.COACH_PHONE = phone
    sent = ASKED | {"text": "Vi får ingen lön."}
    page = client_of(hodan).post(address(hemse, "function", "marketing"), sent, follow=True).content.decode()
    assert ("Ring i dag" in page) == bool(phone)
    assert ("Säg det till er coach i dag." in page) == (not phone)
    assert "Ring 112 nu." in page


def test_what_is_missing_is_said_and_her_words_are_kept(client_of: SignedIn, hemse: Venture, hodan: User) -> None:
    sent = ASKED | {"text": "Ring 811228-9874 om skylten."}
    answer = client_of(hodan).post(address(hemse, "function", "marketing"), sent)
    assert answer.status_code == 422
    assert "personnummer" in answer.content.decode()
    assert "om skylten" in answer.content.decode()
    assert not Request.objects.exists()


def test_without_somebody_who_invoices_there_is_no_button_and_its_address_says_why(
    settings: Any, client_of: SignedIn, hemse: Venture, hodan: User
) -> None:
    settings.INVOICER = ""
    client = client_of(hodan)
    for name in ("functions", "first_sale"):
        page = client.get(address(hemse, name)).content.decode()
        assert "rova-på-faktura" not in page
        assert address(hemse, "function", "try_invoice") not in page
    answer = client.get(address(hemse, "function", "try_invoice"))
    assert "Ingen organisation har sagt ja till det här än." in answer.content.decode()
    assert "<form class" not in answer.content.decode().partition("<main")[2].partition("</main")[0]
    client.post(address(hemse, "function", "try_invoice"), ASKED)
    assert not Request.objects.exists()


def test_with_one_it_is_there_by_name(
    settings: Any, client_of: SignedIn, hemse: Venture, hodan: User, somebody_invoices: Callable[[str], Invoicer]
) -> None:
    settings.INVOICER, hemse.phase = "", "gro"
    hemse.save()
    somebody_invoices("Gotlands Stödbolag")
    page = client_of(hodan).get(address(hemse, "functions")).content.decode()
    assert "Prova-på-faktura" in page
    assert "Gotlands Stödbolag säljer och skickar fakturan" in page


def test_no_such_function(client_of: SignedIn, hemse: Venture, hodan: User) -> None:
    assert client_of(hodan).get(address(hemse, "function", "pengar_gratis")).status_code == 404


def test_she_says_more_answers_a_time_and_whether_it_helped(
    client_of: SignedIn, hemse: Venture, booked: Booking, asked: Request, samir: User, asa: User
) -> None:
    client, here = client_of(samir), address(hemse, "request", asked.uid)
    assert "Tiden passar" in client.get(here).content.decode()
    client.post(here, {"do": "words", "words": "Vi är fem."})
    client.post(here, {"do": "suits", "booking": booked.uid})
    assert Booking.objects.get().state == Booking.State.CONFIRMED
    assert "Samir skrev mer." in client.get(here).content.decode()
    move_request(request=asked, state=Request.State.DELIVERED, by=asa)
    assert "Hjälpte det?" in client.get(here).content.decode()
    assert client.post(here, {"do": "helped"}).status_code == 422
    client.post(here, {"do": "helped", "helped": "yes", "words": ""})
    assert Request.objects.get().state == Request.State.CLOSED


def test_she_takes_it_back(client_of: SignedIn, hemse: Venture, asked: Request, hodan: User) -> None:
    client, here = client_of(hodan), address(hemse, "request", asked.uid)
    client.post(here, {"do": "withdraw"})
    assert Request.objects.get().state == Request.State.WITHDRAWN
    assert client.post(here, {"do": "withdraw"}).status_code == 422
    assert client.post(here, {"do": "allt"}).status_code == 422


def test_a_time_of_another_group_is_not_found(
    client_of: SignedIn, sanda: Venture, booked: Booking, mira: User, hemse: Venture
) -> None:
    client = client_of(mira)
    own = ask_for_help(venture=sanda, function_id="language", text="Tolk.", by=mira)
    assert client.get(address(sanda, "booking_file", booked.uid)).status_code == 404
    assert client.get(address(sanda, "request", booked.request.uid)).status_code == 404  # type: ignore[union-attr]
    assert client.post(address(sanda, "request", own.uid), {"do": "suits", "booking": booked.uid}).status_code == 404


def test_the_calendar_file_says_when_and_where_and_nothing_of_the_question(
    client_of: SignedIn, hemse: Venture, booked: Booking, samir: User
) -> None:
    told = client_of(samir).get(address(hemse, "booking_file", booked.uid)).content.decode()
    assert "DTSTART:20261126T110000Z" in told
    assert "Hemse bibliotek" in told
    assert "hur vi börjar" not in told


def test_the_group_s_notes_stand_on_its_page_and_no_others(
    stopped_clock: Any, client_of: SignedIn, hemse: Venture, hodan: User, asa: User
) -> None:
    until = clock.today() + timedelta(days=30)
    for visibility in ("group", "team", "author"):
        write_note(
            venture=hemse, author=asa, on=clock.today(), did=f"Sagt {visibility}", visibility=visibility, until=until
        )
    for user in (hodan, asa):  # the coach too sees the page as the group does
        page = client_of(user).get(address(hemse, "functions")).content.decode()
        assert "Sagt group" in page
        assert "Sagt team" not in page
        assert "Sagt author" not in page


def test_the_way_there_stands_on_the_group_s_page_and_min_dag(client_of: SignedIn, hemse: Venture, hodan: User) -> None:
    client = client_of(hodan)
    for page in (reverse("venture:group", args=[hemse.uid]), reverse("home:my_day")):
        assert address(hemse, "functions") in client.get(page).content.decode()
