"""The group's pages: who sees them, and that every field can be opened."""

import pytest
from django.urls import reverse

from barkraft.venture import actions
from barkraft.venture.binder import Place, Writing, chapters

FIELDS = [definition.id for definition in chapters.dossier().fields]


def address(venture, field_id, **query):
    section, _, key = field_id.partition(".")
    return reverse("venture:field", args=[venture.uid, section, key], query=query)


@pytest.mark.parametrize("name", ["group", "binder", "gate", "decisions"])
@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_a_member_sees_the_groups_pages(name, language, hemse, hodan, client_of):
    url = reverse(f"venture:{name}", args=[hemse.uid]).replace("/sv/", f"/{language}/")
    assert client_of(hodan).get(url).status_code == 200


def test_every_field_and_chapter_opens(hemse, hodan, client_of):
    client = client_of(hodan)
    chapter_urls = [reverse("venture:section", args=[hemse.uid, one.id]) for one in chapters.dossier().sections]
    urls = [address(hemse, field_id) for field_id in FIELDS] + chapter_urls
    assert {url: status for url in urls if (status := client.get(url).status_code) != 200} == {}


@pytest.mark.parametrize("name", ["group", "binder", "gate", "decisions"])
def test_a_stranger_gets_404(name, hemse, stina, bo, client_of):
    url = reverse(f"venture:{name}", args=[hemse.uid])
    assert client_of(stina).get(url).status_code == 404
    assert client_of(bo).get(url).status_code == 404


def test_a_stranger_cannot_write(hemse, hodan, stina, client_of):
    url = address(hemse, "purpose.social_aim")
    assert client_of(stina).post(url, {"do": "save", "value": "Hej"}).status_code == 404
    assert not hemse.answers.exists()


@pytest.mark.parametrize(
    "query",
    [{"rad": "ny"}, {"rad": "ny", "steg": 0}, {"rad": "f0"}, {"rad": "f0", "steg": 1}, {"bild": 1}, {"historik": 1}],
)
def test_the_other_faces_of_a_table(query, hemse, hodan, client_of):
    assert client_of(hodan).get(address(hemse, "offer.before_sale", **query)).status_code == 200


@pytest.mark.parametrize("query", [{"rad": "f9"}, {"rad": "x"}, {"rad": "f0", "steg": 99}])
def test_a_row_that_is_not_there_is_404(query, hemse, hodan, client_of):
    assert client_of(hodan).get(address(hemse, "offer.before_sale", **query)).status_code == 404


def test_the_binder_asks_as_often_however_much_is_in_it(hemse, hodan, client_of, django_assert_max_num_queries):
    client = client_of(hodan)
    url = reverse("venture:binder", args=[hemse.uid])
    for field_id in ("purpose.social_aim", "group.agreement", "offer.idea_market"):
        actions.write_answer(place=Place(hemse, field_id), value="Vi bakar bröd", writing=Writing(hodan))
    for number in range(20):
        actions.add_row(
            place=Place(hemse, "offer.customers"), cells={"segment": f"Kontor {number}"}, writing=Writing(hodan)
        )
    with django_assert_max_num_queries(7):  # session, person, group, rows, answers, photos, roles
        page = client.get(url).content.decode()
    assert "Hodan har skrivit här." in page


def test_my_own_card_opens_for_everyone(db, nobody, hodan, client_of):
    url = reverse("venture:my_card")
    for client in (nobody, client_of(hodan)):
        page = client.get(url).content.decode()
        assert "data-own" in page
        assert page.count("<form") == page.count("logga-ut")  # nothing to send but the sign-out


@pytest.mark.parametrize("language", ["sv", "sv-simple", "en", "ar"])
def test_what_is_only_in_swedish_says_so(language, hemse, hodan, client_of):
    client = client_of(hodan)
    for page in (f"g/{hemse.uid}/parmen/", f"g/{hemse.uid}/parmen/group/", "mitt-eget-kort/"):
        html = client.get(f"/{language}/{page}").content.decode()
        assert ('class="machine"' in html) is (language in {"en", "ar"}), page
