"""One field as a form: without JavaScript, in a lesson and on its own page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from barkraft.venture import actions, binder, worksheet
from barkraft.venture.binder import Place, Writing, chapters
from barkraft.venture.models import Answer, Row
from tests.conftest import STARTED

TABLE = "offer.customers"
BACK = "/sv/m/var-grupp/v1/u2/q/e2/?falt=x"


def address(venture, field_id, **query):
    section, _, key = field_id.partition(".")
    return reverse("venture:field", args=[venture.uid, section, key], query=query)


@pytest.fixture
def request_of():
    def made(user):
        request = RequestFactory().get(BACK)
        request.user, request.session = user, {}
        return request

    return made


def html(request, venture, field_id, back=BACK):
    editor = worksheet.editor(request, venture, field_id, back)
    return render_to_string("venture/field_editor.html", {"editor": editor, "language": "sv"}, request=request)


def test_saving_comes_back_to_where_one_was(hemse, hodan, client_of):
    url = address(hemse, "purpose.social_aim")
    reply = client_of(hodan).post(url, {"do": "save", "value": "Fem har jobb", "next": BACK})
    assert reply.headers["Location"] == f"{BACK}#purpose-social_aim"
    assert Answer.objects.get().value == "Fem har jobb"


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_it_leads_nowhere_else(onward, hemse, hodan, client_of):
    url = address(hemse, "purpose.social_aim")
    reply = client_of(hodan).post(url, {"do": "save", "value": "Hej", "next": onward})
    assert reply.headers["Location"] == f"{url}#purpose-social_aim"


def test_what_is_refused_is_shown_again_with_what_to_do(hemse, hodan, client_of):
    reply = client_of(hodan).post(address(hemse, "purpose.social_aim"), {"do": "save", "value": "Ring 811228-9874"})
    page = reply.content.decode()
    assert reply.status_code == 422
    assert "Ring 811228-9874" in page
    assert "Skriv det inte här." in page
    assert not Answer.objects.exists()


def test_what_cannot_be_read_stands_there_with_what_to_do(hemse, hodan, client_of):
    client, url = client_of(hodan), address(hemse, "economy.start_capital")
    assert client.post(url, {"do": "save", "value": "lite grann"}).status_code == 302
    page = client.get(url).content.decode()
    assert 'value="lite grann"' in page
    assert "Skriv kronor med siffror" in page


@pytest.mark.parametrize(
    ("field", "typed", "again"),
    [
        ("economy.start_capital", "1 200,50 kr", "1200,50"),
        ("legal.founding_date", "24/11 2026", "24 november 2026"),
        ("group.channels", "Ring\nSms", "Ring\nSms"),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_a_form_sent_again_unchanged_changes_nothing(field, typed, again, language, hemse, hodan, client_of):
    client, url = client_of(hodan), address(hemse, field).replace("/sv/", f"/{language}/")
    client.post(url, {"do": "save", "value": typed})
    kept = Answer.objects.get().value
    assert again in client.get(url).content.decode()
    client.post(url, {"do": "save", "value": again, "based_on": Answer.objects.get().mark})
    assert Answer.objects.get().value == kept


def test_two_who_saved_at_once_choose_together(hemse, hodan, samir, client_of):
    url = address(hemse, "group.agreement")
    client_of(hodan).post(url, {"do": "save", "value": "Vi äter fika", "based_on": ""})
    client = client_of(samir)
    client.post(url, {"do": "save", "value": "Pausen är tyst", "based_on": ""})
    page = client.get(url).content.decode()
    assert "Här finns två svar" in page
    assert "Vi vill ha kvar båda" in page
    one = Answer.objects.get(value="Vi äter fika")
    client.post(url, {"do": "choose", "answer": one.uid, "both": "1"})
    assert binder.field("group.agreement").read(hemse) == "Vi äter fika\nPausen är tyst"
    assert 'value="choose"' not in client.get(url).content.decode()


def test_a_list_grows_one_line_at_a_time(hemse, hodan, client_of):
    client, url = client_of(hodan), address(hemse, "group.channels")
    for line in ("Ring", "", "Sms"):
        client.post(url, {"do": "append", "line": line})
    assert binder.field("group.channels").read(hemse) == ["Ring", "Sms"]
    assert client.post(address(hemse, "group.agreement"), {"do": "append", "line": "x"}).status_code == 400


def test_a_row_one_question_at_a_time(hemse, hodan, client_of):
    client, url = client_of(hodan), address(hemse, TABLE, rad="ny", steg=0)
    columns = chapters.field(TABLE).columns
    page = client.get(url).content.decode()
    assert columns[0].ask in page
    assert "fråga 1 av 5" in page
    row = page.split('name="row" value="')[1].split('"')[0]
    for step, typed in enumerate(["Kontor", "", "Alla", "Bröd", "20"]):
        form = {"do": "row", "row": row, "steg": step, f"c-{columns[step].key}": typed, "next": BACK}
        reply = client.post(address(hemse, TABLE), form)
        assert reply.status_code == 302
        if step < 4:
            assert client.get(reply.headers["Location"]).status_code == 200
    assert reply.headers["Location"] == f"{BACK}#offer-customers"
    assert Row.objects.get().uid == row
    kept = {"segment": "Kontor", "who_pays": None, "who_uses": "Alla", "problem": "Bröd", "how_many": 20}
    assert binder.field(TABLE).read(hemse) == [kept]


def test_the_first_question_can_be_skipped(hemse, hodan, client_of):
    client = client_of(hodan)
    form = {"do": "row", "row": "abcdefghjkmn", "steg": 0, "c-segment": ""}
    reply = client.post(address(hemse, TABLE), form)
    assert client.get(reply.headers["Location"]).status_code == 200
    assert not Row.objects.exists()


def test_a_ready_made_row_asks_only_what_is_not_ours(hemse, hodan, client_of):
    page = client_of(hodan).get(address(hemse, "purpose.asf_criteria_check", rad="f0")).content.decode()
    assert 'name="c-criterion"' not in page
    assert 'name="c-how_we_do_it"' in page
    assert "Vi finns för att fler ska få jobb." in page


def test_a_row_is_changed_removed_and_brought_back(hemse, hodan, client_of):
    client, url = client_of(hodan), address(hemse, TABLE)
    row, _ = actions.add_row(place=Place(hemse, TABLE), cells={"segment": "Kontor"}, writing=Writing(hodan))
    mark = row.answers.get().mark
    client.post(url, {"do": "row", "row": row.uid, "c-segment": "Skolor", "b-segment": mark})
    assert "Skolor" in client.get(url).content.decode()
    client.post(url, {"do": "remove", "row": row.uid})
    page = client.get(url).content.decode()
    assert "Borttagna rader" in page
    client.post(url, {"do": "restore", "row": row.uid})
    assert "Borttagna rader" not in client.get(url).content.decode()


def test_a_refused_row_keeps_what_was_typed(hemse, hodan, client_of):
    form = {"do": "row", "row": "abcdefghjkmn", "c-segment": "Kontor", "c-who_pays": "811228-9874"}
    reply = client_of(hodan).post(address(hemse, TABLE), form)
    page = reply.content.decode()
    assert reply.status_code == 422
    assert 'value="Kontor"' in page
    assert 'value="811228-9874"' in page
    assert page.count("Skriv det inte här.") == 1
    assert not Row.objects.exists()


def test_the_history_tells_who_when_and_what(hemse, hodan, asa, client_of):
    actions.write_answer(place=Place(hemse, "purpose.social_aim"), value="Fem", writing=Writing(hodan))
    actions.write_answer(place=Place(hemse, "purpose.social_aim"), value="Sex", writing=Writing(asa, by_group=True))
    page = client_of(hodan).get(address(hemse, "purpose.social_aim", historik=1)).content.decode()
    for words in ("Hodan skrev", "Åsa skrev för gruppen", "Fem", "Sex", "Gäller nu"):
        assert words in page


@pytest.mark.parametrize("do", ["", "drop", "remove", "restore", "up", "row"])
def test_nonsense_is_refused(do, hemse, hodan, client_of):
    reply = client_of(hodan).post(address(hemse, TABLE), {"do": do, "row": "nope", "c-x": "1", "c-segment": "x"})
    assert reply.status_code == 400


def test_the_fixed_fields_cannot_be_written(hemse, hodan, client_of):
    for field_id in ("enterprise.stage", "economy.lowest_month"):
        assert client_of(hodan).post(address(hemse, field_id), {"do": "save", "value": "x"}).status_code == 400


def test_in_a_lesson_signed_out_it_shows_what_is_asked(request_of):
    page = html(request_of(AnonymousUser()), None, "group.decision_rule")
    assert "Logga in för att spara" in page
    assert "Med en runda" in page
    assert "<form" not in page
    assert "data-ticket" not in page


def test_in_a_lesson_without_a_group(request_of, hodan):
    hodan.access.update(ended_on=STARTED)
    page = html(request_of(hodan), None, TABLE)
    assert "Du är inte med i någon grupp än." in page
    assert "<form" not in page


def test_in_a_lesson_it_posts_to_the_field_and_comes_back(request_of, hemse, hodan):
    page = html(request_of(hodan), hemse, "purpose.social_aim")
    assert f'action="{address(hemse, "purpose.social_aim")}"' in page
    assert f'name="next" value="{BACK}"' in page
    assert "data-ticket" in page


@pytest.mark.parametrize("definition", chapters.dossier().fields, ids=lambda d: d.id)
def test_every_field_can_stand_in_a_lesson(definition, request_of, hemse, hodan):
    for request, venture in ((request_of(hodan), hemse), (request_of(AnonymousUser()), None)):
        page = html(request, venture, definition.id)
        assert definition.ask in page.replace("&#x27;", "'").replace("&quot;", '"')


def test_names_of_people_are_not_drafted_in_the_phone(request_of, hemse, hodan):
    assert " data-draft" in html(request_of(hodan), hemse, TABLE)
    assert " data-draft" not in html(request_of(hodan), hemse, "legal.signatory")


def test_the_coach_is_asked_whether_she_writes_for_the_group(request_of, hemse, hodan, asa):
    assert "by_group" in html(request_of(asa), hemse, TABLE)
    assert "by_group" not in html(request_of(hodan), hemse, TABLE)


def test_contents_read_once_serve_many_fields(request_of, hemse, hodan, django_assert_num_queries):
    from barkraft.venture.binder.contents import contents

    found = contents(hemse)
    request = request_of(hodan)
    with django_assert_num_queries(1):  # only whether she is in the group
        worksheet.editor(request, hemse, "group.agreement", BACK, found=found)
