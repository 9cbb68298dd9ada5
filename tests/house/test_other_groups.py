"""One's own forms with what is another group's in them, and what is left in the hand of one who has gone."""

import io
import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image

from barkraft.coaching.actions import end_role
from barkraft.people.models import SignInCard, User
from barkraft.shared import clock
from barkraft.venture import actions, tickets
from barkraft.venture.binder import Place, Writing
from barkraft.venture.facts import SESSION_KEY
from barkraft.venture.models import (
    Access,
    Answer,
    Cohort,
    CohortStaff,
    Invitation,
    Meeting,
    Photo,
    Role,
    Row,
    Venture,
)
from tests.conftest import join
from tests.house.addresses import OURS

AIM, TABLE, PAPER = "purpose.social_aim", "offer.customers", "group.agreement"
Clients = Callable[[User], Client]


def field_of(venture: Venture, field: str) -> str:
    return reverse("venture:field", args=[venture.uid, *field.split(".")])


def photo_of(venture: Venture, by: User, field: str = PAPER) -> Photo:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "JPEG")
    return actions.add_photo(place=Place(venture, field), file=made, alt="Vårt avtal", by=by)


def row_of(venture: Venture, by: User, words: str = "Kontor") -> Row:
    row, _cells = actions.add_row(place=Place(venture, TABLE), cells={"segment": words}, writing=Writing(by))
    assert row is not None
    return row


def status(response: HttpResponse) -> int:
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


def hand_in(ticket: str, **more: Any) -> HttpResponse:
    body = {"ticket": ticket, "id": str(uuid.uuid4()), "field": AIM, "value": "Inbrott", "based_on": ""} | more
    return Client().post("/svar", json.dumps(body), content_type="application/json")


# A photo


def test_a_photo_of_another_group(sanda: Venture, hemse: Venture, mira: User, hodan: User, client_of: Clients) -> None:
    theirs, client = photo_of(sanda, mira), client_of(hodan)
    assert status(client.get(reverse("file", args=[theirs.uid]))) == 404
    assert status(client.post(field_of(hemse, PAPER), {"do": "remove_photo", "photo": theirs.uid})) == 302
    assert Photo.objects.get().file.storage.exists(theirs.file.name)


def test_a_photo_of_another_field(hemse: Venture, hodan: User, client_of: Clients) -> None:
    photo_of(hemse, hodan)
    client_of(hodan).post(
        field_of(hemse, "purpose.target_group"), {"do": "remove_photo", "photo": Photo.objects.get().uid}
    )
    assert Photo.objects.exists()


@pytest.mark.parametrize("leaving", ["by herself", "by the coach"])
def test_who_has_left(leaving: str, hemse: Venture, hodan: User, asa: User, client_of: Clients) -> None:
    """What she opened before is not hers any more: page, photo, form, ticket."""
    photo, ticket, client = photo_of(hemse, hodan), tickets.issue(hodan, hemse), client_of(hodan)
    assert status(client.get(reverse("file", args=[photo.uid]))) == 200
    if leaving == "by herself":
        actions.leave_venture(venture=hemse, user=hodan)
    else:
        end_role(access=Access.objects.get(user=hodan), by=asa)
    assert status(client.get(reverse("file", args=[photo.uid]))) == 404
    for sent in ({"do": "photo", "alt": "x"}, {"do": "remove_photo", "photo": photo.uid}, {"do": "save", "value": "x"}):
        assert status(client.post(field_of(hemse, PAPER), sent)) == 404
    assert hand_in(ticket).status_code == 403
    assert hand_in(tickets.issue(hodan, hemse)).status_code == 403
    assert (Photo.objects.count(), Answer.objects.count()) == (1, 0)


def test_a_coach_who_has_stopped(hemse: Venture, hodan: User, asa: User, client_of: Clients) -> None:
    photo, ticket, client = photo_of(hemse, hodan), tickets.issue(asa, hemse), client_of(asa)
    CohortStaff.objects.filter(user=asa).update(ended_on=clock.today())
    assert status(client.get(reverse("file", args=[photo.uid]))) == 404
    assert status(client.get(reverse("venture:binder", args=[hemse.uid]))) == 404
    assert status(client.get(reverse("coaching:venture", args=[hemse.uid]))) == 403
    assert hand_in(ticket).status_code == 403


# A ticket


def test_a_ticket_is_for_one_group(hemse: Venture, sanda: Venture, hodan: User) -> None:
    """She is in both; the ticket of one writes in that one, whatever else is said."""
    join(hodan, sanda)
    hand_in(tickets.issue(hodan, hemse), venture=sanda.uid, g=sanda.uid)
    assert Answer.objects.get().venture == hemse


