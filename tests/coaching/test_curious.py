"""Jag är nyfiken: anybody may ask to be called, nothing about health or money is asked, and soon nothing is left."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.cache import caches
from django.db import connection
from django.test import Client

from barkraft.coaching.actions import add_curious, create_slip
from barkraft.coaching.models import Curious, Slip
from barkraft.coaching.retention import erase_what_is_due
from barkraft.shared import clock, tick
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Cohort, Meeting

FORM, THANKS = "/sv/nyfiken/", "/sv/nyfiken/tack/"
AMINA = {"first_name": "Amina", "phone": "070-174 06 05", "language": "so", "interpreter": "on", "wanted": "morning"}
RING_INTE = {"first_name": "Yusuf", "no_call": "on", "language": "ar", "wanted": "any"}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]


def everything() -> str:
    """Every row of every table, as one heap of text."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [repr(row) for row in cursor.fetchall()]
    return "\n".join(rows)


@pytest.fixture
def slip(cohort: Cohort) -> Slip:
    return create_slip(cohort=cohort, place="SFI Hemse")


def test_she_asks_and_is_told_the_last_day(nobody):
    response = nobody.post(FORM, AMINA)
    assert response.status_code == 302
    one = Curious.objects.get()
    assert (one.first_name, one.phone, one.language) == ("Amina", "+46701740605", "so")
    assert (one.interpreter, one.wanted, one.cohort, one.outcome) == (True, "morning", None, "")
    assert one.call_by == date(2026, 11, 27)  # asked on a Tuesday: the third working day is Friday
    page = nobody.get(response["Location"]).content.decode()
    assert "Vi ringer senast fredag 27 november." in page
    assert 'href="tel:+46846500404"' in page
    assert "Amina" not in response["Location"] + page
    assert one.uid not in response["Location"] + page


def test_ring_inte_keeps_no_number_and_says_where_to_come(nobody, cohort):
    Meeting.objects.create(cohort=cohort, starts_at=clock.now() + timedelta(days=2), place="Hemse bibliotek")
    Meeting.objects.create(cohort=cohort, starts_at=clock.now() + timedelta(days=1), place="Hos coachen", kind="talk")
    page = nobody.post(FORM, RING_INTE | {"phone": "070-174 06 05"}, follow=True).content.decode()
    assert Curious.objects.get().phone == ""
    assert "Vi ringer inte. Kom när du vill." in page
    assert "Hemse bibliotek" in page
    assert "Hos coachen" not in page  # a talk is between two
    assert "1740605" not in everything()


