"""Opening another coach's group: with a reason that the group reads, for a day."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from barkraft.coaching.actions import close_for_good
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.actions import close_case, end_venture, merge_ventures, move_person, open_case
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import CohortStaff, Opening, Venture

SEARCH = "/sv/coach/oppna/"
REASON = "Åsa är sjuk i dag."


def address(venture: Venture) -> str:
    return f"{SEARCH}{venture.uid}/"


def text(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return " ".join(BeautifulSoup(response.content.decode(), "html.parser").main.get_text(" ").split())


def status(client, path: str) -> int:
    return client.get(path).status_code


def test_a_group_is_found_by_its_name_and_nothing_of_it_is_shown(client_of, bo, asa, hodan, hemse, sanda):
    found = text(client_of(bo), f"{SEARCH}?namn=hems")
    assert "Hemse bröd" in found
    assert "Gotland hösten 2026" in found
    assert "Coach: Åsa" in found
    assert "Sanda tvätt" not in found
    assert "Hodan" not in found


def test_one_letter_finds_nothing_and_one_s_own_are_on_the_board(client_of, bo, asa, hemse, other_venture):
    assert "Hemse bröd" not in text(client_of(bo), f"{SEARCH}?namn=h")
    assert "Luleå lunch" not in text(client_of(bo), f"{SEARCH}?namn=lul")


@pytest.mark.parametrize("who", ["hodan", "stina", "karin"])
def test_only_a_coach_looks_for_groups(client_of, hemse, who, request):
    client = client_of(request.getfixturevalue(who))
    assert status(client, SEARCH) == 403
    assert status(client, address(hemse)) == 403
    assert client.post(address(hemse), {"reason": REASON}).status_code == 403
    assert not Opening.objects.exists()


def test_bo_sees_hemse_for_a_day_and_the_group_sees_bo(client_of, bo, hodan, hemse, other_venture, stopped_clock):
    client, page, binder = client_of(bo), f"/sv/coach/grupp/{hemse.uid}/", f"/sv/g/{hemse.uid}/parmen/"
    assert (status(client, page), status(client, binder)) == (404, 404)
    assert client.post(address(hemse), {"reason": f"  {REASON} "})["Location"] == page
    assert (status(client, page), status(client, binder)) == (200, 200)
    assert "onsdag 25 november klockan 12.00" in text(client, page)
    member = client_of(hodan)
    assert f"Bo : {REASON} tisdag 24 november" in text(member, f"/sv/g/{hemse.uid}/")
    assert "Bo har öppnat er grupp" in text(member, "/sv/min-dag/")
    with clock.stopped_at(stopped_clock + timedelta(hours=24, seconds=1)):
        assert (status(client, page), status(client, binder)) == (404, 404)
        assert REASON in text(member, f"/sv/g/{hemse.uid}/")


def test_ready_closes_it_at_once(client_of, bo, asa, hemse, other_venture):
    client, page = client_of(bo), f"/sv/coach/grupp/{hemse.uid}/"
    client.post(address(hemse), {"reason": REASON})
    form = BeautifulSoup(client.get(page).content.decode(), "html.parser").select_one('form[action$="/klart/"]')
    assert form["action"] == f"{address(hemse)}klart/"
    assert client.post(form["action"])["Location"] == "/sv/coach/"
    assert status(client, page) == 404
    assert client.post(form["action"]).status_code == 404
    assert Opening.objects.get().reason == REASON


def test_its_own_coach_needs_no_opening(client_of, asa, hemse):
    client = client_of(asa)
    assert client.get(address(hemse))["Location"] == f"/sv/coach/grupp/{hemse.uid}/"
    assert client.post(address(hemse), {"reason": REASON})["Location"] == f"/sv/coach/grupp/{hemse.uid}/"
    assert not Opening.objects.exists()


@pytest.mark.parametrize("reason", ["", "   ", "x" * 201, "Frågan gäller 811228-9874."])
def test_what_is_no_reason_is_asked_for_again_with_what_was_typed(client_of, bo, hemse, other_venture, reason):
    response = client_of(bo).post(address(hemse), {"reason": reason})
    assert response.status_code == 422
    assert reason.strip()[:50] in response.content.decode()
    assert not Opening.objects.exists()
    with pytest.raises(Refused):
        open_case(venture=hemse, reason=reason, by=bo)


def test_twice_is_once(bo, hemse, other_venture):
    first = open_case(venture=hemse, reason=REASON, by=bo)
    assert open_case(venture=hemse, reason="En gång till", by=bo) == first
    assert close_case(venture=hemse, by=bo) == 1
    assert close_case(venture=hemse, by=bo) == 0
    assert open_case(venture=hemse, reason="En gång till", by=bo) != first


def test_an_opening_opens_one_group_and_not_its_cohort(client_of, bo, hemse, sanda, cohort, other_venture):
    open_case(venture=hemse, reason=REASON, by=bo)
    client = client_of(bo)
    assert status(client, f"/sv/coach/grupp/{sanda.uid}/") == 404
    assert status(client, f"/sv/coach/omgang/{cohort.uid}/") == 404
    assert f"/sv/coach/omgang/{cohort.uid}/" not in client.get(f"/sv/coach/grupp/{hemse.uid}/").content.decode()


def test_who_coaches_nobody_opens_nothing(karin, hodan, hemse):
    for user in (karin, hodan):
        with pytest.raises(Refused):
            open_case(venture=hemse, reason=REASON, by=user)


def test_an_opening_ends_with_the_coaching(client_of, bo, hemse, other_cohort, other_venture):
    """A substitute whose last day was yesterday reads nothing more of what she opened then."""
    open_case(venture=hemse, reason=REASON, by=bo)
    CohortStaff.objects.filter(user=bo, cohort=other_cohort).update(until=clock.today() - timedelta(days=1))
    client = client_of(bo)
    assert status(client, f"/sv/g/{hemse.uid}/parmen/") == 404
    assert status(client, f"/sv/coach/grupp/{hemse.uid}/") == 403
    assert not Opening.objects.running(bo).exists()


# What outlasts the day, or cannot be taken back. {}: somebody in the group.
FOR_ITS_OWN_COACH = [
    "person/ny/",
    "ga-ihop/",
    "avsluta/",
    "person/{}/slutar/",
    "person/{}/byter/",
    "person/{}/har-dott/",
    "person/{}/tillbaka/",
    "person/{}/oppna-kontot/",
    "roll/{}/avsluta/",
]


@pytest.mark.parametrize("page", FOR_ITS_OWN_COACH)
def test_what_outlasts_the_day_is_for_the_group_s_own_coach(client_of, bo, asa, hodan, hemse, other_venture, page):
    """Who opens a group for a day lets nobody in, herself least of all, and moves, ends and erases nothing."""
    open_case(venture=hemse, reason=REASON, by=bo)
    held = hodan.access.get().uid if page.startswith("roll") else hodan.uid
    path = f"/sv/coach/grupp/{hemse.uid}/{page.format(held)}"
    data = {"first_name": "Bo", "email": "bo@example.se", "role": "participant", "do": "now"}
    assert client_of(bo).post(path, data).status_code == 403
    assert hodan.access.get().ended_on is None
    assert not hemse.invitation_set.exists()
    assert User.objects.get(pk=hodan.pk).is_active
    assert client_of(asa).post(path, {}).status_code != 403


def test_links_to_it_are_not_shown(client_of, bo, asa, hodan, hemse, other_venture):
    open_case(venture=hemse, reason=REASON, by=bo)
    for user, seen in ((bo, False), (asa, True)):
        page = client_of(user).get(f"/sv/coach/grupp/{hemse.uid}/").content.decode()
        person = client_of(user).get(f"/sv/coach/grupp/{hemse.uid}/person/{hodan.uid}/").content.decode()
        assert ("/person/ny/" in page, "/ga-ihop/" in page, "/avsluta/" in page) == (seen, seen, seen)
        assert ("/slutar/" in person, "/har-dott/" in person) == (seen, seen)


def test_an_opened_group_is_no_group_of_hers_to_bring_somebody_to_or_from(bo, asa, hodan, stina, hemse, other_venture):
    open_case(venture=hemse, reason=REASON, by=bo)
    with pytest.raises(Refused):
        move_person(user=hodan, source=hemse, target=other_venture, by=bo)
    with pytest.raises(Refused):
        merge_ventures(source=hemse, target=other_venture, by=bo, said_yes_on=clock.today())
    with pytest.raises(Refused):
        close_for_good(venture=hemse, user=hodan, by=bo, erase_now=True)
    Venture.objects.filter(pk=hemse.pk).update(state="stopped")
    hemse.gates.create(phase="gro", result="stopp", words="Vi slutar", decided_on=clock.today())
    with pytest.raises(Refused):
        end_venture(venture=hemse, by=bo, group_asks=True)


def test_people_of_an_opened_group_are_not_offered_to_her_own(client_of, bo, hodan, stina, hemse, other_venture):
    open_case(venture=hemse, reason=REASON, by=bo)
    assert "Hodan" not in text(client_of(bo), f"/sv/coach/grupp/{other_venture.uid}/person/ny/")
    assert hemse.uid not in client_of(bo).get(f"/sv/coach/grupp/{other_venture.uid}/ga-ihop/").content.decode()


def test_a_day_lets_nobody_in_by_a_card(client_of, hemse, hodan, bo, asa):
    """A card in the wrong hand outlasts the day: printing, handing out and new pictures are the own coach's."""
    open_case(venture=hemse, reason=REASON, by=bo)
    client = client_of(bo)
    group, person = f"/sv/coach/grupp/{hemse.uid}/", f"/sv/coach/grupp/{hemse.uid}/person/{hodan.uid}/"
    assert client.get(f"{group}kort.pdf").status_code == 403
    assert client.post(f"{person}lamna-ut/").status_code == 403
    assert client.post(f"{person}byt-bilder/").status_code == 403
    assert client.post(f"{person}aterkalla/").status_code == 302  # a lost card is closed by anybody
    assert client_of(asa).get(f"{group}kort.pdf").status_code == 200


def test_that_somebody_was_there_outlasts_her_account(client_of, hemse, hodan, bo, asa):
    open_case(venture=hemse, reason=REASON, by=bo)
    bo.delete()
    page = text(client_of(hodan), f"/sv/g/{hemse.uid}/")
    assert "Någon i personalen" in page
    assert REASON in page
