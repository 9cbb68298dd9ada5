"""By code and by passkey: nobody is told who has an account, nobody is led away, staff need a second factor."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client

from barkraft.people import limits, sessions
from barkraft.people.actions import create_person
from barkraft.people.models import User
from barkraft.shared import clock

from .conftest import signed_in_as

SIGN_IN = "/sv/logga-in/"
CODE = "/sv/konto/kod/"
WRITE = "/sv/konto/kod/skriv/"


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def mira(db):
    return create_person(first_name="Mira", email="mira@example.se", by=None)


def code_in_letter() -> str:
    found = re.search(r"^([A-Z0-9]{3,}-[A-Z0-9]{3,})$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    return found[1]


def test_the_page_shows_three_ways_and_no_inline_script(client, db):
    html = client.get(SIGN_IN).content.decode()
    assert "Rikta kameran mot koden på kortet." in html
    assert f'action="{CODE}"' in html
    assert 'data-passkey="login"' in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)


def test_a_code_by_letter_signs_in(client, mira):
    assert client.post(CODE, {"email": "Mira@example.se"})["Location"] == WRITE
    page = client.get(WRITE).content.decode()
    assert "mira@example.se" in page.lower()
    assert client.post(WRITE, {"code": code_in_letter()})["Location"] == "/sv/min-dag/"
    assert signed_in_as(client) == str(mira.pk)
    assert "Din kod till Bärkraft" in mail.outbox[-1].subject


def test_three_wrong_codes_end_it(client, mira):
    client.post(CODE, {"email": mira.email})
    code = code_in_letter()
    assert "Koden stämmer inte" in client.post(WRITE, {"code": "XXXX-XXXX"}).content.decode()
    client.post(WRITE, {"code": "XXXX-XXXX"})
    client.post(WRITE, {"code": "XXXX-XXXX"})
    client.post(WRITE, {"code": code})
    assert signed_in_as(client) is None


def test_another_code_can_be_asked_for_at_once(client, mira):
    client.post(CODE, {"email": "mria@example.se"})
    assert client.post(CODE, {"email": mira.email})["Location"] == WRITE
    client.post(WRITE, {"code": code_in_letter()})
    assert signed_in_as(client) == str(mira.pk)


def without_what_varies(page: str, email: str) -> str:
    return re.sub(r'value="[^"]{30,}"', "", page).replace(email, "")


def test_an_unknown_address_gets_the_same_answer_and_makes_no_account(mira):
    answers = []
    for email in (mira.email, "nobody@example.se"):
        client = Client()
        response = client.post(CODE, {"email": email})
        page = client.get(WRITE).content.decode()
        wrong = client.post(WRITE, {"code": "XXXX-XXXX"})
        answers.append(
            (response.status_code, response["Location"], without_what_varies(page, email), wrong.status_code)
        )
    assert answers[0] == answers[1]
    assert User.objects.count() == 1
    assert [letter.to for letter in mail.outbox] == [[mira.email], ["nobody@example.se"]]  # the same work, too


def test_codes_are_bounded_per_person(mira):
    answers = [Client().post(CODE, {"email": mira.email}).status_code for _ in range(7)]
    assert answers == [302] * 5 + [429] * 2
    assert len(mail.outbox) == 5


def test_the_pause_says_how_long_and_what_to_do_in_the_same_words_for_all(mira, stopped_clock):
    """The clock stands at 12.00, so the ten minutes that are counted end at 12.10."""
    pages = []
    for email in (mira.email, "nobody@example.se"):
        client = Client()
        for _ in range(5):
            client.post(CODE, {"email": email})
        with clock.stopped_at(stopped_clock + timedelta(minutes=4)):
            response = client.post(CODE, {"email": email})
        assert (response.status_code, response["Retry-After"]) == (429, "360")
        pages.append(without_what_varies(response.content.decode(), email))
    assert pages[0] == pages[1]
    assert "Om 6 minuter, klockan 12.10, kan du be om en ny." in pages[0]
    assert f'href="{WRITE}"' in pages[0]  # the letter that came before the pause still counts
    assert client.get(WRITE).status_code == 200


def test_who_has_asked_for_no_code_here_is_not_led_to_write_one(mira):
    for _ in range(6):
        response = Client().post(CODE, {"email": mira.email})
    assert f'href="{WRITE}"' not in response.content.decode()


def test_after_three_wrong_codes_she_is_told_to_ask_for_a_new_one(client, mira):
    client.post(CODE, {"email": mira.email})
    for _ in range(3):
        response = client.post(WRITE, {"code": "XXXX-XXXX"})
    page = client.get(response["Location"]).content.decode()
    assert "Koden stämde inte på tre försök. Be om en ny kod." in page


def test_unknown_addresses_are_bounded_alike(db):
    answers = [Client().post(CODE, {"email": "nobody@example.se"}).status_code for _ in range(7)]
    assert 429 in answers


def test_the_bound_is_in_the_database_and_ends(db):
    asked = {"what": "test", "key": "a", "most": 3, "seconds": 600}
    assert [limits.allowed(**asked) for _ in range(4)] == [True, True, True, False]
    assert limits.allowed(**asked | {"key": "b"})
    with clock.stopped_at(clock.now() + timedelta(minutes=11)):
        assert limits.allowed(**asked)


def test_behind_a_proxy_the_caller_cannot_choose_its_address(rf, settings):
    request = rf.get("/", headers={"x-forwarded-for": "1.2.3.4, 10.0.0.9"}, REMOTE_ADDR="10.0.0.1")
    settings.SECURE_PROXY_SSL_HEADER = None
    assert limits.client_address(request) == "10.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert limits.client_address(request) == "10.0.0.9"


@pytest.mark.parametrize(
    ("address", "known_as"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("no address", "no address"),
    ],
)
def test_a_line_with_ipv6_is_one_caller_however_many_addresses_it_has(rf, address, known_as):
    assert limits.client_address(rf.get("/", REMOTE_ADDR=address)) == known_as


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil.example"],
)
def test_next_leads_nowhere_else(client, mira, address):
    assert 'name="next"' not in client.get(SIGN_IN, {"next": address}).content.decode()
    client.post(CODE, {"email": mira.email, "next": address})
    response = client.post(WRITE, {"code": code_in_letter(), "next": address})
    assert response["Location"] == "/sv/min-dag/"
    again = client.get(SIGN_IN, {"next": address})
    assert again["Location"] == "/sv/min-dag/"


def test_next_is_kept_when_it_is_ours(client, mira):
    assert 'name="next" value="/sv/mitt-konto/"' in client.get(SIGN_IN, {"next": "/sv/mitt-konto/"}).content.decode()
    client.post(CODE, {"email": mira.email, "next": "/sv/mitt-konto/"})
    response = client.post(WRITE, {"code": code_in_letter(), "next": "/sv/mitt-konto/"})
    assert response["Location"] == "/sv/mitt-konto/"


@pytest.mark.parametrize("path", ["signup/", "ny/konto/", "password/reset/", "password/change/", "email/", "losenord/"])
def test_there_is_no_sign_up_and_no_password(client, db, path):
    assert client.get(f"/sv/konto/{path}").status_code == 404


def test_sign_up_by_name_leads_to_a_person(client, db):
    assert client.get("/sv/konto/ny/")["Location"] == "/sv/kontakt/"


def test_the_time_of_the_sign_in_before_is_kept(client, mira):
    first = clock.now() - timedelta(days=7)
    User.objects.update(last_login=first)
    client.post(CODE, {"email": mira.email})
    client.post(WRITE, {"code": code_in_letter()})
    mira.refresh_from_db()
    assert mira.seen_until == first
    assert mira.last_login > first
    assert mira.events.filter(kind="signed_in", note="code").exists()


def test_sign_out_is_a_post_and_leaves_nothing(client, mira):
    client.force_login(mira, backend=sessions.BACKEND)
    assert client.get("/sv/logga-ut/").status_code == 405
    response = client.post("/sv/logga-ut/")
    assert response["Location"] == "/sv/"
    assert response["Clear-Site-Data"] == '"cache"'
    assert signed_in_as(client) is None


def test_kept_reading_choices_come_along(client, mira):
    User.objects.update(reading="text-large")
    client.post(CODE, {"email": mira.email})
    response = client.post(WRITE, {"code": code_in_letter()})
    assert response.cookies["las"].value == "text-large"


@pytest.fixture
def staff(mira):
    mira.is_staff = True
    mira.save()
    return mira


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user, backend="barkraft.people.backends.CodeBackend")
    return client


def add_app(user: User) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


@pytest.mark.parametrize("path", ["/sv/min-dag/", "/sv/coach/", "/sv/", "/redaktion/", "/sv/mitt-konto/ta-bort/"])
def test_staff_without_a_second_factor_get_nowhere_where_it_is_asked_for(client, staff, settings, path):
    settings.REQUIRE_STAFF_MFA = True
    assert signed_in(client, staff).get(path)["Location"] == "/sv/konto/sakerhet/"


@pytest.mark.parametrize("path", ["/sv/konto/sakerhet/", "/sv/konto/sakerhet/totp/activate/", "/sv/mitt-konto/"])
def test_they_may_add_one(client, staff, settings, path):
    settings.REQUIRE_STAFF_MFA = True
    response = signed_in(client, staff).get(path)
    assert response.status_code == 200
    assert not re.search(r"<script(?![^>]*\bsrc=)", response.content.decode())


def test_they_may_leave(client, staff, settings):
    settings.REQUIRE_STAFF_MFA = True
    assert signed_in(client, staff).post("/sv/logga-ut/")["Location"] == "/sv/"


def test_with_one_they_go_on(client, staff, settings):
    settings.REQUIRE_STAFF_MFA = True
    add_app(staff)
    assert signed_in(client, staff).get("/sv/mitt-konto/ta-bort/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client, staff, settings):
    settings.REQUIRE_STAFF_MFA = True
    Authenticator.objects.create(user=staff, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0})
    assert signed_in(client, staff).get("/sv/min-dag/")["Location"] == "/sv/konto/sakerhet/"


def test_an_editor_without_the_flag_is_staff_too(client, mira, settings):
    settings.REQUIRE_STAFF_MFA = True
    mira.groups.add(Group.objects.create(name="Skriver"))
    assert signed_in(client, mira).get("/redaktion/")["Location"] == "/sv/konto/sakerhet/"


def test_no_password_opens_the_workshop(client, db):
    User.objects.create_superuser("root", "root@example.se", "a-long-password", first_name="Root")
    known = {"username": "root@example.se", "password": "a-long-password", "next": "/redaktion/"}
    for response in (client.get("/redaktion/login/?next=/redaktion/"), client.post("/redaktion/login/", known)):
        assert response["Location"].startswith("/sv/logga-in/")
    assert signed_in_as(client) is None


def test_others_are_not_asked(client, mira, settings):
    settings.REQUIRE_STAFF_MFA = True
    assert signed_in(client, mira).get("/sv/mitt-konto/").status_code == 200


def test_a_code_by_letter_alone_does_not_let_in_who_has_a_second_factor(client, staff):
    secret = add_app(staff)
    client.post(CODE, {"email": staff.email})
    response = client.post(WRITE, {"code": code_in_letter()})
    assert response["Location"] == "/sv/konto/sakerhet/authenticate/"
    assert signed_in_as(client) is None
    page = client.get(response["Location"]).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert "Koden stämmer inte" in client.post(response["Location"], {"code": "000000"}).content.decode()
    number = hotp_value(secret, next(yield_hotp_counters_from_time()))
    client.post(response["Location"], {"code": f"{number:06}"})
    assert signed_in_as(client) == str(staff.pk)


def test_a_staff_session_from_a_card_ends_at_once(client, mira):
    signed_in(client, mira)
    session = client.session
    session[sessions.SESSION_KEY] = "some-card"
    session.save()
    User.objects.update(is_staff=True)
    assert client.get("/sv/mitt-konto/")["Location"] == "/sv/logga-in/"
    assert signed_in_as(client) is None


def test_the_passkey_pages_carry_their_data_without_inline_script(client, staff):
    signed_in(client, staff)
    page = client.get("/sv/konto/sakerhet/webauthn/add/").content.decode()
    assert "data-options=" in page
    assert "challenge" in page
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    answer = Client().get("/sv/konto/sakerhet/webauthn/login/", headers={"accept": "application/json"})
    assert "challenge" in str(answer.json())
