"""Help for groups at the coach's desk and the administrator's: requests, times, notes, hours, prices."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from barkraft.people.actions import give_staff_role
from barkraft.people.models import StaffRole, User
from barkraft.shared import clock
from barkraft.support import facts
from barkraft.support.actions import ask_for_help, propose_booking, record_time, set_offering, write_note
from barkraft.support.models import AdviceNote, Booking, Offering, Project, Quota, Request, TimeEntry
from barkraft.venture.models import Cohort, Venture
from tests.conftest import coaching, person

SignedIn = Callable[[User], Client]


def address(name: str, *args: str) -> str:
    return reverse(f"coaching:{name}", args=args)


@pytest.fixture
def asked(stopped_clock: Any, hemse: Venture, hodan: User) -> Request:
    return ask_for_help(venture=hemse, function_id="marketing", text="Vi vill ha en skylt.", by=hodan)


@pytest.fixture
def admin(db: None) -> User:
    user = person("Ulla", email="ulla@example.se", is_staff=True)
    give_staff_role(user=user, role=StaffRole.Role.ADMINISTRATOR, by=None)
    return user


def test_the_desk_shows_her_groups_alone(client_of: SignedIn, asked: Request, asa: User, bo: User) -> None:
    assert "Vi vill ha en skylt." in client_of(asa).get(address("support")).content.decode()
    assert "Vi vill ha en skylt." not in client_of(bo).get(address("support")).content.decode()
    assert client_of(bo).get(address("support_request", asked.uid)).status_code == 404


def test_the_desk_costs_the_same_for_many(
    client_of: SignedIn, asked: Request, hemse: Venture, hodan: User, asa: User, django_assert_max_num_queries: Any
) -> None:
    for _number in range(8):
        ask_for_help(venture=hemse, function_id="marketing", text="En till.", by=hodan)
    client = client_of(asa)
    client.get(address("support"))
    with django_assert_max_num_queries(10):
        client.get(address("support"))


@pytest.mark.parametrize(
    ("do", "words", "state"),
    [
        ("take", "", "triaged"),
        ("offer", "Vi ritar en på torsdag.", "offered"),
        ("wait", "Vi väntar på tryckeriet.", "waiting_for_third_party"),
        ("decline", "Det gör vi inte. Ring tryckeriet.", "declined"),
        ("withdraw", "", "withdrawn"),
    ],
)
def test_a_coach_answers(client_of: SignedIn, asked: Request, asa: User, do: str, words: str, state: str) -> None:
    here = address("support_request", asked.uid)
    assert client_of(asa).post(here, {"do": do, "words": words}).status_code == 302
    assert Request.objects.get().state == state


@pytest.mark.parametrize(("do", "words"), [("offer", ""), ("decline", " "), ("close", "Nu."), ("allt", "Nu.")])
def test_what_cannot_be_is_said_and_her_words_are_kept(
    client_of: SignedIn, asked: Request, asa: User, do: str, words: str
) -> None:
    answer = client_of(asa).post(address("support_request", asked.uid), {"do": do, "words": words})
    assert answer.status_code == 422
    assert words.strip() in answer.content.decode()
    assert Request.objects.get().state == "sent"


def test_she_writes_what_was_said_on_the_telephone(
    stopped_clock: Any, client_of: SignedIn, hemse: Venture, asa: User
) -> None:
    sent = {"function_id": "language", "text": "De vill ha tolk på torsdag.", "urgency": "today"}
    client_of(asa).post(address("support_by_phone", hemse.uid), sent)
    made = Request.objects.get()
    assert (made.by_phone, made.asked_by, made.state, made.urgency) == (True, None, "triaged", "today")


def test_a_time_from_proposed_to_held(client_of: SignedIn, asked: Request, asa: User) -> None:
    client = client_of(asa)
    sent = {"day": "2026-11-26", "start": "10:00", "minutes": "60", "place": "Hemse", "language": "ar"}
    sent |= {"interpreter": "on"}
    client.post(address("booking_new", asked.uid), sent)
    booking = Booking.objects.get()
    here = address("booking", booking.uid)
    assert (booking.state, booking.language, booking.interpreter_booked) == ("proposed", "ar", False)
    client.post(here, sent | {"do": "move", "start": "13:00", "interpreter_booked": "on", "agreed": "on"})
    booking.refresh_from_db()
    assert (booking.state, booking.interpreter_booked) == ("confirmed", True)
    assert client.post(here, {"do": "held", "minutes": "50"}).status_code == 422
    with clock.stopped_at(booking.starts_at + timedelta(hours=1)):
        assert "Ni har setts" in client.get(here).content.decode()
        client.post(here, {"do": "held", "minutes": "50", "delivered": "on"})
    assert TimeEntry.objects.get().minutes == 50
    assert Request.objects.get().state == "delivered"


def test_what_the_group_said_on_the_telephone_ends_it(client_of: SignedIn, asked: Request, asa: User) -> None:
    client, here = client_of(asa), address("support_request", asked.uid)
    for do in ("take", "deliver", "helped_yes"):
        client.post(here, {"do": do, "words": ""})
    assert (Request.objects.get().state, Request.objects.get().helped) == ("closed", "yes")


def test_who_sees_a_note_is_said_before_it_is_written(client_of: SignedIn, hemse: Venture, asa: User) -> None:
    page = client_of(asa).get(address("notes", hemse.uid)).content.decode().partition("<main")[2]
    assert page.index("Vem ser det?") < page.index("<textarea")


def test_a_note_of_her_own_is_seen_by_no_colleague(
    stopped_clock: Any, client_of: SignedIn, hemse: Venture, cohort: Cohort, asa: User
) -> None:
    nils = coaching(person("Nils", email="nils@example.se", is_staff=True), cohort)
    sent = {"visibility": "author", "did": "Mina tankar.", "on": "2026-11-24", "until": "2027-01-01"}
    client_of(asa).post(address("notes", hemse.uid), sent)
    note = AdviceNote.objects.get()
    assert "Mina tankar." in client_of(asa).get(address("notes", hemse.uid)).content.decode()
    assert "Mina tankar." not in client_of(nils).get(address("notes", hemse.uid)).content.decode()
    assert client_of(nils).post(address("note_erase", hemse.uid, note.uid)).status_code == 404
    client_of(asa).post(address("note_erase", hemse.uid, note.uid))
    assert not AdviceNote.objects.exists()


def test_a_colleague_reads_a_note_of_the_team_and_does_not_erase_it(
    stopped_clock: Any, client_of: SignedIn, hemse: Venture, cohort: Cohort, asa: User
) -> None:
    nils = coaching(person("Nils", email="nils@example.se", is_staff=True), cohort)
    note = write_note(
        venture=hemse, author=asa, on=clock.today(), did="Vi räknade.", visibility="team", until=clock.today()
    )
    page = client_of(nils).get(address("notes", hemse.uid)).content.decode()
    assert "Vi räknade." in page
    assert "Ja, radera den nu" not in page
    client_of(nils).post(address("note_erase", hemse.uid, note.uid))
    assert AdviceNote.objects.exists()


def test_the_notes_cost_the_same_for_many(
    stopped_clock: Any, client_of: SignedIn, hemse: Venture, asa: User, django_assert_max_num_queries: Any
) -> None:
    for _number in range(8):
        write_note(
            venture=hemse, author=asa, on=clock.today(), did="Vi räknade.", visibility="team", until=clock.today()
        )
    client = client_of(asa)
    client.get(address("notes", hemse.uid))
    with django_assert_max_num_queries(12):
        client.get(address("notes", hemse.uid))


def test_her_hours_as_a_page_and_as_a_file(
    stopped_clock: Any, client_of: SignedIn, hemse: Venture, asa: User, bo: User
) -> None:
    client = client_of(asa)
    sent = {"function_id": "impact_support", "venture": hemse.uid, "minutes": "90", "on": "2026-11-20"}
    client.post(address("hours"), sent)
    record_time(staff=bo, venture=None, function_id="language", minutes=600, on=clock.today())
    page = client.get(address("hours")).content.decode()
    assert "1,50 timmar, 2026." in page
    told = client.get(address("hours_file")).content.decode()
    head, row = (
        "\ufeffDag;Minuter;Stödfunktion;Grupp;Projekt;Underlag",
        "2026-11-20;90;Stöd att visa nyttan;Hemse bröd;;egen",
    )
    assert told == f"{head}\r\n{row}\r\n"
    assert client.get(address("hours_file") + "?ar=2025").content.decode().count("\r\n") == 1
    assert client.get(address("hours") + "?ar=x").status_code == 404


def test_a_group_s_name_is_no_formula(stopped_clock: Any, client_of: SignedIn, hemse: Venture, asa: User) -> None:
    hemse.name = "=1+1"
    hemse.save()
    record_time(staff=asa, venture=hemse, function_id="language", minutes=60, on=clock.today())
    assert ";'=1+1;" in client_of(asa).get(address("hours_file")).content.decode()


def test_only_what_she_wrote_herself_is_taken_away(
    client_of: SignedIn, asked: Request, hemse: Venture, asa: User, bo: User
) -> None:
    soon = clock.now() + timedelta(hours=1)
    booking = propose_booking(venture=hemse, function_id="language", by=asa, starts_at=soon)
    shown = record_time(staff=asa, venture=hemse, function_id="language", minutes=60, on=clock.today(), booking=booking)
    own = record_time(staff=asa, venture=hemse, function_id="language", minutes=60, on=clock.today())
    assert client_of(bo).post(address("hours_remove", own.uid)).status_code == 404
    assert client_of(asa).post(address("hours_remove", shown.uid)).status_code == 404
    client_of(asa).post(address("hours_remove", own.uid))
    assert TimeEntry.objects.get() == shown


def test_hours_that_a_group_has(stopped_clock: Any, client_of: SignedIn, hemse: Venture, asa: User) -> None:
    sent = {"function_id": "economy", "hours_included": "10", "starts_on": "2026-11-01", "ends_on": "2026-12-31"}
    client_of(asa).post(address("quota", hemse.uid), sent)
    assert Quota.objects.get().hours_included == 10
    record_time(staff=asa, venture=hemse, function_id="economy", minutes=90, on=clock.today())
    assert "1,50 av 10 timmar är använda." in client_of(asa).get(address("quota", hemse.uid)).content.decode()


def test_an_administrator_writes_in_prices_who_invoices_and_projects(
    stopped_clock: Any, settings: Any, client_of: SignedIn, admin: User, cohort: Cohort, asa: User
) -> None:
    settings.INVOICER, client = "", client_of(admin)
    assert "Visas inte" in client.get(address("offers")).content.decode()
    sent = {"provider": "Ekonomen", "what_included": "Bokföring", "price_model": "hours", "price": "650,50"}
    client.post(address("offer", "economy"), sent | {"answer_days": "2", "valid_from": "2026-11-24"})
    assert str(Offering.objects.get().price) == "650.50"
    client.post(address("invoicer"), {"name": "Bolaget", "paper": "Pärm 3", "since": "2026-11-24"})
    assert facts.invoicer_name() == "Bolaget"
    assert client.post(address("invoicer"), {"name": "Nya", "paper": "", "since": "2026-11-24"}).status_code == 422
    client.post(address("project_new"), {"name": "Leader", "cohort": cohort.uid, "starts_on": "2026-01-01"})
    assert Project.objects.get().cohort == cohort
    page = client.get(address("offers")).content.decode()
    assert all(word in page for word in ("Bolaget", "Leader", "Ekonomen"))
    assert client_of(asa).get(address("offers")).status_code == 403
    assert "Så har det varit" in client.get(address("offer", "economy")).content.decode()


def test_the_list_of_prices_costs_the_same_for_many(
    stopped_clock: Any, client_of: SignedIn, admin: User, django_assert_max_num_queries: Any
) -> None:
    for function in ("economy", "tender", "cover"):
        set_offering(
            function_id=function,
            by=admin,
            provider="Hon",
            what_included="Allt",
            price_model="free",
            valid_from=clock.today(),
        )
    client = client_of(admin)
    client.get(address("offers"))
    with django_assert_max_num_queries(16):
        client.get(address("offers"))


def test_the_coach_reads_of_the_group_and_not_of_you(client_of: SignedIn, asked: Request, asa: User) -> None:
    Request.objects.filter(pk=asked.pk).update(state="delivered")
    html = client_of(asa).get(address("support_request", asked.uid)).content.decode()
    assert "Gruppen har fått hjälpen" in html
    assert "Ni har fått hjälpen" not in html
    assert "Du får hoppa över." not in html
