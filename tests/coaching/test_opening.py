"""Opening another coach's group: with a reason that the group reads, for a day."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from barkraft.shared import clock
from barkraft.venture.actions import close_case, open_case
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Opening, Venture

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
