"""How a person wants to be reminded: her own choice, or written down by her coach when she asks for it."""

import pytest

from barkraft.people.actions import ReachRefused, set_reach
from barkraft.people.models import AccountEvent

ACCOUNT = "/sv/mitt-konto/"
REACH = ACCOUNT + "paminnelse/"


@pytest.fixture
def her(client_of, hodan):
    return client_of(hodan)


def of(hemse, person) -> str:
    return f"/sv/coach/grupp/{hemse.uid}/person/{person.uid}/paminnelse/"


@pytest.mark.parametrize(
    "written", ["070-174 06 05", "+46 70 174 06 05", "0046701740605", " 0701740605 ", "٠٧٠١٧٤٠٦٠٥"]
)
def test_a_number_is_kept_in_one_form_and_shown_in_another(her, hodan, written):
    assert her.post(REACH, {"reach": "sms", "phone": written})["Location"] == ACCOUNT
    hodan.refresh_from_db()
    assert (hodan.reach, hodan.phone) == ("sms", "+46701740605")
    assert 'value="070-174 06 05"' in her.get(ACCOUNT).content.decode()


@pytest.mark.parametrize(
    ("reach", "phone", "says"),
    [
        ("sms", "", "Skriv ett telefonnummer"), ("call", " ", "Skriv ett telefonnummer"),
        ("call", "ring mig", "Vi kan inte läsa numret"), ("", "112", "Vi kan inte läsa numret"),
        ("call", "850312-1234", "Vi kan inte läsa numret"), ("call", "010101-0106", "Vi kan inte läsa numret"),
        ("mail", "", "Välj"), ("pigeon", "", "Välj"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(her, hodan, reach, phone, says):
    response = her.post(REACH, {"reach": reach, "phone": phone})
    html = response.content.decode()
    assert response.status_code == 422
    assert says in html
    assert phone.strip() in html
    hodan.refresh_from_db()
    assert (hodan.reach, hodan.phone) == ("", "")


def test_a_letter_is_offered_to_who_has_an_address_and_sms_where_it_is_on(her, client_of, mira, settings):
    assert 'value="mail"' not in her.get(ACCOUNT).content.decode()
    assert 'value="mail"' in client_of(mira).get(ACCOUNT).content.decode()
    assert 'value="sms"' in her.get(ACCOUNT).content.decode()
    settings.SMS_PROVIDER = ""
    assert 'value="sms"' not in her.get(ACCOUNT).content.decode()
    assert her.post(REACH, {"reach": "sms", "phone": "070-174 06 05"}).status_code == 422


def test_none_is_a_choice_and_the_number_may_go(her, hodan):
    her.post(REACH, {"reach": "call", "phone": "070-174 06 05"})
    her.post(REACH, {"reach": "", "phone": ""})
    hodan.refresh_from_db()
    assert (hodan.reach, hodan.phone) == ("", "")


def test_the_coach_writes_it_down_and_she_sees_who_did(client_of, asa, hodan, hemse, her):
    coach = client_of(asa)
    response = coach.post(of(hemse, hodan), {"reach": "call", "phone": "070-174 06 05"})
    assert response["Location"].endswith(f"/coach/grupp/{hemse.uid}/#personer")
    hodan.refresh_from_db()
    assert (hodan.reach, hodan.phone) == ("call", "+46701740605")
    assert "Påminnelse: Någon ringer" in coach.get(f"/sv/coach/grupp/{hemse.uid}/").content.decode()
    assert "Åsa ändrade hur du blir påmind." in her.get(ACCOUNT).content.decode()


def test_what_changes_nothing_is_no_event(hodan):
    for _again in range(2):
        set_reach(user=hodan, reach="call", phone="070-174 06 05", by=hodan)
    assert AccountEvent.objects.filter(kind="reach_changed").count() == 1


def test_the_coach_is_told_what_to_change(client_of, asa, hodan, hemse):
    response = client_of(asa).post(of(hemse, hodan), {"reach": "call", "phone": "123"})
    assert response.status_code == 422
    assert "Vi kan inte läsa numret" in response.content.decode()


@pytest.mark.parametrize(("name", "status"), [("bo", 404), ("hodan", 403), ("mira", 403), ("stina", 403)])
def test_nobody_else_writes_it(client_of, request, hodan, hemse, name, status):
    client = client_of(request.getfixturevalue(name))
    assert client.get(of(hemse, hodan)).status_code == status
    assert client.post(of(hemse, hodan), {"reach": "call", "phone": "070-174 06 05"}).status_code == status


def test_a_person_of_another_group_is_not_found(client_of, asa, hemse, stina):
    assert client_of(asa).get(of(hemse, stina)).status_code == 404


def test_the_action_refuses_what_a_form_would(hodan):
    with pytest.raises(ReachRefused) as refused:
        set_reach(user=hodan, reach="sms", phone="", by=hodan)
    assert refused.value.field == "phone"