def test_without_a_meeting_she_is_told_to_call(nobody):
    page = nobody.post(FORM, RING_INTE, follow=True).content.decode()
    assert "Ring oss när du vill, så säger vi var vi träffas." in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"first_name": ""}, "Skriv ditt förnamn."),
        ({"phone": ""}, "Skriv ditt nummer. Eller välj: Ring inte mig."),
        ({"phone": "12345"}, "Skriv numret med alla siffror, till exempel 070-123 45 67."),
        ({"first_name": "Amina 640823-3234"}, "Det ser ut som ett personnummer. Skriv bara förnamnet."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(nobody, change, sentence):
    response = nobody.post(FORM, AMINA | change)
    assert response.status_code == 422
    page = BeautifulSoup(response.content.decode(), "html.parser")
    assert sentence in page.get_text()
    assert page.select_one("[name=language] option[selected]")["value"] == "so"
    assert page.select_one("[name=wanted][checked]")["value"] == "morning"
    assert not Curious.objects.exists()


def test_the_form_asks_for_nothing_else_and_has_no_free_text(nobody):
    page = BeautifulSoup(nobody.get(FORM).content.decode(), "html.parser")
    asked = {one["name"] for one in page.select("form [name]")} - {"csrfmiddlewaretoken", "form"}
    assert asked == {"first_name", "phone", "no_call", "language", "interpreter", "wanted"}
    assert not page.select("textarea")
    text = " ".join(page.get_text(" ").split())
    assert "Skriv inget om hälsa eller pengar." in text
    assert "inom tre arbetsdagar" in text
    assert "Efter 90 dagar tar vi alltid bort dem." in text
    assert "Säger du nej tar vi bort dem genast." in text


def test_who_does_not_read_sees_a_picture_and_can_hear_all_of_it(nobody):
    page = nobody.get(FORM).content.decode()
    assert page.index("scenes/coach") < page.index("<form")
    assert "data-read" in page
    assert "<aside" not in page, "what stands aside is not read aloud"


@pytest.mark.parametrize("language", ["sv", "sv-simple", "en", "ar"])
def test_in_every_language_of_the_interface(nobody, language):
    assert nobody.get(f"/{language}/nyfiken/").status_code == 200
    response = nobody.post(f"/{language}/nyfiken/", AMINA)
    assert response["Location"].startswith(f"/{language}/nyfiken/tack/")
    assert nobody.get(response["Location"]).status_code == 200


def test_the_language_of_the_page_is_the_first_guess(nobody):
    page = BeautifulSoup(nobody.get("/ar/nyfiken/").content.decode(), "html.parser")
    assert page.select_one("[name=language] option[selected]")["value"] == "ar"


def test_sent_twice_it_counts_once(nobody, slip):
    address = f"{FORM}?lapp={slip.code}"
    form = BeautifulSoup(nobody.get(address).content.decode(), "html.parser").select_one("[name=form]")["value"]
    places = {nobody.post(address, AMINA | {"form": form})["Location"] for _ in range(3)}
    assert len(places) == 1
    assert Curious.objects.count() == 1
    slip.refresh_from_db()
    assert slip.came == 1


def test_the_same_number_again_is_the_same_person_and_nobody_can_tell(nobody, cohort):
    first = nobody.post(FORM, AMINA)["Location"]
    with clock.stopped_at(clock.now() + timedelta(days=1)):
        again = nobody.post(FORM, AMINA | {"phone": "+46 70 174 06 05", "language": "sv"})["Location"]
        known = nobody.post(FORM, AMINA | {"phone": "070-174 06 06"})["Location"]
    assert again == known  # a new number is told the same
    assert first != again
    one = Curious.objects.get(phone="+46701740605")
    assert (one.language, one.call_by) == ("sv", date(2026, 11, 27))  # her last words, our first promise


def test_a_slip_leads_to_the_form_and_is_counted(nobody, slip, cohort):
    response = nobody.get(f"/n/{slip.code}")
    assert response.status_code == 302
    assert response["Location"] == f"{FORM}?lapp={slip.code}"
    nobody.get(response["Location"])
    slip.refresh_from_db()
    assert slip.came == 0  # looking is not asking
    nobody.post(response["Location"], AMINA)
    slip.refresh_from_db()
    assert slip.came == 1
    one = Curious.objects.get()
    assert (one.cohort, one.slip) == (cohort, slip)


@pytest.mark.parametrize("code", ["zzzzzz", "", "../x", "%00", "é"])
def test_an_unknown_slip_leads_to_the_form_all_the_same(nobody, code):
    assert nobody.get(f"{FORM}?lapp={code}").status_code == 200
    assert nobody.post(f"{FORM}?lapp={code}", AMINA).status_code == 302
    if code.isalpha() and code.isascii():
        assert nobody.get(f"/n/{code}")["Location"] == FORM


def test_a_slip_speaks_the_phone_s_language(slip):
    reader = Client(headers={"accept-language": "ar"})
    assert reader.get(f"/n/{slip.code.upper()}")["Location"] == f"/ar/nyfiken/?lapp={slip.code}"


@pytest.mark.parametrize("written", ["", "2026-11-20", "2027-11-27", "i morgon", "2026-13-40", "<b>", "9" * 400])
def test_the_thanks_say_no_day_that_we_did_not_promise(nobody, written):
    page = nobody.get(THANKS, {"senast": written}).content.decode()
    assert "Vi ringer senast" not in page
    assert "<b>" not in page.replace("<b>Ring", "")


def test_a_flood_from_one_address_is_stopped_with_a_sentence(nobody, monkeypatch):
    caches["limits"].clear()
    monkeypatch.setattr("barkraft.coaching.views.curious.PER_ADDRESS", 2)
    answers = [nobody.post(FORM, AMINA | {"phone": f"070-174 06 {number}"}) for number in range(10, 14)]
    assert [one.status_code for one in answers] == [302, 302, 429, 429]
    assert "Många skriver till oss just nu." in answers[-1].content.decode()
    assert Curious.objects.count() == 2


def test_no_browser_keeps_the_pages(nobody, slip):
    for address in (FORM, THANKS, f"/n/{slip.code}"):
        assert "no-store" in nobody.get(address)["Cache-Control"]


def test_after_ninety_days_nothing_of_her_is_anywhere(nobody, slip):
    nobody.post(f"{FORM}?lapp={slip.code}", AMINA)
    assert "Amina" in everything()
    with clock.stopped_at(clock.now() + timedelta(days=89)):
        erase_what_is_due()
        assert Curious.objects.count() == 1
    with clock.stopped_at(clock.now() + timedelta(days=90, minutes=1)):
        assert tick._jobs["coaching.retention"] is erase_what_is_due  # it goes by itself, every minute
        erase_what_is_due()
    left = everything()
    for word in ("Amina", "701740605", "174 06 05"):
        assert word not in left
    slip.refresh_from_db()
    assert slip.came == 1


def test_the_action_refuses_too(cohort):
    with pytest.raises(Refused):
        add_curious(first_name="Amina", phone="12", language="sv", interpreter=False, wanted="any")
    assert not Curious.objects.exists()


def test_the_start_page_leads_there(nobody):
    page = BeautifulSoup(nobody.get("/sv/").content.decode(), "html.parser")
    assert len(page.select(f'a[href="{FORM}"]')) == 3
    assert page.select_one(f'a.door[href="{FORM}"] b').get_text() == "Starta tillsammans"


def test_no_column_of_hers_is_free_text():
    fields = {field.name: field for field in apps.get_model("coaching.Curious")._meta.get_fields()}
    texts = {name for name, field in fields.items() if field.get_internal_type() in {"TextField", "JSONField"}}
    assert texts == set()
