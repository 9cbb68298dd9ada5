"""Roles of the staff: who gives them, what each opens, how they end."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command

from barkraft.coaching.actions import add_coach, end_coach, end_substitutes
from barkraft.people import facts
from barkraft.people.actions import RoleRefused, end_staff_role, give_staff_role, issue_card
from barkraft.people.models import AccountEvent, SignInCard, StaffRole, User
from barkraft.shared import clock
from barkraft.support.models import TimeEntry
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Cohort, CohortStaff, Venture
from tests.conftest import join, person

Role = StaffRole.Role
STAFF, TEAM = "/sv/coach/personal/", "/sv/coach/laget/"


def with_role(first_name: str, role: str) -> User:
    user = person(first_name, email=f"{first_name.lower()}@example.se", is_staff=True)
    give_staff_role(user=user, role=role, by=None)
    return user


@pytest.fixture
def eva(db) -> User:
    """The administrator, who coaches nobody."""
    return with_role("Eva", Role.ADMINISTRATOR)


@pytest.fixture
def mikael(db) -> User:
    """The project lead, who coaches nobody."""
    return with_role("Mikael", Role.LEAD)


def text(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return " ".join(BeautifulSoup(response.content.decode(), "html.parser").main.get_text(" ").split())


# Who may.


@pytest.mark.parametrize("who", ["hodan", "mira", "stina", "asa", "bo", "karin", "mikael"])
def test_nobody_but_the_administrator_gives_roles(client_of, request, who, eva):
    client, held = client_of(request.getfixturevalue(who)), StaffRole.objects.get(user=eva)
    assert client.get(STAFF).status_code == 403
    data = {"first_name": "Ny", "email": "ny@example.se", "role": "administrator"}
    assert client.post(f"{STAFF}roll/", data).status_code == 403
    assert client.post(f"{STAFF}roll/{held.uid}/avsluta/").status_code == 403
    assert not User.objects.filter(email="ny@example.se").exists()


@pytest.mark.parametrize("who", ["hodan", "asa", "karin", "eva"])
def test_nobody_but_the_project_lead_sees_all_cohorts(client_of, request, who):
    assert client_of(request.getfixturevalue(who)).get(TEAM).status_code == 403


def test_a_role_opens_no_group(client_of, eva, mikael, hemse, hodan):
    for user in (eva, mikael):
        client = client_of(user)
        assert client.get(f"/sv/coach/grupp/{hemse.uid}/").status_code in {403, 404}
        assert client.get(f"/sv/g/{hemse.uid}/").status_code == 404
        assert client.get("/sv/coach/").status_code == 403
        assert client.get("/sv/coach/oppna/").status_code == 403


def test_each_comes_to_her_own_desk(client_of, eva, mikael):
    assert client_of(eva).get("/sv/min-dag/")["Location"] == STAFF
    assert client_of(mikael).get("/sv/min-dag/")["Location"] == TEAM


def test_mitt_konto_leads_there(client_of, eva, asa):
    assert STAFF in client_of(eva).get("/sv/mitt-konto/").content.decode()
    assert "Administratör i " in text(client_of(eva), "/sv/mitt-konto/")
    assert STAFF not in client_of(asa).get("/sv/mitt-konto/").content.decode()


# Giving.


def test_somebody_new_gets_an_account_and_a_letter(client_of, eva, django_capture_on_commit_callbacks):
    data = {"first_name": "Nils", "email": "Nils@Example.se", "role": "moderator"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client_of(eva).post(f"{STAFF}roll/", data)["Location"] == STAFF
    nils = User.objects.get(email="nils@example.se")
    assert facts.has_staff_role(nils, Role.MODERATOR)
    assert nils.is_staff
    assert not nils.has_usable_password()
    assert "Eva har gett dig en roll i Bärkraft: Moderator." in mail.outbox[0].body
    assert "/sv/logga-in/" in mail.outbox[0].body


def test_somebody_who_is_there_gets_the_role_and_no_letter(client_of, eva, asa, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client_of(eva).post(f"{STAFF}roll/", {"first_name": "Åsa", "email": "asa@example.se", "role": "lead"})
    assert facts.staff_roles(asa) == {Role.LEAD}
    assert mail.outbox == []
    assert asa.events.get(kind="role_given").note == "Projektledare"
    assert asa.events.get(kind="role_given").by == eva


def test_a_card_dies_with_the_role(eva, hodan, asa):
    issue_card(user=hodan, by=asa)
    give_staff_role(user=hodan, role=Role.MODERATOR, by=eva)
    assert not SignInCard.objects.filter(user=hodan, revoked_at=None).exists()
    assert not facts.may_use_card(hodan)


def test_twice_is_once(eva):
    give_staff_role(user=eva, role=Role.LEAD, by=eva)
    give_staff_role(user=eva, role=Role.LEAD, by=eva)
    assert StaffRole.objects.filter(user=eva, role=Role.LEAD).count() == 1
    assert AccountEvent.objects.filter(user=eva, kind="role_given", note="Projektledare").count() == 1


@pytest.mark.parametrize("data", [{}, {"first_name": "Nils", "email": "nils@example.se", "role": "kung"}])
def test_what_is_missing_is_asked_for(client_of, eva, data):
    response = client_of(eva).post(f"{STAFF}roll/", data)
    assert response.status_code == 422
    assert data.get("email", "") in response.content.decode()
    assert not User.objects.filter(email="nils@example.se").exists()


# Ending.


def test_a_role_ends_and_so_does_what_it_opened(client_of, eva, mikael):
    held = StaffRole.objects.get(user=mikael)
    client_of(eva).post(f"{STAFF}roll/{held.uid}/avsluta/")
    mikael.refresh_from_db()
    assert not mikael.is_staff
    assert client_of(mikael).get(TEAM).status_code == 403
    assert mikael.events.get(kind="role_ended").note == "Projektledare"


def test_a_coach_who_gives_back_a_role_stays_a_coach(eva, asa):
    end_staff_role(held=give_staff_role(user=asa, role=Role.LEAD, by=eva), by=eva)
    asa.refresh_from_db()
    assert asa.is_staff


def test_the_only_administrator_stays(client_of, eva):
    held = StaffRole.objects.get(user=eva)
    with pytest.raises(RoleRefused):
        end_staff_role(held=held, by=eva)
    client = client_of(eva)
    client.post(f"{STAFF}roll/{held.uid}/avsluta/")
    assert "Det finns bara en administratör." in text(client, STAFF)
    with_role("Ewa", Role.ADMINISTRATOR)
    end_staff_role(held=held, by=eva)
    assert not facts.has_staff_role(eva, Role.ADMINISTRATOR)


def test_a_cohort_keeps_a_coach(client_of, eva, asa, hemse, cohort):
    staff = CohortStaff.objects.get(user=asa)
    with pytest.raises(Refused):
        end_coach(staff=staff, by=eva)
    add_coach(cohort=cohort, user=person("Vik", is_staff=True), by=eva, until=clock.today())
    with pytest.raises(Refused):
        end_coach(staff=staff, by=eva)  # a substitute does not stay
    add_coach(cohort=cohort, user=person("Ny", is_staff=True), by=eva)
    client_of(eva).post(f"{STAFF}coach/{staff.uid}/avsluta/")
    asa.refresh_from_db()
    assert not asa.is_staff
    assert client_of(asa).get("/sv/coach/").status_code == 403


# The substitute.


def invite_substitute(client, cohort, until, capture) -> str:
    """The link of the letter."""
    data = {"first_name": "Vera", "email": "vera@example.se", "until": until.isoformat()}
    with capture(execute=True):
        assert client.post(f"/sv/coach/omgang/{cohort.uid}/vikarie/", data).status_code == 302
    return next(word for word in mail.outbox[0].body.split() if "/inbjudan/" in word)


def test_a_substitute_coaches_to_her_last_day(
    client_of, nobody, asa, hemse, cohort, stopped_clock, django_capture_on_commit_callbacks
):
    last = clock.today() + timedelta(days=7)
    link = invite_substitute(client_of(asa), cohort, last, django_capture_on_commit_callbacks)
    path = link.removeprefix("http://localhost:8000")
    assert "Vikarie till och med tisdag 1 december" in text(nobody, path)
    nobody.post(path)
    vera = User.objects.get(email="vera@example.se")
    assert "Vikarie till och med tisdag 1 december" in text(client_of(asa), f"/sv/coach/omgang/{cohort.uid}/")
    assert client_of(vera).get(f"/sv/coach/grupp/{hemse.uid}/").status_code == 200
    with clock.stopped_at(stopped_clock + timedelta(days=7)):
        assert end_substitutes() == 0
        assert client_of(vera).get("/sv/coach/").status_code == 200
    with clock.stopped_at(stopped_clock + timedelta(days=8)):
        assert client_of(vera).get("/sv/coach/").status_code == 403  # before any tick
        assert end_substitutes() == 1
        assert end_substitutes() == 0
    vera.refresh_from_db()
    assert not vera.is_staff
    assert vera.events.get(kind="role_ended").note == "Vikarie, Gotland hösten 2026"
    assert CohortStaff.objects.get(user=vera).ended_on == last


def test_a_last_day_that_has_been_is_asked_for_again(client_of, asa, cohort, stopped_clock):
    data = {"first_name": "Vera", "email": "vera@example.se", "until": "2026-11-23"}
    response = client_of(asa).post(f"/sv/coach/omgang/{cohort.uid}/vikarie/", data)
    assert "Bjud in en vikarie" in response.content.decode()
    assert response.status_code == 422
    assert "Dagen har varit." in response.content.decode()


def test_a_coach_is_not_made_a_substitute_and_a_substitute_may_stay(asa, cohort):
    assert add_coach(cohort=cohort, user=asa, by=None, until=clock.today()).until is None
    vera = person("Vera")
    for days in (3, 1, 5):
        staff = add_coach(cohort=cohort, user=vera, by=asa, until=clock.today() + timedelta(days=days))
    assert staff.until == clock.today() + timedelta(days=5)
    assert add_coach(cohort=cohort, user=vera, by=asa).role == CohortStaff.Role.COACH


def test_a_former_substitute_comes_back(asa, cohort, stopped_clock):
    vera = person("Vera")
    add_coach(cohort=cohort, user=vera, by=asa, until=clock.today())
    with clock.stopped_at(stopped_clock + timedelta(days=30)):
        add_coach(cohort=cohort, user=vera, by=asa, until=clock.today())
        assert CohortStaff.objects.now(vera).exists()
    assert CohortStaff.objects.filter(user=vera).count() == 2


# The project lead's page.


def test_the_lead_sees_counts_and_no_name(client_of, mikael, hemse, sanda, hodan, mira, asa):
    said = text(client_of(mikael), TEAM)
    assert "Gotland hösten 2026 0 1" not in said  # Möta first: Hemse bröd
    assert "Gotland hösten 2026 1 0 0 1 0 0 0 0 Färre än fem visas inte" in said
    for name in ("Hemse", "Sanda", "Hodan", "Mira", "Åsa"):
        assert name not in said


def test_five_people_are_counted_and_four_are_not(client_of, mikael, hemse):
    for number in range(4):
        join(person(f"P{number}"), hemse)
    assert "Färre än fem visas inte" in text(client_of(mikael), TEAM)
    join(person("P4"), hemse)
    assert "1 0 0 0 0 0 0 0 5" in text(client_of(mikael), TEAM)


def test_hours_by_function_not_for_fewer_than_five(client_of, mikael, asa, hemse, hodan):
    TimeEntry.objects.create(staff=asa, venture=hemse, function_id="advice_start", minutes=90, on=clock.today())
    assert "1,5" not in text(client_of(mikael), TEAM)
    for number in range(4):
        join(person(f"P{number}"), hemse)
    assert ": 1,5" in text(client_of(mikael), TEAM)


def test_somebody_in_two_groups_is_one_of_the_five(client_of, mikael, asa, hemse, sanda, hodan, samir, mira):
    for group in (hemse, sanda):
        TimeEntry.objects.create(staff=asa, venture=group, function_id="advice_start", minutes=45, on=clock.today())
    for one in (hodan, samir):
        join(one, sanda)
    assert "1,5" not in text(client_of(mikael), TEAM), "five places, three people"


@pytest.mark.parametrize("address", [STAFF, TEAM])
def test_as_many_queries_for_many(client_of, eva, mikael, address, cohort, django_assert_max_num_queries):
    client = client_of(eva if address == STAFF else mikael)
    for number in range(12):
        add_coach(cohort=cohort, user=person(f"C{number}"), by=None)
        join(person(f"P{number}"), Venture.objects.create(cohort=cohort, name=f"G{number}"))
    with django_assert_max_num_queries(11):
        client.get(address)


def test_the_first_administrator_comes_from_the_command_line(asa, capsys):
    call_command("staff", "administrator", name="Eva", email="eva@example.se")
    call_command("staff", "administrator", name="Åsa", email="asa@example.se")
    assert StaffRole.objects.filter(role=Role.ADMINISTRATOR, ended_on=None).count() == 2
    assert "/sv/logga-in/" in capsys.readouterr().out


def test_a_substitute_lets_nobody_in_after_herself(client_of, asa, cohort, hemse, stopped_clock):
    """Neither herself for good, nor by a cohort of her own."""
    vera = person("Vera", email="vera@example.se")
    add_coach(cohort=cohort, user=vera, by=asa, until=clock.today())
    client, page = client_of(vera), f"/sv/coach/omgang/{cohort.uid}/"
    asked = {"first_name": "Vera", "email": "vera@example.se", "until": "2027-12-31"}
    assert client.post(f"{page}bjud-in/", asked).status_code == 403
    assert client.post(f"{page}vikarie/", asked).status_code == 403
    made = client.post("/sv/coach/omgang/ny/", {"name": "Min egen", "starts_on": "2026-12-01"})
    assert made.status_code == 403
    assert not cohort.invitation_set.exists()
    assert not Cohort.objects.exclude(pk=cohort.pk).exists()
    assert "/bjud-in/" not in client.get(page).content.decode()
    assert "/bjud-in/" in client_of(asa).get(page).content.decode()
