"""Questions to the coach: who asks, who answers, who reads, and what a leaver's question becomes."""

import pytest
from django.test import Client
from django.urls import reverse

from barkraft.people.models import User
from barkraft.venture import actions, asked
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Question, Venture

pytestmark = pytest.mark.usefixtures("stopped_clock")
PATH = "/m/vad-ar-asf/v1/u1/"


def ask(hodan: User, hemse: Venture, **more: object) -> Question:
    return actions.ask_coach(venture=hemse, by=hodan, text="Får vi sälja bullar?", path=PATH, **more)  # type: ignore[arg-type]


def test_a_question_is_kept_with_its_page(client_of, hodan: User, hemse: Venture, asa: User) -> None:  # type: ignore[no-untyped-def]
    client = client_of(hodan)
    form = client.get(reverse("venture:ask"), {"fran": f"/ar{PATH}", "om": "Vad är ett ASF?"})
    assert "Åsa läser din fråga" in form.content.decode()
    assert "Ring 112 nu." in form.content.decode(), "an answer within two days is no help in danger"
    posted = client.post(
        reverse("venture:ask"), {"text": "Får vi sälja?", "fran": f"/ar{PATH}", "om": "Vad är ett ASF?"}
    )
    assert posted["Location"] == reverse("venture:questions", args=[hemse.uid])
    kept = Question.objects.get()
    assert (kept.path, kept.title, kept.user, kept.for_group) == (PATH, "Vad är ett ASF?", hodan, False)


@pytest.mark.parametrize("address", ["https://evil.example/x", "//evil.example/x", "javascript:alert(1)"])
def test_only_our_own_pages_are_linked(client_of, hodan: User, address: str) -> None:  # type: ignore[no-untyped-def]
    client_of(hodan).post(reverse("venture:ask"), {"text": "Får vi?", "fran": address})
    assert Question.objects.get().path == ""


@pytest.mark.parametrize("text", ["  ", "Hodan 19850709-9805 undrar"])
def test_what_is_refused_stays_in_the_form(client_of, hodan: User, text: str) -> None:  # type: ignore[no-untyped-def]
    response = client_of(hodan).post(reverse("venture:ask"), {"text": text})
    assert response.status_code == 422
    assert text.strip() in response.content.decode()
    assert not Question.objects.exists()


def test_a_stranger_asks_nothing_of_the_group(stina: User, hemse: Venture, asa: User) -> None:
    for who in (stina, asa):
        with pytest.raises(Refused):
            ask(who, hemse)


def test_only_the_group_s_coach_answers(hodan: User, hemse: Venture, asa: User, bo: User) -> None:
    question = ask(hodan, hemse)
    for who in (hodan, bo):
        with pytest.raises(Refused):
            actions.answer_question(question=question, answer="Ja.", by=who)
    actions.answer_question(question=question, answer="Fråga regionen först.", by=asa)
    question.refresh_from_db()
    assert (question.answer, question.answered_by, question.read_at) == ("Fråga regionen först.", asa, None)


def test_who_reads(hodan: User, samir: User, mira: User, hemse: Venture, asa: User) -> None:
    own, shared = ask(hodan, hemse), ask(hodan, hemse, for_group=True)
    actions.answer_question(question=own, answer="Ja.", by=asa)
    assert {one.pk for one in asked.readable(hodan, hemse)} == {own.pk, shared.pk}
    assert [one.pk for one in asked.readable(samir, hemse)] == [shared.pk]
    assert asked.readable(mira, hemse) == []


def test_the_answer_is_told_once(client_of, hodan: User, hemse: Venture, asa: User) -> None:  # type: ignore[no-untyped-def]
    client, told = client_of(hodan), "Coachen har svarat på din fråga"
    question = ask(hodan, hemse)
    assert told not in client.get(reverse("home:my_day")).content.decode()
    actions.answer_question(question=question, answer="Ja, om regionen säger ja.", by=asa)
    assert told in client.get(reverse("home:my_day")).content.decode()
    page = client.get(reverse("venture:questions", args=[hemse.uid])).content.decode()
    assert "Ja, om regionen säger ja." in page
    assert "Jag har läst svaren" in page
    client.post(reverse("venture:questions", args=[hemse.uid]))
    assert told not in client.get(reverse("home:my_day")).content.decode()
    # Another answer is news again.
    actions.answer_question(question=Question.objects.get(), answer="Ja.", by=asa)
    assert told in client.get(reverse("home:my_day")).content.decode()


def test_a_member_who_leaves_is_named_no_more(hodan: User, hemse: Venture, asa: User) -> None:
    shared = ask(hodan, hemse, for_group=True)
    actions.leave_venture(venture=hemse, user=hodan)
    shared.refresh_from_db()
    assert shared.user is None


def test_signed_out_one_is_asked_to_sign_in(nobody: Client) -> None:
    assert nobody.get(reverse("venture:ask")).status_code == 302
