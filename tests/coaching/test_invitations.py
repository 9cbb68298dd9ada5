"""A letter with a one-use link: GET shows, POST uses."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from barkraft.coaching.actions import invite
from barkraft.people.models import SignInCard, User
from barkraft.shared import clock
from barkraft.venture.models import Access, CohortStaff, Invitation


@pytest.fixture
def sent(django_capture_on_commit_callbacks, asa, hemse):
    """Invite somebody; the path in the letter."""

    def inviting(email: str = "peter@example.se", **to: object) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            invite(email=email, first_name="Peter", by=asa, **(to or {"venture": hemse, "role": "participant"}))
        found = re.search(r"http://[^/]+(/sv/inbjudan/\S+)", mail.outbox[-1].body)
        assert found
        return found[1]

    return inviting


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def test_the_letter_leads_to_the_site_and_the_token_is_not_stored(sent, settings):
    path = sent()
    assert settings.BASE_URL in mail.outbox[0].body
    assert path.split("/")[3] not in str(Invitation.objects.values())


def test_a_mail_program_that_opens_the_link_spends_nothing(client, sent):
    path = sent()
    for _ in range(2):
        response = client.get(path)
        assert response.status_code == 200
        assert "Åsa bjuder in dig till Hemse bröd." in response.content.decode()
        # With "no-referrer" a browser posts the form with "Origin: null", and is refused.
        assert response["Referrer-Policy"] == "strict-origin"
    assert not User.objects.filter(first_name="Peter").exists()


def test_a_yes_makes_the_account_gives_the_role_and_signs_in(client, sent, hemse):
    path = sent()
    assert client.post(path)["Location"] == "/sv/min-dag/"
    peter = User.objects.get(email="peter@example.se")
    assert Access.objects.get(user=peter).venture == hemse
    assert client.session["_auth_user_id"] == str(peter.pk)


def test_it_works_once(client, sent):
    path = sent()
    client.post(path)
    other = Client()
    assert other.get(path).status_code == 404
    assert other.post(path).status_code == 404
    assert "_auth_user_id" not in other.session


def test_it_is_too_old_after_thirty_days(client, sent):
    path = sent()
    with clock.stopped_at(clock.now() + timedelta(days=30, minutes=1)):
        assert client.post(path).status_code == 404


def test_a_new_letter_kills_the_old_one(client, sent):
    old, _new = sent(), sent()
    assert client.post(old).status_code == 404


def test_an_invented_token_is_kindly_refused(client, db):
    response = client.get("/sv/inbjudan/" + "x" * 32 + "/")
    assert response.status_code == 404
    assert "Länken gäller inte längre" in response.content.decode()


def test_a_forwarded_letter_opens_no_account_that_exists(client, sent, mira):
    path = sent(email="Mira@example.se")
    assert client.post(path)["Location"] == "/sv/logga-in/"
    assert "_auth_user_id" not in client.session
    assert Access.objects.filter(user=mira, venture__name="Hemse bröd").exists()


def test_another_persons_session_ends_on_a_shared_phone(client_of, sent, hodan):
    client = client_of(hodan)
    before = client.session.session_key
    client.post(sent())
    assert client.session["_auth_user_id"] != str(hodan.pk)
    assert client.session.session_key != before


def test_a_colleague_becomes_staff_and_her_card_dies(client, sent, cohort, asa, hodan):
    from barkraft.people.actions import issue_card

    User.objects.filter(pk=hodan.pk).update(email="hodan@example.se")
    hodan.refresh_from_db()
    issue_card(user=hodan, by=asa)
    client.post(sent(email="hodan@example.se", cohort=cohort))
    hodan.refresh_from_db()
    assert hodan.is_staff
    assert CohortStaff.objects.filter(user=hodan, cohort=cohort).exists()
    assert not SignInCard.objects.filter(revoked_at=None).exists()


def test_an_invitation_is_taken_back(client, sent, client_of, asa, hemse):
    path = sent()
    uid = Invitation.objects.get().uid
    client_of(asa).post(f"/sv/coach/grupp/{hemse.uid}/inbjudan/{uid}/ta-bort/")
    assert client.get(path).status_code == 404


def test_the_coach_invites_from_the_pages(client_of, asa, bo, hemse, cohort, django_capture_on_commit_callbacks):
    coach = client_of(asa)
    with django_capture_on_commit_callbacks(execute=True):
        coach.post(
            f"/sv/coach/grupp/{hemse.uid}/person/ny/",
            {"first_name": "Peter", "email": "peter@example.se", "role": "board", "language": "sv"},
        )
        coach.post(f"/sv/coach/omgang/{cohort.uid}/bjud-in/", {"first_name": "Eva", "email": "eva@example.se"})
    assert {letter.to[0] for letter in mail.outbox} == {"peter@example.se", "eva@example.se"}
    assert (
        client_of(bo)
        .post(f"/sv/coach/omgang/{cohort.uid}/bjud-in/", {"first_name": "X", "email": "x@example.se"})
        .status_code
        == 404
    )
