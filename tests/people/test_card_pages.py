"""From the QR code to Min dag, and what a stranger with a photograph of the card meets."""

import logging
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from barkraft.people import sessions
from barkraft.people.actions import hand_out, issue_card, reset_pictures, revoke_card
from barkraft.people.models import SignInCard, User
from barkraft.people.session_store import SessionStore
from barkraft.shared import clock

from .conftest import OTHER, PICTURES, RIGHT, signed_in_as

CHOOSE = "/sv/kort/valj/"


def scan(client: Client, token: str):
    return client.get(f"/kort/{token}")


def test_the_token_goes_no_further_than_the_redirect(client, chosen):
    response = scan(client, chosen[1])
    assert response.status_code == 302
    assert response["Location"] == PICTURES
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    cookie = response.cookies[sessions.COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 600
    assert chosen[1] not in str(cookie)


def test_three_presses_let_her_in(client, chosen, press, person):
    scan(client, chosen[1])
    response = press(client, RIGHT)
    assert response.status_code == 302
    assert response["Location"] == "/sv/min-dag/"
    assert signed_in_as(client) == str(person.pk)


def test_the_page_greets_and_shows_twelve_pictures_with_words(client, chosen):
    scan(client, chosen[1])
    html = client.get(PICTURES).content.decode()
    assert "Hej Hodan" in html
    assert html.count('name="bild"') == 12
    assert "lavendel" in html


def test_her_own_language_is_used(client, chosen, person):
    User.objects.filter(pk=person.pk).update(language="ar")
    assert scan(client, chosen[1])["Location"] == "/ar/kort/"


def test_a_wrong_try_says_what_is_left_and_starts_over(client, chosen, press):
    scan(client, chosen[1])
    html = press(client, OTHER).content.decode()
    assert "Du har fyra försök kvar. Sen väntar vi 15 minuter." in html
    assert 'name="vald"' not in html
    assert signed_in_as(client) is None


def test_the_pause_says_when(client, chosen, press):
    scan(client, chosen[1])
    for _ in range(5):
        response = press(client, OTHER)
    assert "Försök igen klockan" in response.content.decode()
    assert "Försök igen klockan" in press(client, RIGHT).content.decode()
    assert signed_in_as(client) is None


def test_the_first_time_she_chooses_twice_and_is_in(client, printed, coach, press, person):
    hand_out(card=printed[0], by=coach)
    scan(client, printed[1])
    assert client.get(PICTURES)["Location"] == CHOOSE
    again = press(client, RIGHT, CHOOSE)
    assert "En gång till" in again.content.decode()
    response = press(client, RIGHT, CHOOSE, forsta=RIGHT)
    assert response["Location"] == "/sv/min-dag/"
    assert signed_in_as(client) == str(person.pk)


def test_another_second_choice_starts_over(client, printed, coach, press):
    hand_out(card=printed[0], by=coach)
    scan(client, printed[1])
    html = press(client, OTHER, CHOOSE, forsta=RIGHT).content.decode()
    assert "Det blev inte samma bilder" in html
    assert not SignInCard.objects.get().pictures_hmac


def test_three_in_a_row_are_kindly_refused(client, printed, coach, press):
    hand_out(card=printed[0], by=coach)
    scan(client, printed[1])
    assert "lätt att gissa" in press(client, ["sten", "bat", "far"], CHOOSE).content.decode()


def refusal(client: Client, token: str) -> str:
    return client.get(scan(client, token)["Location"]).content.decode()


def test_every_card_that_cannot_be_used_meets_the_same_kind_page(printed, chosen_of_another, coach):
    asleep = refusal(Client(), printed[1])
    unknown = refusal(Client(), "x" * 22)
    revoke_card(card=chosen_of_another[0], by=coach)
    revoked = refusal(Client(), chosen_of_another[1])
    assert unknown == revoked
    assert "Kortet sover. Din coach väcker det när du får det i handen." in asleep
    for page in (asleep, unknown):
        assert "<h1>Fråga din coach</h1>" in page
        assert "Hodan" not in page


@pytest.fixture
def chosen_of_another(coach: User):
    from barkraft.people.actions import choose_pictures, create_person

    card, token = issue_card(user=create_person(first_name="Peter", by=None), by=coach)
    return choose_pictures(card=hand_out(card=card, by=coach), names=OTHER), token


def test_without_a_scan_the_pages_lead_to_sign_in(client, db):
    assert client.get(PICTURES)["Location"] == "/sv/logga-in/"
    assert client.get(CHOOSE)["Location"] == PICTURES


def test_a_cookie_made_by_hand_leads_nowhere(client, chosen):
    client.cookies[sessions.COOKIE] = chosen[0].uid
    assert client.get(PICTURES)["Location"] == "/sv/logga-in/"
    client.cookies[sessions.COOKIE] = chosen[0].uid + ":1abcde:forged-signature"
    assert client.get(PICTURES)["Location"] == "/sv/logga-in/"


def test_the_scan_is_forgotten_after_ten_minutes(client, chosen, monkeypatch):
    scan(client, chosen[1])
    import time

    later = time.time() + 601
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.get(PICTURES)["Location"] == "/sv/logga-in/"


def test_a_planted_session_is_thrown_away(client, chosen, press):
    session = client.session
    session["venture"] = "planted"
    session.save()
    before = session.session_key
    scan(client, chosen[1])
    press(client, RIGHT)
    assert client.session.session_key != before
    assert "venture" not in client.session
    assert not SessionStore().exists(before)


def test_a_card_session_ends_after_twelve_hours_however_much_it_is_used(client, chosen, press):
    scan(client, chosen[1])
    press(client, RIGHT)
    ends = client.session.get_expiry_date()
    with clock.stopped_at(clock.now() + timedelta(hours=3)):
        session = client.session
        session["touched"] = 1
        session.save()
    assert abs(client.session.get_expiry_date() - ends) < timedelta(seconds=2)
    assert timedelta(hours=11, minutes=59) < ends - clock.now() <= timedelta(hours=12)


@pytest.mark.parametrize("end", [reset_pictures, revoke_card])
def test_who_came_in_with_a_lost_card_is_thrown_out(client, chosen, press, coach, end):
    scan(client, chosen[1])
    press(client, RIGHT)
    assert client.get("/sv/mitt-konto/").status_code == 200
    end(card=chosen[0], by=coach)
    assert client.get("/sv/mitt-konto/").status_code == 302


def test_a_copied_row_is_no_session(client, chosen, press):
    scan(client, chosen[1])
    press(client, RIGHT)
    key = client.session.session_key
    row = Session.objects.get()
    assert key not in (row.session_key, row.session_data)
    thief = Client()
    thief.cookies["session"] = row.session_key
    assert thief.get("/sv/mitt-konto/").status_code == 302
    assert client.get("/sv/mitt-konto/").status_code == 200


def test_scanning_changes_nothing(client, chosen):
    before = SignInCard.objects.values().get(pk=chosen[0].pk)
    scan(client, chosen[1])
    client.get(PICTURES)
    assert SignInCard.objects.values().get(pk=chosen[0].pk) == before
    assert not Session.objects.exists()


def test_the_token_is_in_no_log(client, chosen, caplog):
    token = chosen[1]
    with caplog.at_level(logging.DEBUG):
        client.post(f"/kort/{token}")  # 405, logged by django.request with its path
        client.get(f"/kort/{token}/mer")  # 404
        logging.getLogger("somewhere").warning("GET /kort/%s HTTP/1.1", token)
        logging.getLogger("somewhere").warning(f"GET /kort/{token} and /sv/inbjudan/{token}/")
    lines = "\n".join(record.getMessage() for record in caplog.records)
    assert "/kort/…" in lines
    assert token not in lines


def test_scan_refuses_post(client, chosen):
    assert client.post(f"/kort/{chosen[1]}").status_code == 405


def test_the_language_of_the_page_where_she_presses_is_hers_from_now_on(client, chosen, press, person):
    assert scan(client, chosen[1])["Location"] == PICTURES
    assert press(client, RIGHT, "/ar/kort/")["Location"] == "/ar/min-dag/"
    assert User.objects.get(pk=person.pk).language == "ar"


def test_the_first_time_the_language_is_kept_too(client, printed, coach, press, person):
    hand_out(card=printed[0], by=coach)
    scan(client, printed[1])
    assert press(client, RIGHT, "/en/kort/valj/", forsta=RIGHT)["Location"] == "/en/min-dag/"
    assert User.objects.get(pk=person.pk).language == "en"


def test_the_language_of_who_is_not_let_in_stays(client, chosen, press, person):
    scan(client, chosen[1])
    press(client, OTHER, "/ar/kort/")
    assert User.objects.get(pk=person.pk).language == "sv"
