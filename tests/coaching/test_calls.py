"""Ringlistan: one list of everybody to call, by the last day; three answers; and after a no nothing is left."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barkraft.coaching.actions import add_curious, book_curious, cancel_meeting, create_slip, plan_meeting
from barkraft.coaching.facts import calls as call_facts
from barkraft.coaching.models import Call, Curious
from barkraft.coaching.paper.way_in import meeting_slip_pdf, way_in_pdf
from barkraft.coaching.retention import erase_what_is_due
from barkraft.people import registry
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Meeting, Reminder
from tests.coaching.test_curious import everything
from tests.coaching.test_paper import contents

LIST = "/sv/coach/ring/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


@pytest.fixture
def amina(cohort):
    return add_curious(
        first_name="Amina", phone="070-174 06 05", language="so", interpreter=True, wanted="morning", cohort=cohort
    )


@pytest.fixture
def open_meeting(cohort):
    soon = clock.now() + timedelta(days=9)
    return plan_meeting(cohort=cohort, starts_at=soon, place="Hemse bibliotek", travel="Buss 10 från Visby")


def promised(cohort, venture, user=None, days=3, kind=Call.Kind.AWAY, words=""):
    due = clock.today() + timedelta(days=days)
    return Call.objects.create(kind=kind, cohort=cohort, venture=venture, user=user, due_on=due, words=words)


def names(client) -> list[str]:
    page = BeautifulSoup(client.get(LIST).content.decode(), "html.parser")
    return [one.get_text() for one in page.select("tbody th bdi")]


def page_of(client, address=LIST) -> str:
    return " ".join(BeautifulSoup(client.get(address).content.decode(), "html.parser").main.get_text(" ").split())


def test_one_row_says_who_how_and_until_when(coach, amina):
    page = client_page = BeautifulSoup(coach.get(LIST).content.decode(), "html.parser")
    row = page.select_one("tbody tr")
    text = " ".join(row.get_text(" ").split())
    assert row.select_one("a[href^='tel:']")["href"] == "tel:+46701740605"
    assert "070-174 06 05" in text
    assert "Somaliska, tolk" in text
    assert "På förmiddagen" in text
    assert "Fredag 27 november" in text
    assert "Tas bort senast måndag 22 februari 2027" in text
    assert "Ett samtal väntar." in client_page.get_text()


def test_sorted_by_the_last_day_whatever_it_is_about(coach, cohort, hemse, hodan, samir, amina):
    User.objects.filter(pk=samir.pk).update(reach="call", phone="+46701740606")
    meeting = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=1), place="Skolan")
    Reminder.objects.create(meeting=meeting, user=samir, way="call")
    promised(cohort, hemse, hodan, days=5)
    assert names(coach) == ["Samir", "Amina", "Hodan"]
    text = page_of(coach)
    assert "Påminn om mötet onsdag 25 november, 12.00 Skolan" in text
    assert "Borta länge" in text
    assert "3 samtal väntar." in text


def test_a_call_of_the_next_half_year_stands_folded(coach, cohort, hemse):
    promised(cohort, hemse, days=180, kind=Call.Kind.SIX_MONTHS)
    text = page_of(coach)
    assert "Ingen väntar på ett samtal just nu." in text
    assert "Senare: ett samtal" in text
    assert "Hemse bröd" in text


def test_the_number_on_the_board_is_the_list_s(asa, cohort, hemse, hodan, samir, amina, django_assert_num_queries):
    User.objects.filter(pk=samir.pk).update(reach="call")
    meeting = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=1))
    Reminder.objects.create(meeting=meeting, user=samir, way="call")
    promised(cohort, hemse, hodan)
    promised(cohort, hemse, days=180, kind=Call.Kind.SIX_MONTHS)
    add_curious(first_name="Yusuf", phone="", language="ar", interpreter=False, wanted="any", cohort=cohort)
    with django_assert_num_queries(1):
        assert call_facts.calls_waiting(asa) == 3
    assert len(call_facts.call_list(asa).now) == 3


def test_another_cohort_s_are_another_s(client_of, bo, coach, amina, cohort, hemse, hodan):
    call = promised(cohort, hemse, hodan)
    add_curious(first_name="Nora", phone="070-174 06 07", language="sv", interpreter=False, wanted="any")
    assert names(client_of(bo)) == ["Nora"]  # who has no cohort yet is called by any coach
    assert sorted(names(coach)) == ["Amina", "Hodan", "Nora"]
    for address in ("", "inget-svar/", "mote/"):
        assert client_of(bo).post(f"{LIST}nyfiken/{amina.uid}/{address}").status_code == 404
    for address in ("klart/", "inget-svar/"):
        assert client_of(bo).post(f"{LIST}lovat/{call.uid}/{address}").status_code == 404
    assert call_facts.calls_waiting(bo) == 1


@pytest.mark.parametrize("who", ["hodan", "stina", "mira", "karin"])
def test_nobody_but_a_coach_sees_the_list(client_of, request, amina, who):
    client = client_of(request.getfixturevalue(who))
    for address in (LIST, f"{LIST}ny/", f"{LIST}nyfiken/{amina.uid}/"):
        assert client.get(address).status_code == 403
    assert call_facts.calls_waiting(request.getfixturevalue(who)) == 0


def test_as_many_queries_for_one_as_for_thirty(coach, asa, cohort, hemse, hodan, samir, amina):
    User.objects.filter(pk=samir.pk).update(reach="call")

    def more(number):
        phone = f"070-174 06 {number:02}"
        add_curious(first_name="Ny", phone=phone, language="ti", interpreter=False, wanted="any", cohort=cohort)
        promised(cohort, hemse, hodan, words=f"nummer {number}")
        meeting = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(hours=20 + number))
        Reminder.objects.create(meeting=meeting, user=samir, way="call")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            coach.get(LIST)
        return len(asked)

    more(10)
    queries()  # what a first time costs
    few = queries()
    for number in range(11, 40):
        more(number)
    assert queries() == few


def test_no_answer_is_tried_the_next_working_day(coach, amina):
    with clock.stopped_at(clock.now() + timedelta(days=3)):  # Friday
        coach.post(f"{LIST}nyfiken/{amina.uid}/inget-svar/")
        amina.refresh_from_db()
        assert (amina.tries, amina.call_by) == (1, date(2026, 11, 30))
        assert "Ringt en gång, inget svar" in page_of(coach)


def test_the_three_answers_are_equal(coach, amina):
    page = BeautifulSoup(coach.get(f"{LIST}nyfiken/{amina.uid}/").content.decode(), "html.parser")
    choices = page.select("label.choice")
    assert [one.get_text().strip() for one in choices] == ["Går vidare", "Väntar", "Inte för mig"]
    assert not page.select("[name=outcome][checked]")
    assert "Välj ett av de tre svaren." in coach.post(f"{LIST}nyfiken/{amina.uid}/", {"outcome": ""}).content.decode()


def test_not_for_me_leaves_nothing_anywhere(coach, amina, open_meeting, cohort):
    amina.slip = create_slip(cohort=cohort, place="SFI")
    amina.save()
    book_curious(curious=amina, cohort=cohort, meeting=open_meeting, interpreter=True)
    coach.get(f"{LIST}nyfiken/{amina.uid}/")
    response = coach.post(f"{LIST}nyfiken/{amina.uid}/", {"outcome": "not_for_me"}, follow=True)
    assert "Ingenting är kvar" in response.content.decode()
    assert "Amina" not in response.content.decode()
    left = everything()
    for word in ("Amina", "701740605", "174 06 05", amina.uid):
        assert word not in left
    assert coach.get(f"{LIST}nyfiken/{amina.uid}/").status_code == 404


def test_waiting_stands_last_and_is_not_counted(coach, asa, amina):
    coach.post(f"{LIST}nyfiken/{amina.uid}/", {"outcome": "waiting"})
    amina.refresh_from_db()
    assert (amina.outcome, amina.called_at) == ("waiting", clock.now())
    text = page_of(coach)
    assert "Ingen väntar på ett samtal just nu." in text
    assert "De som väntar" in text
    assert call_facts.calls_waiting(asa) == 0


def test_going_on_books_the_meeting_the_interpreter_and_the_slip(coach, amina, open_meeting, cohort):
    response = coach.post(f"{LIST}nyfiken/{amina.uid}/", {"outcome": "going_on"})
    assert response["Location"] == f"{LIST}nyfiken/{amina.uid}/mote/"
    assert "Hemse bibliotek" in page_of(coach, response["Location"])
    coach.post(response["Location"], {"where": open_meeting.uid, "interpreter": "on"})
    amina.refresh_from_db()
    open_meeting.refresh_from_db()
    assert (amina.outcome, amina.meeting, amina.cohort) == ("going_on", open_meeting, cohort)
    assert (open_meeting.interpreter, open_meeting.interpreter_booked, open_meeting.language) == (True, False, "so")
    text = page_of(coach, f"{LIST}nyfiken/{amina.uid}/")
    assert "Amina går vidare" in text
    assert "Boka tolk: somaliska." in text
    assert "Amina" not in page_of(coach)  # off the list
    paper = coach.get(f"{LIST}nyfiken/{amina.uid}/lapp.pdf")
    assert paper["Content-Type"] == "application/pdf"
    assert "no-store" in paper["Cache-Control"]


def test_without_a_meeting_she_is_the_cohort_s(coach, cohort, other_cohort):
    nora = add_curious(first_name="Nora", phone="070-174 06 07", language="sv", interpreter=False, wanted="any")
    address = f"{LIST}nyfiken/{nora.uid}/mote/"
    assert coach.post(address, {"where": other_cohort.uid}).status_code == 422
    coach.post(address, {"where": cohort.uid})
    nora.refresh_from_db()
    assert (nora.cohort, nora.meeting, nora.outcome) == (cohort, None, "going_on")
    assert coach.get(f"{LIST}nyfiken/{nora.uid}/lapp.pdf")["Location"] == address


@pytest.mark.parametrize("change", ["moved", "cancelled"])
def test_a_meeting_that_changes_puts_her_on_the_list_again(coach, asa, amina, open_meeting, cohort, change):
    book_curious(curious=amina, cohort=cohort, meeting=open_meeting, interpreter=False)
    plan_meeting(meeting=open_meeting, bring="En mugg")
    assert call_facts.calls_waiting(asa) == 0
    if change == "moved":
        plan_meeting(meeting=open_meeting, starts_at=open_meeting.starts_at + timedelta(days=1))
    else:
        cancel_meeting(meeting=open_meeting)
    assert call_facts.calls_waiting(asa) == 1
    assert "Mötet som ni kom överens om är ändrat" in page_of(coach)


def test_a_coach_writes_down_one_who_called(coach, cohort, other_cohort):
    sent = {"first_name": "Leila", "phone": "0498-26 90 00", "language": "fa", "wanted": "any", "cohort": cohort.uid}
    response = coach.post(f"{LIST}ny/", sent)
    one = Curious.objects.get()
    assert response["Location"] == f"{LIST}nyfiken/{one.uid}/"
    assert (one.cohort, one.phone) == (cohort, "+46498269000")
    assert coach.post(f"{LIST}ny/", sent | {"cohort": other_cohort.uid}).status_code == 422
    assert coach.post(f"{LIST}ny/", sent | {"phone": "x"}).status_code == 422


def test_calls_that_were_promised_are_done_or_put_off(coach, asa, cohort, hemse, hodan):
    call = promised(cohort, hemse, hodan)
    coach.post(f"{LIST}lovat/{call.uid}/inget-svar/")
    call.refresh_from_db()
    assert (call.due_on, call.done_at) == (date(2026, 11, 25), None)
    coach.post(f"{LIST}lovat/{call.uid}/klart/")
    call.refresh_from_db()
    assert (call.done_at, call.done_by) == (clock.now(), asa)
    assert coach.post(f"{LIST}lovat/{call.uid}/klart/").status_code == 404
    assert names(coach) == []


def test_a_reminder_by_telephone_is_ticked_off(coach, hemse, hodan):
    User.objects.filter(pk=hodan.pk).update(reach="call")
    meeting = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=1))
    reminder = Reminder.objects.create(meeting=meeting, user=hodan, way="call")
    coach.post(f"{LIST}paminn/{reminder.uid}/klart/")
    reminder.refresh_from_db()
    assert reminder.done_at == clock.now()
    assert names(coach) == []


def test_one_who_was_reminded_twice_in_vain_is_called_and_reminded_anew(coach, hemse, hodan):
    User.objects.filter(pk=hodan.pk).update(reach="mail")
    for days in (9, 2):
        then = clock.now() - timedelta(days=days)
        meeting = Meeting.objects.create(venture=hemse, starts_at=then)
        Reminder.objects.create(meeting=meeting, user=hodan, way="mail", done_at=then - timedelta(days=1))
    assert "Ring och fråga hur det är" in page_of(coach)
    assert names(coach) == ["Hodan"]
    coach.post(f"{LIST}hort/{hemse.uid}/{hodan.uid}/")
    assert names(coach) == []
    assert not Reminder.objects.exists()


def test_done_calls_go_after_ninety_days_and_others_stay(cohort, hemse, hodan):
    call, waits = promised(cohort, hemse, hodan), promised(cohort, hemse, days=180, kind=Call.Kind.SIX_MONTHS)
    call.done_at = clock.now()
    call.save()
    with clock.stopped_at(clock.now() + timedelta(days=91)):
        erase_what_is_due()
    assert list(Call.objects.all()) == [waits]


def test_a_person_is_given_and_takes_with_her_what_was_promised(cohort, hemse, hodan, samir):
    promised(cohort, hemse, hodan, words="Hon flyttar till Visby.")
    promised(cohort, hemse, samir)
    part = next(part for part in registry.parts() if part.name == "ringlista")
    assert part.export(hodan)["samtal"][0]["words"] == "Hon flyttar till Visby."
    part.erase(hodan)
    assert [call.user for call in Call.objects.all()] == [samir]


def test_the_slip_for_the_meeting_names_nobody(amina, open_meeting, cohort):
    amina.language = "ar"
    pdf = meeting_slip_pdf(open_meeting, amina)
    assert pdf.startswith(b"%PDF")
    assert b"pdfuaid" in contents(pdf)
    assert b"Amina" not in contents(pdf)


def test_slips_are_made_counted_printed_and_taken_away(coach, cohort, settings):
    address = f"/sv/coach/omgang/{cohort.uid}/lappar/"
    for _ in range(2):
        coach.post(address, {"place": "SFI  Hemse"})
    slip = cohort.slips.get()
    assert slip.place == "SFI Hemse"
    assert "SFI Hemse" in page_of(coach, address)
    paper = coach.get(f"{address}{slip.uid}/lappar.pdf", {"sprak": ["ar", "en", "xx"]})
    assert paper["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in contents(paper.content)
    assert coach.post(address, {"place": ""}).status_code == 422
    coach.post(f"{address}{slip.uid}/ta-bort/")
    assert not cohort.slips.exists()


def test_every_choice_of_languages_fits_four_slips_on_one_page(cohort):
    slip = create_slip(cohort=cohort, place="SFI")
    for beside in ([], ["en"], ["ar"], ["en", "ar"]):
        pdf = contents(way_in_pdf(slip, beside))
        assert pdf.count(b"/Type/Page\n") + pdf.count(b"/Type /Page\n") + pdf.count(b"/Type/Page/") <= 1, beside


def test_who_has_gone_on_stands_on_the_cohort_s_page(coach, cohort, amina):
    book_curious(curious=amina, cohort=cohort, meeting=None, interpreter=False)
    text = page_of(coach, f"/sv/coach/omgang/{cohort.uid}/")
    assert "En vill gå vidare" in text
    assert "Amina" in text
