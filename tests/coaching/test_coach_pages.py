"""A coach does her work, in her own cohorts and nowhere else."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from barkraft.coaching.forms.support import InvoicerForm, OfferingForm, ProjectForm, TimeForm
from barkraft.people.actions import hand_out, issue_card
from barkraft.people.facts import CardState, card_state
from barkraft.people.models import SignInCard, User
from barkraft.shared import clock
from barkraft.venture.models import Access, Cohort, CohortStaff, Meeting, Venture

BOARD = "/sv/coach/"


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


def group(venture: Venture, rest: str = "") -> str:
    return f"/sv/coach/grupp/{venture.uid}/{rest}"


def test_the_board_shows_her_groups_and_no_others(coach, hemse, sanda, other_venture):
    html = coach.get(BOARD).content.decode()
    assert "Hemse bröd" in html
    assert "Sanda tvätt" in html
    assert "Luleå lunch" not in html


def test_who_waits_stands_first(coach, hemse, sanda):
    Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=2))
    html = coach.get(BOARD).content.decode()
    assert html.index("Sanda tvätt") < html.index("Hemse bröd")
    assert "Bestäm nästa möte." in html


@pytest.mark.parametrize("name", ["hodan", "mira", "karin", "stina"])
def test_who_coaches_nobody_is_kept_out(client_of, request, name):
    assert client_of(request.getfixturevalue(name)).get(BOARD).status_code == 403


@pytest.mark.parametrize(
    "rest", ["", "andra/", "kort.pdf", "person/ny/", "mote/nytt/"], ids=["group", "edit", "cards", "person", "meeting"]
)
def test_another_cohorts_group_is_not_found(coach, other_venture, rest):
    assert coach.get(group(other_venture, rest)).status_code == 404


def test_another_cohort_is_not_found(coach, other_cohort):
    assert coach.get(f"/sv/coach/omgang/{other_cohort.uid}/").status_code == 404


@pytest.mark.parametrize("action", ["lamna-ut", "byt-bilder", "aterkalla", "oppna"])
def test_a_stranger_of_another_cohort_cannot_be_touched(coach, hemse, other_venture, stina, bo, action):
    card, _ = issue_card(user=stina, by=bo)
    before = SignInCard.objects.values().get(pk=card.pk)
    for venture in (other_venture, hemse):  # her own group's address with another group's person, too
        assert coach.post(group(venture, f"person/{stina.uid}/{action}/")).status_code == 404
    assert SignInCard.objects.values().get(pk=card.pk) == before
    assert SignInCard.objects.count() == 1


def test_who_stopped_coaching_sees_nothing(coach, asa, hemse):
    CohortStaff.objects.filter(user=asa).update(ended_on=clock.today())
    assert coach.get(BOARD).status_code == 403
    assert coach.get(group(hemse)).status_code == 403


def test_a_new_cohort_is_hers(coach, asa):
    response = coach.post(
        "/sv/coach/omgang/ny/", {"name": "Gotland våren 2027", "starts_on": "2027-02-01", "place": "Visby"}
    )
    cohort = Cohort.objects.get(name="Gotland våren 2027")
    assert response["Location"] == f"/sv/coach/omgang/{cohort.uid}/"
    assert CohortStaff.objects.filter(cohort=cohort, user=asa, ended_on=None).exists()
    assert coach.get(response["Location"]).status_code == 200


def test_a_cohort_is_changed(coach, cohort):
    address = f"/sv/coach/omgang/{cohort.uid}/andra/"
    assert coach.get(address).status_code == 200
    coach.post(address, {"name": "Gotland", "starts_on": "2026-09-02", "place": ""})
    cohort.refresh_from_db()
    assert (cohort.name, cohort.place) == ("Gotland", "")


def test_a_new_group_in_a_cohort(coach, cohort):
    response = coach.post(f"/sv/coach/omgang/{cohort.uid}/grupp/ny/", {"name": "Klinte cykel"})
    venture = Venture.objects.get(name="Klinte cykel")
    assert response["Location"] == group(venture)
    assert "Här står inget än" in coach.get(group(venture)).content.decode()


def test_a_group_is_changed_but_not_its_phase(coach, hemse):
    coach.post(group(hemse, "andra/"), {"name": "Hemse bageri", "registered_on": "2026-11-20", "phase": "bara"})
    hemse.refresh_from_db()
    assert (hemse.name, str(hemse.registered_on), hemse.phase) == ("Hemse bageri", "2026-11-20", "mota")


def test_a_person_by_first_name(coach, hemse):
    response = coach.post(
        group(hemse, "person/ny/"), {"first_name": " Peter ", "role": "participant", "language": "en", "email": ""}
    )
    assert response["Location"] == group(hemse) + "#personer"
    peter = User.objects.get(first_name="Peter")
    assert (peter.language, peter.email, peter.has_usable_password()) == ("en", "", False)
    assert Access.objects.get(user=peter).venture == hemse
    assert "Skriv ut ett kort" in coach.get(group(hemse)).content.decode()


def test_a_name_is_asked_for(coach, hemse):
    html = coach.post(group(hemse, "person/ny/"), {"role": "participant", "language": "sv"}).content.decode()
    assert "Skriv ett förnamn." in html


def test_a_person_of_another_group_of_hers_gets_a_second_role(coach, hemse, mira):
    coach.post(group(hemse, "person/ny/"), {"known": mira.uid, "role": "supervisor", "language": "sv"})
    assert {access.venture.name for access in mira.access.all()} == {"Hemse bröd", "Sanda tvätt"}


def test_a_stranger_cannot_be_taken_in(coach, hemse, mira, stina):
    coach.post(group(hemse, "person/ny/"), {"known": stina.uid, "role": "participant", "language": "sv"})
    assert not Access.objects.filter(user=stina, venture=hemse).exists()


def test_a_role_ends_and_the_last_one_takes_the_name_with_it(coach, hemse, hodan):
    from barkraft.venture.actions import record_decision

    decision = record_decision(venture=hemse, lines=["Vi bakar på torsdagar."], by=hodan)[0]
    access = Access.objects.get(user=hodan)
    coach.post(group(hemse, f"roll/{access.uid}/avsluta/"))
    access.refresh_from_db()
    decision.refresh_from_db()
    assert access.ended_on is not None
    assert (decision.text, decision.by) == ("Vi bakar på torsdagar.", None)


def test_a_meeting_is_planned_changed_and_taken_away(coach, hemse):
    values = {"day": "2099-12-03", "start": "10:00", "minutes": "90", "place": "Biblioteket i Hemse", "travel": "",
              "bring": "", "language": "so", "interpreter": "on"}  # fmt: skip
    coach.post(group(hemse, "mote/nytt/"), values)
    meeting = Meeting.objects.get()
    assert meeting.starts_at == datetime(2099, 12, 3, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    assert meeting.interpreter
    address = group(hemse, f"mote/{meeting.uid}/")
    assert 'value="2099-12-03"' in coach.get(address).content.decode()
    coach.post(address, values | {"start": "13:30", "interpreter": ""})
    meeting.refresh_from_db()
    assert (meeting.starts_at.hour, meeting.interpreter) == (12, False)  # UTC
    coach.post(address + "ta-bort/")
    assert not Meeting.objects.exists()


def test_a_new_meeting_begins_as_the_last_one(coach, hemse, stopped_clock):
    at = stopped_clock - timedelta(days=5)  # a Thursday
    Meeting.objects.create(
        venture=hemse,
        starts_at=at,
        place="Biblioteket",
        travel="Buss 10",
        language="so",
        interpreter=True,
        bring="Mjöl",
    )
    address = group(hemse, "mote/nytt/")
    html = coach.get(address).content.decode()
    for words in ('value="2026-11-26"', 'value="12:00"', "Biblioteket", "Buss 10", 'value="so" selected', " checked"):
        assert words in html
    assert "Mjöl" not in html
    values = {"day": "2026-11-26", "start": "10:00", "minutes": "90", "language": "so"}
    told = coach.post(address, values, follow=True).content.decode()
    assert "Sparat. Ni ses torsdag 26 november, klockan 10.00." in told


def test_a_day_that_has_been_is_refused(coach, hemse):
    values = {"day": "2020-01-01", "start": "10:00", "minutes": "90", "language": "sv"}
    assert "Dagen har varit" in coach.post(group(hemse, "mote/nytt/"), values).content.decode()
    assert not Meeting.objects.exists()


def test_the_card_of_a_person_step_by_step(coach, hemse, hodan):
    page = group(hemse)
    assert "inget kort" in coach.get(page).content.decode()
    coach.post(group(hemse, "kort.pdf"), {"person": hodan.uid})
    assert "sover" in coach.get(page).content.decode()
    coach.post(group(hemse, f"person/{hodan.uid}/lamna-ut/"))
    assert card_state(SignInCard.objects.get()) == CardState.WAITING
    assert "väntar på bilder" in coach.get(page).content.decode()
    coach.post(group(hemse, f"person/{hodan.uid}/aterkalla/"))
    assert card_state(SignInCard.objects.get()) == CardState.REVOKED


def test_new_pictures_and_the_lock(coach, hemse, hodan, asa):
    card, _ = issue_card(user=hodan, by=asa)
    hand_out(card=card, by=asa)
    SignInCard.objects.update(pictures_hmac="x", locked_at=clock.now(), wrong_in_all=15)
    html = coach.get(BOARD).content.decode()
    assert "Öppna kortet för \u2068Hodan\u2069." in html
    coach.post(group(hemse, f"person/{hodan.uid}/oppna/"))
    assert card_state(SignInCard.objects.get()) == CardState.IN_USE
    coach.post(group(hemse, f"person/{hodan.uid}/byt-bilder/"))
    assert card_state(SignInCard.objects.get()) == CardState.WAITING


def test_a_button_pressed_twice_leads_to_the_same_page(coach, hemse, hodan, asa):
    """The card, the role or the meeting is gone the second time."""
    issue_card(user=hodan, by=asa)
    meeting = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=2))
    access = Access.objects.get(user=hodan)
    for rest in (f"person/{hodan.uid}/aterkalla/", f"mote/{meeting.uid}/ta-bort/", f"roll/{access.uid}/avsluta/"):
        first, second = coach.post(group(hemse, rest)), coach.post(group(hemse, rest))
        if rest.startswith("person"):
            assert "Hodan har inget kort nu." in coach.get(group(hemse)).content.decode()
        assert first["Location"] == second["Location"], rest


def test_what_was_done_to_a_card_is_said_where_the_people_stand(coach, hemse, hodan, asa):
    issue_card(user=hodan, by=asa)
    response = coach.post(group(hemse, f"person/{hodan.uid}/lamna-ut/"))
    assert response["Location"].endswith("#personer")
    page = coach.get(group(hemse)).content.decode()
    assert page.count("Kortet är vaket i 24 timmar.") == 1
    assert page.index('id="personer"') < page.index("Kortet är vaket i 24 timmar.")


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("person/ny/", {"Skriv ett förnamn."}),
        ("mote/nytt/", {"Välj en dag.", "Välj en tid, till exempel 10:00.", "Skriv ett antal minuter"}),
        ("andra/", {"Skriv vad gruppen heter."}),
    ],
)
def test_an_empty_form_says_what_to_do(coach, hemse, rest, words):
    html = coach.post(group(hemse, rest), {"minutes": "", "language": "sv", "role": "participant"}).content.decode()
    assert [word for word in words if word not in html] == []
    assert "obligatorisk" not in html


def test_nothing_changes_on_get(coach, hemse, hodan):
    for action in ("lamna-ut", "byt-bilder", "aterkalla", "oppna"):
        assert coach.get(group(hemse, f"person/{hodan.uid}/{action}/")).status_code == 405
    assert not SignInCard.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_people(coach, hemse, hodan, django_assert_max_num_queries):
    from barkraft.coaching.actions import add_person
    from barkraft.coaching.actions.board import remake_rows

    coach.get(group(hemse))
    for number in range(6):
        add_person(venture=hemse, first_name=f"Person {number}", language="sv", role="participant", by=hodan)
    remake_rows()  # the worker keeps what the board says of a group; the page reads it there
    with django_assert_max_num_queries(17):
        coach.get(group(hemse))


def test_the_group_page_begins_with_what_waits_and_leads_to_each_person(coach, hemse, hodan):
    page = BeautifulSoup(coach.get(group(hemse)).content.decode(), "html.parser")
    waits = page.select_one("section.need")
    assert waits
    assert "Bestäm nästa möte." in waits.get_text()
    assert page.select_one(f"main th a[href='{group(hemse, f'person/{hodan.uid}/')}']")
    solid = [one for one in page.select("main .btn") if not {"quiet", "plain"} & set(one["class"])]
    assert [one.get_text(strip=True) for one in solid] == ["Nytt möte"]


NUMBER = "811228-9874"


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("grupp/{group}/andra/", {"name": NUMBER}),
        ("grupp/{group}/person/ny/", {"first_name": f"Ali {NUMBER}", "role": "participant", "language": "sv"}),
        ("omgang/{cohort}/grupp/ny/", {"name": NUMBER}),
        ("omgang/{cohort}/andra/", {"name": "Gotland", "starts_on": "2026-12-01", "place": NUMBER}),
        ("omgang/{cohort}/bjud-in/", {"first_name": NUMBER, "email": "ny@example.se"}),
        ("grupp/{group}/mote/nytt/", {"day": "2099-01-01", "start": "10:00", "minutes": 60, "place": NUMBER}),
    ],
)
def test_nobody_s_number_is_kept_among_names_and_places(client_of, asa, hodan, hemse, cohort, address, data):
    path = "/sv/coach/" + address.format(group=hemse.uid, cohort=cohort.uid)
    page = client_of(asa).post(path, data).content.decode()
    assert "Det ser ut som ett personnummer. Skriv det inte här." in page
    words = [*Venture.objects.values_list("name"), *Cohort.objects.values_list("name", "place")]
    words += [*User.objects.values_list("first_name"), *Meeting.objects.values_list("place")]
    assert NUMBER not in str(words)


def test_nor_where_a_time_is_booked_or_a_project_is_named(db):
    for form, name in ((TimeForm, "place"), (ProjectForm, "name"), (InvoicerForm, "paper"), (OfferingForm, "provider")):
        assert "personnummer" in str(form({name: NUMBER}).errors.get(name, "")), form
