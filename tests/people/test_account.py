"""Mitt konto: what was done and by whom, language, everything about me, the end."""

import io
import json
import zipfile
from uuid import uuid4

import pytest

from barkraft.learn.models import QuizAnswer
from barkraft.people.actions import issue_card, record_event, reset_pictures
from barkraft.people.models import AccountEvent, User
from barkraft.shared import clock
from barkraft.venture.actions import write_answer
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Access, Answer, CohortStaff, Decision, Invitation

ACCOUNT = "/sv/mitt-konto/"


@pytest.fixture
def her(client_of, hodan):
    return client_of(hodan)


def test_it_needs_a_sign_in(client, db):
    assert client.get(ACCOUNT).status_code == 302


def test_she_sees_who_changed_her_pictures_and_when(her, hodan, asa, stopped_clock):
    card, _ = issue_card(user=hodan, by=asa)
    reset_pictures(card=card, by=asa)
    her.force_login(User.objects.get(pk=hodan.pk), backend="barkraft.people.backends.UidBackend")
    html = her.get(ACCOUNT).content.decode()
    assert "Åsa bytte dina bilder." in html
    assert "tisdag 24 november 12.00" in html


def test_she_sees_her_roles_and_nobody_elses_events(her, hodan, mira):
    AccountEvent.objects.create(user=mira, kind=AccountEvent.Kind.CARD_REVOKED, at=clock.now())
    html = her.get(ACCOUNT).content.decode()
    assert "Deltagare i Hemse bröd" in html
    assert "stängde ditt kort" not in html


@pytest.mark.parametrize("kind", AccountEvent.Kind.values)
def test_every_event_has_words(her, hodan, asa, kind):
    for by in (asa, hodan, None):
        AccountEvent.objects.create(user=hodan, by=by, kind=kind, at=clock.now(), note="Deltagare")
    html = her.get(ACCOUNT).content.decode()
    assert kind not in html
    assert "{" not in html.split("<main")[1].split("</main")[0]


def test_a_role_that_a_command_gave_is_nobodys_doing(her, hodan):
    record_event(user=hodan, by=None, kind="role_given", note="Deltagare, Hemse bröd")
    page = her.get("/sv/mitt-konto/").content.decode()
    assert "Du fick en roll: Deltagare, Hemse bröd." in page
    assert "inte har konto" not in page


def test_the_language_is_kept(her, hodan):
    assert her.post(ACCOUNT + "sprak/", {"language": "ar"})["Location"] == "/ar/mitt-konto/"
    hodan.refresh_from_db()
    assert hodan.language == "ar"
    her.post(ACCOUNT + "sprak/", {"language": "xx"})
    hodan.refresh_from_db()
    assert hodan.language == "ar"


def test_reading_choices_are_kept_clean(her, hodan):
    her.cookies["las"] = "text-large.lines-airy.evil-<script>"
    her.post(ACCOUNT + "lasning/")
    hodan.refresh_from_db()
    assert hodan.reading == "text-large.lines-airy"


def everything(client) -> dict[str, object]:
    response = client.get(ACCOUNT + "allt-om-mig.zip")
    assert "no-store" in response["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(response.content)) as pack:
        return {name: json.loads(pack.read(name)) for name in pack.namelist()}


def test_everything_about_her_and_nothing_about_others(her, hodan, samir, hemse, asa):
    issue_card(user=hodan, by=asa)
    her.force_login(User.objects.get(pk=hodan.pk), backend="barkraft.people.backends.UidBackend")
    write_answer(place=Place(hemse, "group.channels"), value=["Vi ringer."], writing=Writing(hodan))
    write_answer(place=Place(hemse, "group.access_needs"), value=["Paus efter en timme."], writing=Writing(samir))
    pack = everything(her)
    assert set(pack) == {"konto.json", "grupper.json", "programmet.json", "ringlista.json", "stod.json"}
    text = json.dumps(pack, ensure_ascii=False)
    assert "Hodan" in text
    assert "Vi ringer." in text
    assert "Paus efter en timme." not in text
    assert hodan.cards.get().token_hash not in text


def test_the_end_is_asked_about_first(her, hodan):
    html = her.get(ACCOUNT + "ta-bort/").content.decode()
    assert "Gruppens ord i pärmen" in html
    assert User.objects.filter(pk=hodan.pk).exists()


def test_the_name_goes_and_the_words_stay(her, hodan, hemse, asa):
    issue_card(user=hodan, by=asa)
    her.force_login(User.objects.get(pk=hodan.pk), backend="barkraft.people.backends.UidBackend")
    write_answer(place=Place(hemse, "group.channels"), value=["Vi ringer."], writing=Writing(hodan))
    Decision.objects.create(venture=hemse, text="Vi bakar.", decided_on=clock.today(), by=hodan)
    QuizAnswer.objects.create(user=hodan, unit_uid=uuid4(), key="q1", value=[0], right=True, at=clock.now())
    assert her.post(ACCOUNT + "ta-bort/")["Location"] == "/sv/konto-borttaget/"
    assert her.get("/sv/konto-borttaget/").status_code == 200
    assert not User.objects.filter(first_name="Hodan").exists()
    assert not Access.objects.filter(venture=hemse).exists()
    assert not QuizAnswer.objects.exists()
    assert Answer.objects.get().by is None
    assert Decision.objects.get().by is None
    assert her.get(ACCOUNT).status_code == 302


def test_a_row_that_she_wrote_about_herself_goes_and_the_others_stay(her, hodan, samir, hemse):
    from barkraft.venture.actions import add_row

    add_row(place=Place(hemse, "group.role_wishes"), cells={"member": "Hodan", "wish": "baka"}, writing=Writing(hodan))
    add_row(place=Place(hemse, "group.role_wishes"), cells={"member": "Samir", "wish": "sälja"}, writing=Writing(samir))
    her.post(ACCOUNT + "ta-bort/")
    assert set(Answer.objects.values_list("value", flat=True)) == {"Samir", "sälja"}


def test_an_only_coach_is_told_what_to_do_first(client_of, asa, hemse, cohort, bo):
    coach = client_of(asa)
    html = coach.post(ACCOUNT + "ta-bort/").content.decode()
    assert "Du är ensam coach för Gotland hösten 2026. Bjud in en kollega först." in html
    CohortStaff.objects.create(cohort=cohort, user=bo)
    coach.post(ACCOUNT + "ta-bort/")
    assert not User.objects.filter(pk=asa.pk).exists()


def test_letters_to_her_go_too(client_of, mira, hemse):
    Invitation.objects.create(
        email=mira.email, first_name="Mira", venture=hemse, role="board", token_hash="x", expires_at=clock.now()
    )
    client_of(mira).post(ACCOUNT + "ta-bort/")
    assert not Invitation.objects.exists()


def test_min_dag_in_another_language_asks_once_whether_it_is_always_so(her, hodan):
    asked = 'name="always"'
    assert asked not in her.get("/sv/min-dag/").content.decode()
    page = her.get("/ar/min-dag/").content.decode()
    assert asked in page
    assert "العربية" in page
    hodan.refresh_from_db()
    assert hodan.language == "sv"  # a page that is read changes nothing
    assert her.post("/ar/mitt-konto/sprak/", {"language": "ar", "always": "no"})["Location"] == "/ar/min-dag/"
    assert asked not in her.get("/ar/min-dag/").content.decode()
    assert her.post("/ar/mitt-konto/sprak/", {"language": "en", "always": "yes"})["Location"] == "/en/min-dag/"
    hodan.refresh_from_db()
    assert hodan.language == "en"