def test_a_ticket_that_somebody_has_written_herself(hemse: Venture, sanda: Venture, hodan: User) -> None:
    ours = tickets.issue(hodan, hemse)
    said = signing.Signer(salt=tickets._SALT).unsign_object(ours)
    said["g"] = sanda.uid
    forged = [
        signing.Signer(salt="other").sign_object(said),
        signing.Signer(key="x" * 40, salt=tickets._SALT).sign_object(said),
    ]
    payload = signing.b64_encode(json.dumps(said).encode()).decode()
    forged.append(f"{payload}:{ours.rpartition(':')[2]}")
    assert [hand_in(one).status_code for one in forged] == [403, 403, 403]
    assert not Answer.objects.exists()


def test_a_ticket_of_a_group_that_she_is_not_in(sanda: Venture, hodan: User) -> None:
    assert hand_in(tickets.issue(hodan, sanda)).status_code == 403


def test_a_ticket_is_no_session(hemse: Venture, hodan: User) -> None:
    ticket = tickets.issue(hodan, hemse)
    client = Client(headers={"authorization": f"Bearer {ticket}", "cookie": f"session={ticket}; ticket={ticket}"})
    assert status(client.get(reverse("venture:binder", args=[hemse.uid]), {"ticket": ticket})) == 302


def test_a_ticket_with_another_groups_row(hemse: Venture, sanda: Venture, hodan: User, mira: User) -> None:
    theirs = row_of(sanda, mira)
    reply = hand_in(tickets.issue(hodan, hemse), field=TABLE, row=theirs.uid, column="segment")
    assert reply.status_code == 400
    assert [answer.value for answer in Answer.objects.all()] == ["Kontor"]


def test_a_delivery_of_another_cannot_be_asked_after(hemse: Venture, sanda: Venture, hodan: User, mira: User) -> None:
    key = str(uuid.uuid4())
    theirs = hand_in(tickets.issue(mira, sanda), id=key, value="Deras ord").json()
    ours = hand_in(tickets.issue(hodan, hemse), id=key, value="Våra ord").json()
    assert ours["answer"] != theirs["answer"]
    assert Answer.objects.get(venture=hemse).value == "Våra ord"


# A form


@pytest.mark.parametrize("do", ["row", "remove", "restore", "up", "down"])
def test_another_groups_row(
    do: str, hemse: Venture, sanda: Venture, hodan: User, mira: User, client_of: Clients
) -> None:
    theirs = row_of(sanda, mira)
    actions.remove_row(place=Place(sanda, TABLE, theirs), by=mira)
    before = Row.objects.values().get()
    sent = {"do": do, "row": theirs.uid, "c-segment": "Inbrott", "b-segment": ""}
    assert status(client_of(hodan).post(field_of(hemse, TABLE), sent)) == 400
    assert Row.objects.values().get() == before
    assert Answer.objects.get().value == "Kontor"


def test_another_groups_row_is_not_shown(
    hemse: Venture, sanda: Venture, hodan: User, mira: User, client_of: Clients
) -> None:
    """An unknown row is a new one: its form is empty, and the same for a row that somebody else has."""
    theirs = row_of(sanda, mira, "Deras kund")
    for query in ({}, {"steg": "0"}):
        page = client_of(hodan).get(field_of(hemse, TABLE), {"rad": theirs.uid, **query}).content.decode()
        new = client_of(hodan).get(field_of(hemse, TABLE), {"rad": "a" * 12, **query}).content.decode()
        assert "Deras kund" not in page
        assert page.count("<input") == new.count("<input")


def test_columns_that_are_not_the_tables(hemse: Venture, hodan: User, client_of: Clients) -> None:
    sent = {
        "do": "row",
        "row": "a" * 12,
        "c-segment": "Kontor",
        "c-how_we_do_it": "x",
        "c-uid": "x",
        "c-": "x",
        "c-by": "x",
    }
    client_of(hodan).post(field_of(hemse, TABLE), sent)
    assert [(answer.column, answer.value) for answer in Answer.objects.all()] == [("segment", "Kontor")]


@pytest.mark.parametrize("both", ["", "1"])
def test_another_groups_answer_is_not_chosen(
    both: str, hemse: Venture, sanda: Venture, hodan: User, samir: User, mira: User, client_of: Clients
) -> None:
    theirs = [
        actions.write_answer(place=Place(sanda, AIM), value=words, writing=Writing(by, seen="")).answer
        for words, by in (("Ett", mira), ("Två", join(samir, sanda)))
    ]
    sent = {"do": "choose", "answer": theirs[0].uid if theirs[0] else "", "both": both}
    client_of(hodan).post(field_of(hemse, AIM), sent)
    assert Answer.objects.filter(is_head=True, venture=sanda).count() == 2
    assert Answer.objects.count() == 2


