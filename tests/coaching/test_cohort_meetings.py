"""Cohorts with a first and a last day, and their meetings before there is a group; the form of every meeting."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from barkraft.shared import clock
from barkraft.venture.actions import write_answer
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Cohort, Meeting

VALUES = {
    "kind": "visit", "day": "2026-12-03", "start": "10:00", "minutes": "120", "place": "Vägen ut i Visby",
    "travel": "Buss 10", "bring": "", "language": "ar", "interpreter": "on", "interpreter_booked": "on",
}  # fmt: skip
pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


def of(cohort: Cohort, rest: str = "") -> str:
    return f"/sv/coach/omgang/{cohort.uid}/{rest}"


class TestDates:
    def test_a_cohort_ends_some_day_or_none(self, coach):
        new = {"name": "Våren", "starts_on": "2027-02-01", "ends_on": "2027-06-10", "place": "Visby"}
        page = coach.get(coach.post("/sv/coach/omgang/ny/", new)["Location"]).content.decode()
        assert "Slutar torsdag 10 juni 2027." in page
        cohort = Cohort.objects.get(name="Våren")
        assert 'value="2027-06-10"' in coach.get(of(cohort, "andra/")).content.decode()
        coach.post(of(cohort, "andra/"), new | {"ends_on": ""})
        cohort.refresh_from_db()
        assert cohort.ends_on is None

    @pytest.mark.parametrize("ends_on", ["2027-02-01", "2027-01-31"])
    def test_the_last_day_comes_after_the_first(self, coach, ends_on):
        new = {"name": "Våren", "starts_on": "2027-02-01", "ends_on": ends_on, "place": ""}
        html = coach.post("/sv/coach/omgang/ny/", new).content.decode()
        assert "Välj en dag efter den då omgången börjar." in html
        assert f'value="{ends_on}"' in html
        assert not Cohort.objects.filter(name="Våren").exists()


class TestMeetingsOfACohort:
    def test_it_is_planned_seen_changed_and_taken_away(self, coach, cohort):
        assert coach.post(of(cohort, "mote/nytt/"), VALUES)["Location"] == of(cohort)
        meeting = Meeting.objects.get()
        assert (meeting.cohort, meeting.venture, meeting.kind) == (cohort, None, "visit")
        assert meeting.starts_at == datetime(2026, 12, 3, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
        page = coach.get(of(cohort)).content.decode()
        for words in ("Torsdag 3 december, 10.00", "Studiebesök", "Vägen ut i Visby", "Tolken är bokad."):
            assert words in page
        address = of(cohort, f"mote/{meeting.uid}/")
        assert address in page
        html = coach.get(address).content.decode()
        assert 'value="Vägen ut i Visby"' in html
        assert "Det här behöver gruppen" not in html
        coach.post(address, VALUES | {"place": "Bageriet"})
        meeting.refresh_from_db()
        assert (meeting.place, meeting.changes) == ("Bageriet", 1)
        assert coach.post(address + "ta-bort/")["Location"] == of(cohort)
        assert not Meeting.objects.exists()

    def test_a_new_one_is_as_the_last_was_but_not_its_booking(self, coach, cohort):
        coach.post(of(cohort, "mote/nytt/"), VALUES)
        html = coach.get(of(cohort, "mote/nytt/")).content.decode()
        assert 'value="Vägen ut i Visby"' in html
        assert 'value="2026-12-10"' in html
        assert 'name="interpreter_booked" id="id_interpreter_booked" checked' not in html

    def test_one_that_has_been_waits_to_be_logged(self, coach, cohort):
        meeting = Meeting.objects.create(cohort=cohort, starts_at=clock.now() - timedelta(days=1))
        assert of(cohort, f"mote/{meeting.uid}/logg/") in coach.get(of(cohort)).content.decode()

    def test_a_cohorts_meeting_is_no_groups_and_a_groups_no_cohorts(self, coach, cohort, hemse):
        whole = Meeting.objects.create(cohort=cohort, starts_at=clock.now() + timedelta(days=1))
        groups = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=1))
        assert coach.get(f"/sv/coach/grupp/{hemse.uid}/mote/{whole.uid}/").status_code == 404
        assert coach.get(of(cohort, f"mote/{groups.uid}/")).status_code == 404
        coach.post(of(cohort, f"mote/{groups.uid}/ta-bort/"))
        assert Meeting.objects.count() == 2

    @pytest.mark.parametrize(("name", "status"), [("bo", 404), ("hodan", 403), ("stina", 403), ("karin", 403)])
    def test_nobody_else_plans_or_takes_away(self, client_of, request, cohort, hodan, name, status):
        meeting = Meeting.objects.create(cohort=cohort, starts_at=clock.now() + timedelta(days=1))
        client = client_of(request.getfixturevalue(name))
        for rest in ("mote/nytt/", f"mote/{meeting.uid}/", f"mote/{meeting.uid}/ta-bort/"):
            assert client.post(of(cohort, rest), VALUES).status_code == status
        assert list(Meeting.objects.values_list("place", flat=True)) == [""]


class TestTheForm:
    def test_the_groups_needs_stand_beside_with_a_link_to_where_they_are_written(self, coach, hemse, hodan):
        needs = Place(hemse, "group.access_needs")
        write_answer(place=needs, value=["Paus efter en timme.", "غرفة هادئة"], writing=Writing(hodan))
        html = coach.get(f"/sv/coach/grupp/{hemse.uid}/mote/nytt/").content.decode()
        assert "Paus efter en timme." in html
        assert "غرفة هادئة" in html
        assert f"/sv/g/{hemse.uid}/parmen/group/access_needs/" in html
        assert "Hodan" not in html.split("<main")[1]

    def test_another_groups_needs_are_not_shown(self, coach, hemse, sanda, mira):
        needs = Place(sanda, "group.access_needs")
        write_answer(place=needs, value=["Sandas behov"], writing=Writing(mira))
        html = coach.get(f"/sv/coach/grupp/{hemse.uid}/mote/nytt/").content.decode()
        assert "Sandas behov" not in html
        assert "Här står inget än." in html

    @pytest.mark.parametrize("field", ["place", "travel", "bring"])
    def test_a_personal_number_is_not_taken(self, coach, hemse, field):
        response = coach.post(f"/sv/coach/grupp/{hemse.uid}/mote/nytt/", VALUES | {field: "Anna 811218-9876"})
        assert response.status_code == 422
        assert "Det ser ut som ett personnummer" in response.content.decode()
        assert "Anna 811218-9876" in response.content.decode()
        assert not Meeting.objects.exists()

    def test_interpreter_wanted_and_booked_are_two_things(self, coach, hemse):
        address = f"/sv/coach/grupp/{hemse.uid}/"
        coach.post(address + "mote/nytt/", {**VALUES, "interpreter_booked": ""})
        assert "Tolk ska vara med. Den är inte bokad än." in coach.get(address).content.decode()
        meeting = Meeting.objects.get()
        coach.post(f"{address}mote/{meeting.uid}/", VALUES)
        assert "Tolken är bokad." in coach.get(address).content.decode()
