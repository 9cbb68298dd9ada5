"""Meetings in somebody's own calendar: one as a file, all by a secret address, and on paper."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from barkraft.people.actions import end_calendar_link, renew_calendar_link
from barkraft.people.models import CalendarLink, User
from barkraft.people.quiet_logs import without_tokens
from barkraft.shared import clock
from barkraft.venture.actions import leave_venture, write_answer
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import CohortStaff, Meeting
from tests.conftest import NOON

ACCOUNT = "/sv/mitt-konto/"
pytestmark = pytest.mark.usefixtures("stopped_clock")


def meet(venture=None, hours=24, **more):
    return Meeting.objects.create(venture=venture, starts_at=clock.now() + timedelta(hours=hours), **more)


def feed(token: str) -> str:
    """What a calendar without any session fetches, unfolded."""
    response = Client().get(f"/kalender/{token}.ics")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    return response.content.decode().replace("\r\n ", "")


class TestOneMeeting:
    def test_a_member_and_the_coach_put_it_in_the_calendar(self, hemse, hodan, asa, client_of):
        meeting = meet(hemse, place="Biblioteket", changes=3)
        for user in (hodan, asa):
            response = client_of(user).get(f"/sv/g/{hemse.uid}/mote/{meeting.uid}.ics")
            text = response.content.decode()
            assert response["Content-Type"].startswith("text/calendar")
            assert "SUMMARY:Möte\\, Hemse bröd" in text
            assert "LOCATION:Biblioteket" in text
            assert "SEQUENCE:3" in text
            assert f"UID:{meeting.uid}@" in text

    @pytest.mark.parametrize("name", ["stina", "mira", "bo", "karin"])
    def test_it_is_nobody_elses(self, hemse, name, request, client_of):
        meeting = meet(hemse)
        client = client_of(request.getfixturevalue(name))
        assert client.get(f"/sv/g/{hemse.uid}/mote/{meeting.uid}.ics").status_code == 404

    def test_another_groups_meeting_is_not_found_at_ones_own_address(self, hemse, sanda, hodan, client_of):
        theirs = meet(sanda)
        assert client_of(hodan).get(f"/sv/g/{hemse.uid}/mote/{theirs.uid}.ics").status_code == 404

    def test_pages_lead_to_it(self, hemse, hodan, client_of):
        meeting = meet(hemse)
        for page in ("/sv/min-dag/", f"/sv/g/{hemse.uid}/", f"/sv/g/{hemse.uid}/moten/"):
            assert f"/sv/g/{hemse.uid}/mote/{meeting.uid}.ics" in client_of(hodan).get(page).content.decode()


class TestMeetingsOnPaper:
    def test_those_that_come_and_what_the_group_needs(self, hemse, hodan, client_of):
        needs = Place(hemse, "group.access_needs")
        write_answer(place=needs, value=["Paus efter en timme."], writing=Writing(hodan))
        meet(hemse, place="Biblioteket", travel="Buss 10", interpreter=True)
        meet(hemse, hours=24 * 8, place="Bageriet", kind=Meeting.Kind.VISIT)
        meet(hemse, hours=-48, place="Förra platsen")
        html = client_of(hodan).get(f"/sv/g/{hemse.uid}/moten/").content.decode()
        for words in (
            "Onsdag 25 november, klockan 12.00",
            "Buss 10",
            "Studiebesök",
            "Bageriet",
            "Paus efter en timme.",
        ):
            assert words in html
        assert "Coachen bokar tolk" in html
        assert "Förra platsen" not in html

    def test_a_constant_number_of_queries(self, hemse, hodan, client_of, django_assert_max_num_queries):
        for week in range(1, 11):
            meet(hemse, hours=24 * 7 * week)
        client = client_of(hodan)
        with django_assert_max_num_queries(8):
            assert client.get(f"/sv/g/{hemse.uid}/moten/").status_code == 200


class TestTheSecretAddress:
    def test_her_meetings_of_the_last_month_and_those_that_come(self, hemse, sanda, hodan):
        meet(hemse, place="Biblioteket")
        meet(hemse, hours=-24 * 29, place="Nyss")
        meet(hemse, hours=-24 * 31, place="Länge sen")
        meet(sanda, place="Sandas plats")
        text = feed(renew_calendar_link(user=hodan))
        assert "LOCATION:Biblioteket" in text
        assert "LOCATION:Nyss" in text
        assert "Länge sen" not in text
        assert "Sandas plats" not in text

    def test_only_time_place_and_the_groups_name(self, hemse, hodan):
        meet(
            hemse, place="Biblioteket", travel="Buss 10", bring="Kaffe", interpreter=True,
            worked="Alla pratade", not_worked="Bråk", asked="Om pengar", next_words="Baka",
        )  # fmt: skip
        names = {line.partition(":")[0] for line in feed(renew_calendar_link(user=hodan)).split("\r\n") if line}
        told = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "SEQUENCE", "STATUS", "BEGIN", "END"}
        head = {"VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "X-PUBLISHED-TTL"}
        assert names == told | head | {"REFRESH-INTERVAL;VALUE=DURATION"}
        text = feed(renew_calendar_link(user=hodan))
        for words in ("Buss", "Kaffe", "Alla pratade", "Bråk", "pengar", "Baka", "Hodan"):
            assert words not in text

    def test_in_her_own_language(self, hemse, samir):
        meet(hemse)
        text = feed(renew_calendar_link(user=samir))
        assert "Hemse bröd" in text

    def test_a_coach_has_her_groups_meetings_and_her_cohorts(self, hemse, sanda, other_venture, cohort, asa):
        meet(hemse, place="Ett")
        meet(sanda, place="Två")
        meet(cohort=cohort, place="Tre")
        meet(other_venture, place="Fyra")
        text = feed(renew_calendar_link(user=asa))
        assert re.findall(r"LOCATION:(\w+)", text) == ["Ett", "Två", "Tre"]
        assert "SUMMARY:Möte\\, Gotland hösten 2026" in text

    def test_who_has_left_or_stopped_coaching_has_them_no_more(self, hemse, hodan, asa):
        meet(hemse)
        hers, coachs = renew_calendar_link(user=hodan), renew_calendar_link(user=asa)
        leave_venture(venture=hemse, user=hodan)
        CohortStaff.objects.update(ended_on=clock.today())
        assert "BEGIN:VEVENT" not in feed(hers)
        assert "BEGIN:VEVENT" not in feed(coachs)

    def test_a_substitute_has_them_up_to_her_last_day(self, hemse, bo, cohort):
        CohortStaff.objects.create(cohort=cohort, user=bo, role="substitute", until=clock.today())
        meet(hemse, hours=72, place="Biblioteket")
        token = renew_calendar_link(user=bo)
        assert "Biblioteket" in feed(token)
        with clock.stopped_at(NOON + timedelta(days=1)):
            assert "Biblioteket" not in feed(token)

    def test_a_new_address_ends_the_old_one(self, hodan):
        old, new = renew_calendar_link(user=hodan), renew_calendar_link(user=hodan)
        assert Client().get(f"/kalender/{old}.ics").status_code == 404
        feed(new)
        assert CalendarLink.objects.count() == 1

    def test_turned_off_closed_and_erased(self, hodan, samir):
        token, other = renew_calendar_link(user=hodan), renew_calendar_link(user=samir)
        end_calendar_link(user=hodan)
        User.objects.filter(pk=samir.pk).update(is_active=False)
        for one in (token, other, "", "a" * 22, "../x"):
            assert Client().get(f"/kalender/{one}.ics").status_code == 404
        samir.delete()
        assert CalendarLink.objects.count() == 0

    def test_it_is_kept_as_a_hash_and_in_no_log(self, hodan):
        token = renew_calendar_link(user=hodan)
        assert token not in CalendarLink.objects.get().token_hash
        assert token not in without_tokens(f"GET /kalender/{token}.ics 200")

    def test_a_few_queries_however_many_meetings(self, hemse, sanda, asa, django_assert_max_num_queries):
        for hours in range(1, 40):
            meet(hemse if hours % 2 else sanda, hours=hours)
        token = renew_calendar_link(user=asa)
        with django_assert_max_num_queries(2):
            feed(token)


class TestMyAccount:
    def test_she_makes_an_address_and_sees_it_once(self, hemse, hodan, client_of):
        meet(hemse, place="Biblioteket")
        client = client_of(hodan)
        response = client.post(ACCOUNT + "kalender/")
        html = response.content.decode()
        (token,) = set(re.findall(r"/kalender/([\w-]+)\.ics", html))
        assert "webcal://localhost" in html
        assert "no-store" in response["Cache-Control"]
        assert "Biblioteket" in feed(token)
        page = client.get(ACCOUNT).content.decode()
        assert token not in page
        assert "Stäng av" in page

    def test_she_turns_it_off(self, hodan, client_of):
        token, client = renew_calendar_link(user=hodan), client_of(hodan)
        client.post(ACCOUNT + "kalender/", {"do": "end"})
        assert Client().get(f"/kalender/{token}.ics").status_code == 404
        assert "Stäng av" not in client.get(ACCOUNT).content.decode()