def test_another_answers_mark_replaces_nothing(
    hemse: Venture, sanda: Venture, hodan: User, samir: User, mira: User, client_of: Clients
) -> None:
    actions.write_answer(place=Place(hemse, AIM), value="Samirs", writing=Writing(samir))
    theirs = actions.write_answer(place=Place(sanda, AIM), value="Miras", writing=Writing(mira)).answer
    assert theirs is not None
    client_of(hodan).post(field_of(hemse, AIM), {"do": "save", "value": "Hodans", "based_on": theirs.mark})
    assert Answer.objects.filter(is_head=True, venture=hemse).count() == 2
    assert Answer.objects.get(venture=sanda).value == "Miras"


def test_leaving_takes_no_rows_of_another_group(
    hemse: Venture, sanda: Venture, hodan: User, mira: User, client_of: Clients
) -> None:
    join(hodan, sanda)
    theirs, her_own_there = row_of(sanda, mira), row_of(sanda, hodan)
    address = reverse("venture:leave", args=[hemse.uid])
    client_of(hodan).post(address, {"do": "leave", "mine": [f"row:{theirs.uid}", f"row:{her_own_there.uid}"]})
    assert Row.objects.count() == 2
    assert Access.objects.filter(user=hodan, venture=sanda, ended_on=None).exists()


@pytest.mark.parametrize("do", ["save", "append", "row"])
def test_a_member_does_not_write_for_the_group(do: str, hemse: Venture, hodan: User, client_of: Clients) -> None:
    """That somebody typed for all is said by the coach alone; a member's words are a member's."""
    field = {"append": "group.channels", "row": TABLE}.get(do, AIM)
    sent = {"do": do, "value": "Jag", "line": "Jag", "row": "a" * 12, "c-segment": "Jag", "by_group": "1"}
    client_of(hodan).post(field_of(hemse, field), sent)
    hand_in(tickets.issue(hodan, hemse), field="purpose.target_group", by_group=True)
    assert Answer.objects.count() == 2
    assert not Answer.objects.filter(by_group=True).exists()


def test_the_coach_does(hemse: Venture, asa: User, client_of: Clients) -> None:
    client_of(asa).post(field_of(hemse, AIM), {"do": "save", "value": "Vi", "by_group": "1"})
    assert Answer.objects.get().by_group


def test_a_session_that_names_another_group(
    hemse: Venture, sanda: Venture, hodan: User, mira: User, client_of: Clients
) -> None:
    """As after she has left it: the session still holds its name."""
    actions.write_answer(place=Place(sanda, AIM), value="Miras ord", writing=Writing(mira))
    client = client_of(hodan)
    session = client.session
    session[SESSION_KEY] = sanda.uid
    session.save()
    for name in ("home:my_day", "home:binder", "learn:program"):
        page = client.get(reverse(name), follow=True).content.decode()
        assert sanda.name not in page
        assert sanda.uid not in page
    assert status(client.post(reverse("home:choose_venture"), {"venture": sanda.uid})) == 404


# The coach of another cohort


# What the coach has answered beside a lesson is looked for by the reader: a stranger finds an empty list.
OF_A_GROUP = sorted(name for name in OURS if name.startswith(("venture:", "support:")) and "uid" in OURS[name])


@pytest.fixture
def bo_s(other_venture: Venture, other_cohort: Cohort, bo: User, stina: User) -> dict[str, Any]:
    """What Bo may touch."""
    return {"venture": other_venture.uid, "cohort": other_cohort.uid}


@pytest.fixture
def hemse_s(hemse: Venture, cohort: Cohort, hodan: User, asa: User) -> dict[str, str]:
    """What hangs on Hemse bröd, by the names that addresses have for it."""
    later = clock.now() + timedelta(days=1)
    invited = {"email": "ny@example.se", "first_name": "Ny", "expires_at": later}
    SignInCard.objects.create(user=hodan, token_hash="1" * 64, pictures_hmac="2" * 64)
    one = Invitation.objects.create(venture=hemse, role=Role.PARTICIPANT, token_hash="0" * 64, **invited)
    Invitation.objects.create(cohort=cohort, token_hash="3" * 64, **invited)
    return {
        "person": hodan.uid,
        "access": hemse.access.get(user=hodan).uid,
        "invitation": one.uid,
        "meeting": Meeting.objects.create(venture=hemse, starts_at=later, place="Biblioteket").uid,
    }


def _everything() -> list[Any]:
    kinds = (Access, Invitation, Meeting, SignInCard, CohortStaff, Venture, Cohort, User)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]


