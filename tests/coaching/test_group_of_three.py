"""The group is made when at least three want to go on: they get accounts, and the list of calls forgets them."""

import pytest
from bs4 import BeautifulSoup

from barkraft.coaching.actions import add_curious, add_to_group, book_curious, make_group_of
from barkraft.coaching.models import Curious
from barkraft.people.models import User
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Access, Venture
from tests.coaching.test_curious import everything

PHONES = {"Amina": "070-174 06 05", "Yusuf": "070-174 06 06", "Olena": "070-174 06 07", "Peter": ""}
LANGUAGES = {"Amina": "so", "Yusuf": "ar", "Olena": "uk", "Peter": "sv"}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


@pytest.fixture
def four(cohort) -> list[Curious]:
    made = [
        add_curious(
            first_name=name, phone=phone, language=LANGUAGES[name], interpreter=False, wanted="any", cohort=cohort
        )
        for name, phone in PHONES.items()
    ]
    for one in made:
        book_curious(curious=one, cohort=cohort, meeting=None, interpreter=False)
    return made


def address(cohort) -> str:
    return f"/sv/coach/omgang/{cohort.uid}/grupp/av/"


def test_three_become_a_group_and_their_rows_go(cohort, four, asa):
    venture = make_group_of(cohort=cohort, curious=four[:3], name=" Hemse  odling ", by=asa, phones_of=four[1:2])
    assert (venture.name, venture.cohort, venture.phase) == ("Hemse odling", cohort, "mota")
    people = User.objects.filter(access__venture=venture).order_by("pk")
    assert [(one.first_name, one.language, one.phone, one.reach) for one in people] == [
        ("Amina", "sv", "", ""),  # the interface speaks no Somali yet
        ("Yusuf", "ar", "+46701740606", ""),
        ("Olena", "sv", "", ""),
    ]
    assert [one.first_name for one in Curious.objects.all()] == ["Peter"]
    left = everything()
    assert "701740605" not in left
    assert "701740607" not in left


def test_two_are_no_group_and_nothing_happens(cohort, four, asa):
    with pytest.raises(Refused, match="En grupp är minst tre"):
        make_group_of(cohort=cohort, curious=four[:2], name="Hemse odling", by=asa)
    assert not Venture.objects.exists()
    assert Curious.objects.count() == 4


@pytest.mark.parametrize("name", ["", "  ", "Grupp 640823-3234"])
def test_a_group_has_a_name_that_is_no_number(cohort, four, asa, name):
    with pytest.raises(Refused):
        make_group_of(cohort=cohort, curious=four, name=name, by=asa)
    assert Curious.objects.count() == 4


def test_who_waits_or_is_another_cohort_s_is_not_counted(cohort, other_cohort, four, asa):
    Curious.objects.filter(pk=four[0].pk).update(outcome="waiting")
    Curious.objects.filter(pk=four[1].pk).update(cohort=other_cohort)
    with pytest.raises(Refused):
        make_group_of(cohort=cohort, curious=four, name="Hemse odling", by=asa)


def test_pressed_twice_nobody_is_in_two_groups(cohort, four, asa):
    make_group_of(cohort=cohort, curious=four, name="Hemse odling", by=asa)
    with pytest.raises(Refused):
        make_group_of(cohort=cohort, curious=four, name="Hemse odling", by=asa)
    assert Access.objects.count() == 4


def test_one_comes_to_a_group_that_is_there(cohort, hemse, hodan, four, asa):
    add_to_group(venture=hemse, curious=four[3:], by=asa)
    assert set(hemse.access.values_list("user__first_name", flat=True)) == {"Hodan", "Peter"}
    assert not Curious.objects.filter(first_name="Peter").exists()
    with pytest.raises(Refused, match="Välj minst en person"):
        add_to_group(venture=hemse, curious=[], by=asa)


def test_the_page_offers_all_who_go_on_and_keeps_no_number_unasked(coach, cohort, hemse, four):
    page = BeautifulSoup(coach.get(address(cohort)).content.decode(), "html.parser")
    assert len(page.select("[name=person][checked]")) == 4
    assert len(page.select("[name=phone]")) == 3  # Peter left none
    assert not page.select("[name=phone][checked]")
    assert "Hemse bröd" in page.select_one("[name=venture]").get_text()
    assert "070" not in page.main.get_text()


def test_made_on_the_page(coach, cohort, four):
    sent = {"person": [one.uid for one in four[:3]], "phone": [four[0].uid, four[3].uid], "name": "Hemse odling"}
    refused = coach.post(address(cohort), sent)  # Peter has no number to keep
    assert refused.status_code == 422
    sent["phone"] = [four[0].uid]
    response = coach.post(address(cohort), sent, follow=True)
    text = response.content.decode()
    assert "Gruppen är klar. Skriv ut kort till dem som är med." in text
    assert "Amina" in text
    assert User.objects.get(first_name="Amina").phone == "+46701740605"


def test_two_on_the_page_get_a_clear_sentence_and_keep_the_name(coach, cohort, four):
    response = coach.post(address(cohort), {"person": [one.uid for one in four[:2]], "name": "Hemse odling"})
    assert response.status_code == 422
    page = BeautifulSoup(response.content.decode(), "html.parser")
    assert "En grupp är minst tre. Välj tre som vill gå vidare." in page.get_text()
    assert page.select_one("[name=name]")["value"] == "Hemse odling"
    assert len(page.select("[name=person][checked]")) == 2


def test_sent_twice_it_is_one_group(coach, cohort, four):
    page = BeautifulSoup(coach.get(address(cohort)).content.decode(), "html.parser")
    sent = {"person": [one.uid for one in four], "name": "Hemse odling"}
    sent["form"] = page.select_one("[name=form]")["value"]
    answers = {coach.post(address(cohort), sent)["Location"] for _ in range(2)}
    assert len(answers) == 1
    assert Venture.objects.count() == 1


def test_another_cohort_s_group_or_person_is_not_taken(coach, cohort, other_cohort, other_venture, four):
    stranger = add_curious(
        first_name="Nora", phone="070-174 06 09", language="sv", interpreter=False, wanted="any", cohort=other_cohort
    )
    people = [one.uid for one in four]
    assert coach.post(address(cohort), {"person": [*people, stranger.uid], "name": "X"}).status_code == 422
    assert coach.post(address(cohort), {"person": people, "venture": other_venture.uid}).status_code == 422
    assert Curious.objects.count() == 5


def test_bo_and_strangers_do_not_come_in(client_of, bo, stina, cohort, four):
    assert client_of(bo).get(address(cohort)).status_code == 404
    assert client_of(stina).get(address(cohort)).status_code == 403


def test_with_nobody_there_it_leads_to_the_list(coach, cohort):
    page = coach.get(address(cohort)).content.decode()
    assert "Ingen har sagt att den går vidare än. Börja i ringlistan." in page
