"""The coach's page of a person, and the quiet ways from it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from barkraft.coaching.models import Call
from barkraft.people import retention
from barkraft.people.actions import issue_card
from barkraft.people.models import Reach, SignInCard, User
from barkraft.shared import clock
from barkraft.venture import actions, facts
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Access, Answer, Meeting, Reminder, Role, Venture
from tests.conftest import NOON, join, person


def at(name, venture, user):
    return reverse(f"coaching:{name}", args=[venture.uid, user.uid])


def wish(venture, by, **cells):
    place = Place(venture, "group.role_wishes")
    return actions.add_row(place=place, cells={"member": by.first_name, **cells}, writing=Writing(by))[0]


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


def test_it_says_who_and_leads_to_the_quiet_ways(coach, hemse, sanda, hodan, asa):
    issue_card(user=hodan, by=asa)
    page = coach.get(at("person", hemse, hodan)).content.decode()
    for words in ("Hodan", "Deltagare", "Med sedan", "Kort: sover.", "Borta länge"):
        assert words in page
    for name in ("person_leave", "person_move", "person_died", "person_paper"):
        assert at(name, hemse, hodan) in page
    group = coach.get(reverse("coaching:venture", args=[hemse.uid])).content.decode()
    assert at("person", hemse, hodan) in group


def test_without_another_group_nobody_moves(coach, hemse, hodan):
    assert at("person_move", hemse, hodan) not in coach.get(at("person", hemse, hodan)).content.decode()


def test_somebody_of_another_group_is_not_found_here(coach, client_of, bo, hemse, sanda, mira, stina, hodan):
    for user in (mira, stina):
        for name in ("person", "person_leave", "person_move", "person_died", "person_paper"):
            assert coach.get(at(name, hemse, user)).status_code == 404
        for name in ("person_away", "person_return", "person_open"):
            assert coach.post(at(name, hemse, user)).status_code == 404
    assert client_of(bo).post(at("person_leave", hemse, hodan), {"do": "leave"}).status_code == 404
    assert facts.roles(hodan, hemse)


def test_away_for_long_and_there_again(coach, hemse, hodan, stopped_clock):
    reply = coach.post(at("person_away", hemse, hodan), {"away": "1"}, follow=True)
    assert "Inga påminnelser går" in reply.content.decode()
    coach.post(at("person_away", hemse, hodan), {"away": "1"})
    call = Call.objects.get()
    assert (call.kind, call.user, call.due_on) == (Call.Kind.AWAY, hodan, clock.today() + timedelta(days=14))
    assert call.words == "", "no word of why"
    coach.post(at("person_away", hemse, hodan))
    assert not Call.objects.exists()
    assert Access.objects.get(user=hodan).away_since is None


def test_she_leaves_with_the_coach_beside(coach, hemse, hodan, samir, asa, stopped_clock):
    issue_card(user=hodan, by=asa)
    gone, stays = wish(hemse, hodan), wish(hemse, hodan, wish="baka")
    page = coach.get(at("person_leave", hemse, hodan)).content.decode()
    assert f"row:{gone.uid}" in page
    reply = coach.post(at("person_leave", hemse, hodan), {"do": "leave", "mine": [f"row:{gone.uid}"]}, follow=True)
    assert "Hodan har slutat." in reply.content.decode()
    assert list(hemse.rows.all()) == [stays]
    assert not Answer.objects.filter(by=hodan).exists()
    assert SignInCard.objects.get().revoked_at is not None
    call = Call.objects.get()
    assert (call.kind, call.user, call.venture) == (Call.Kind.LEFT, hodan, hemse)
    page = coach.get(reverse("coaching:venture", args=[hemse.uid])).content.decode()
    assert "Har varit med" in page
    assert at("person", hemse, hodan) in page


def test_by_herself_or_with_her_last_role_somebody_phones_too(coach, hemse, hodan, samir, client_of):
    client_of(hodan).post(reverse("venture:leave", args=[hemse.uid]), {"do": "leave"})
    held = Access.objects.get(user=samir)
    coach.post(reverse("coaching:role_end", args=[hemse.uid, held.uid]))
    assert {call.user for call in Call.objects.filter(kind=Call.Kind.LEFT)} == {hodan, samir}


def test_she_comes_back(coach, hemse, hodan):
    actions.leave_venture(venture=hemse, user=hodan)
    assert "Kommer tillbaka" in coach.get(at("person", hemse, hodan)).content.decode()
    coach.post(at("person_return", hemse, hodan))
    assert facts.roles(hodan, hemse) == [Role.PARTICIPANT]


def test_she_moves(coach, hemse, sanda, other_venture, hodan, stopped_clock):
    row = wish(hemse, hodan, wish="baka")
    url = at("person_move", hemse, hodan)
    page = coach.get(url).content.decode()
    assert "Sanda tvätt" in page
    assert "Luleå lunch" not in page
    for group in ("", other_venture.uid, hemse.uid):
        assert coach.post(url, {"group": group}).status_code == 422
    reply = coach.post(url, {"group": sanda.uid, "mine": [f"row:{row.uid}"]}, follow=True)
    assert "Hodan är med i gruppen Sanda tvätt nu." in reply.content.decode()
    assert facts.roles(hodan, hemse) == []
    assert facts.roles(hodan, sanda) == [Role.PARTICIPANT]
    assert Answer.objects.filter(venture=sanda, value="baka", by=hodan).exists()
    assert not Call.objects.exists(), "who moves has not left"


def test_a_death_stops_everything_and_the_account_goes_after_a_month(coach, hemse, sanda, hodan, asa, stopped_clock):
    join(hodan, sanda)
    User.objects.filter(pk=hodan.pk).update(reach=Reach.MAIL)
    issue_card(user=hodan, by=asa)
    met = Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=1))
    Reminder.objects.create(meeting=met, user=hodan, way=Reach.CALL)
    Call.objects.create(kind="away", cohort=hemse.cohort, venture=hemse, user=hodan, due_on=clock.today())
    wish(hemse, hodan, wish="baka")
    page = coach.get(at("person_died", hemse, hodan)).content.decode()
    for words in ("4 kapitlet 4 och 10 §", "Läst i lagtexten", "inom sex månader", "För familjen"):
        assert words in page
    coach.post(at("person_died", hemse, hodan), {"do": "later"})
    her = User.objects.get(pk=hodan.pk)
    assert (her.is_active, her.reach, her.erase_on) == (False, "", clock.today() + timedelta(days=30))
    assert not Access.objects.filter(user=her, ended_on=None).exists()
    assert SignInCard.objects.get().revoked_at is not None
    assert not Reminder.objects.exists()
    assert not Call.objects.exists()
    page = coach.get(at("person", hemse, hodan)).content.decode()
    assert "Kontot är stängt" in page
    assert coach.get(at("person_paper", hemse, hodan)).status_code == 200
    with clock.stopped_at(NOON + timedelta(days=29)):
        retention.erase_what_is_due()
    assert User.objects.filter(pk=hodan.pk).exists()
    with clock.stopped_at(NOON + timedelta(days=30)):
        retention.erase_what_is_due()
    assert not User.objects.filter(pk=hodan.pk).exists()
    assert "Hodan" not in str(list(Answer.objects.values_list("value", flat=True)))
    assert not Call.objects.exists()


def test_at_once_and_the_wrong_person(coach, hemse, hodan, samir, asa):
    coach.post(at("person_died", hemse, hodan), {"do": "now"})
    assert not User.objects.filter(pk=hodan.pk).exists()
    coach.post(at("person_died", hemse, samir), {})
    assert User.objects.get(pk=samir.pk).is_active
    coach.post(at("person_died", hemse, samir), {"do": "later"})
    coach.post(at("person_open", hemse, samir))
    coach.post(at("person_return", hemse, samir))
    assert User.objects.get(pk=samir.pk).is_active
    assert facts.roles(samir, hemse) == [Role.PARTICIPANT]


def test_who_has_gone_on_to_another_group_is_closed_by_its_coach(coach, hemse, other_venture, hodan):
    """The coach of a group that somebody left years ago does not erase her account."""
    Access.objects.filter(user=hodan).update(ended_on=clock.today())
    join(hodan, other_venture)
    for do in ("now", "later"):
        assert coach.post(at("person_died", hemse, hodan), {"do": do}).status_code == 422
    hodan.refresh_from_db()
    assert hodan.is_active
    assert facts.roles(hodan, other_venture)


def test_staff_are_not_closed_here(coach, hemse, asa):
    join(asa, hemse, Role.SUPERVISOR)
    assert coach.post(at("person_died", hemse, asa), {"do": "now"}).status_code == 422
    assert User.objects.get(pk=asa.pk).is_active


def test_as_many_queries_however_many_have_left(coach, hemse, hodan, samir):
    def asked():
        coach.get(reverse("coaching:venture", args=[hemse.uid]))
        with CaptureQueriesContext(connection) as queries:
            coach.get(reverse("coaching:venture", args=[hemse.uid]))
        return len(queries)

    actions.leave_venture(venture=hemse, user=samir)
    few = asked()
    for number in range(6):
        actions.leave_venture(venture=hemse, user=join(person(f"P{number}"), hemse))
    assert asked() == few
    assert Venture.objects.count() == 1