FORM = {
    "name": "Inbrott",
    "place": "Inbrott",
    "day": "2099-12-01",
    "starts_on": "2026-12-01",
    "start": "10:00",
    "minutes": "90",
    "language": "sv",
    "role": "participant",
    "first_name": "Inbrott",
    "email": "inbrott@example.se",
}
COACHS = sorted(name for name in OURS if name.startswith("coaching:"))
NESTED = [name for name in COACHS if set(OURS[name]) & {"person", "access", "invitation", "meeting"}]


# Made for other cohorts' coaches (why do you open it?), or for administrators, who are told that they are none.
OPEN_TO_STAFF = {"coaching:open_case"}
ADMINISTRATORS = {"coaching:offer", "coaching:staff_role_end", "coaching:staff_coach_end"}


def _leads_nowhere(client: Client, name: str, given: dict[str, str], posted: set[int]) -> None:
    """Nothing is shown, and nothing in the database is another than before."""
    address, before = reverse(name, kwargs={key: given[key] for key in OURS[name]}), _everything()
    refused = {403, 405} if name in ADMINISTRATORS else {404, 405}
    assert status(client.get(address)) in refused
    assert status(client.post(address, FORM)) in posted | refused
    assert _everything() == before


@pytest.mark.parametrize("name", [name for name in COACHS if OURS[name] and name not in OPEN_TO_STAFF])
def test_another_cohorts_coach(
    name: str, world: Callable[[str], dict[str, Any]], asa: User, bo: User, client_of: Clients
) -> None:
    _leads_nowhere(client_of(bo), name, world(name), posted={404, 405})


@pytest.mark.parametrize("name", NESTED)
def test_his_own_group_with_anothers_people_in_the_address(
    name: str, hemse_s: dict[str, str], bo_s: dict[str, str], cohort: Cohort, bo: User, client_of: Clients
) -> None:
    given = hemse_s | {"uid": bo_s["cohort" if name.startswith("coaching:cohort") else "venture"]}
    if name.startswith("coaching:cohort"):
        given["invitation"] = Invitation.objects.get(cohort=cohort).uid
    _leads_nowhere(client_of(bo), name, given, posted={302, 404, 405})


def test_his_own_forms_with_anothers_people(
    hodan: User, hemse_s: dict[str, str], bo_s: dict[str, str], bo: User, client_of: Clients
) -> None:
    client, before = client_of(bo), _everything()
    cards = client.post(reverse("coaching:cards", args=[bo_s["venture"]]), {"person": hodan.uid})
    assert cards["Content-Type"].startswith("text/html")
    known = {"known": hodan.uid, "role": "participant", "language": "sv"}
    assert status(client.post(reverse("coaching:person_new", args=[bo_s["venture"]]), known)) == 200
    assert _everything() == before


@pytest.mark.parametrize("name", OF_A_GROUP)
def test_another_cohorts_coach_in_the_binder(
    name: str, world: Callable[[str], dict[str, Any]], hemse: Venture, bo: User, stina: User, client_of: Clients
) -> None:
    address = reverse(name, kwargs=world(name))
    for person in (bo, stina):
        client = client_of(person)
        assert status(client.get(address)) in {404, 405}  # some are only to press
        sent = {"do": "save", "value": "x", "first": "x", "result": "vidare", "words": "x"}
        assert status(client.post(address, sent)) in {404, 405}
    assert not Answer.objects.exists()
    assert not hemse.decisions.exists()


def test_a_member_does_not_reach_the_coachs_desk_of_her_own_group(
    hemse: Venture, hemse_s: dict[str, str], hodan: User, client_of: Clients
) -> None:
    client, before = client_of(hodan), _everything()
    for name in NESTED:
        if not name.startswith("coaching:cohort"):
            given = hemse_s | {"uid": hemse.uid}
            address = reverse(name, kwargs={key: given[key] for key in OURS[name]})
            assert status(client.post(address, FORM)) in {403, 405}  # some are only to look at
    assert _everything() == before


# The modules


def test_a_form_made_for_another_group_does_nothing_to_ones_own(
    one_module: str, begun: None, hemse: Venture, other_venture: Venture, asa: User, client_of: Clients
) -> None:
    from barkraft.learn.models import Enrolment

    client = client_of(asa)
    session = client.session
    session[SESSION_KEY] = hemse.uid
    session.save()
    Enrolment.objects.update(group_done_at=clock.now())
    pinned = Enrolment.objects.get().publication
    for name in ("learn:seen", "learn:passed_on_paper"):
        address = reverse(name, args=[one_module, pinned.number])
        assert status(client.post(address, {"venture": other_venture.uid, "number": "9"})) == 404
    kept = Enrolment.objects.get()
    assert (kept.seen_at, kept.passed_on_paper) == (None, 0)
