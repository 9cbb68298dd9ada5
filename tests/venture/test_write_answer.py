"""Saving an answer: one version an author and ten minutes, two at once kept until the group chooses."""

from datetime import timedelta

import pytest
from django.urls import reverse

from barkraft.shared import clock
from barkraft.venture import actions, binder
from barkraft.venture.binder import MOST_SIGNS, Place, Writing, answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.places import LATEST
from barkraft.venture.models import Access, Answer
from tests.conftest import NOON

AIM = "purpose.social_aim"


def write(venture, by, value, seen=LATEST, field=AIM, column="", by_group=False):
    place = Place(venture, field, column=column)
    return actions.write_answer(place=place, value=value, writing=Writing(by, seen, by_group))


def heads(venture, field=AIM):
    return list(Answer.objects.filter(venture=venture, field=field, is_head=True))


def at(minutes):
    return clock.stopped_at(NOON + timedelta(minutes=minutes))


def test_the_first_answer_counts(hemse, hodan):
    written = write(hemse, hodan, "Fem har jobb")
    assert (written.answer.value, written.problem, written.conflict) == ("Fem har jobb", None, False)
    assert binder.field(AIM).read(hemse) == "Fem har jobb"


def test_nothing_where_nothing_stood_is_no_answer(hemse, hodan):
    assert write(hemse, hodan, "  ").answer is None
    assert not Answer.objects.exists()


def test_an_author_has_one_version_in_ten_minutes(hemse, hodan):
    for minute, words in [(0, "Fe"), (5, "Fem"), (9, "Fem jobb")]:
        with at(minute):
            write(hemse, hodan, words)
    assert [a.value for a in Answer.objects.all()] == ["Fem jobb"]
    with at(10):
        write(hemse, hodan, "Fem har jobb")
    assert [(a.value, a.is_head) for a in Answer.objects.order_by("id")] == [
        ("Fem jobb", False),
        ("Fem har jobb", True),
    ]


def test_who_has_seen_what_counts_replaces_it(hemse, hodan, samir):
    first = write(hemse, hodan, "Ett").answer
    second = write(hemse, samir, "Två", seen=first.mark)
    assert not second.conflict
    assert [a.value for a in heads(hemse)] == ["Två"]
    assert second.answer.based_on == first


def test_who_has_not_seen_it_is_kept_beside(hemse, hodan, samir):
    write(hemse, hodan, "Ett", seen="")
    written = write(hemse, samir, "Två", seen="")
    assert written.conflict
    assert [a.value for a in heads(hemse)] == ["Ett", "Två"]


def test_an_answer_that_grew_since_it_was_seen_is_not_overwritten(hemse, hodan, samir):
    seen = write(hemse, hodan, "Ett").answer.mark
    write(hemse, hodan, "Ett och lite till")  # the same version still, with other words
    assert write(hemse, samir, "Två", seen=seen).conflict
    assert {a.value for a in heads(hemse)} == {"Ett och lite till", "Två"}


def test_an_author_goes_on_with_her_own_whatever_she_saw(hemse, hodan, samir):
    write(hemse, hodan, "Ett", seen="")
    write(hemse, samir, "Två", seen="")
    write(hemse, samir, "Två och tre", seen="")
    assert [a.value for a in heads(hemse)] == ["Ett", "Två och tre"]


def test_the_same_words_at_once_are_one_answer(hemse, hodan, samir):
    write(hemse, hodan, "Samma", seen="")
    assert not write(hemse, samir, "Samma", seen="").conflict
    assert len(heads(hemse)) == 1


def test_the_group_chooses_one_and_the_other_stays_in_the_history(hemse, hodan, samir):
    write(hemse, hodan, "Ett", seen="")
    two = write(hemse, samir, "Två", seen="").answer
    actions.choose_answer(answer=two, by=hodan)
    assert [a.value for a in heads(hemse)] == ["Två"]
    assert {a.value for a in binder.field(AIM).history(hemse)} == {"Ett", "Två"}


def test_what_was_chosen_first_stands(hemse, hodan, samir):
    one = write(hemse, hodan, "Ett", seen="").answer
    two = write(hemse, samir, "Två", seen="").answer
    actions.choose_answer(answer=two, by=hodan)
    actions.choose_answer(answer=one, by=samir)
    actions.keep_both(answer=one, by=samir)
    assert [a.value for a in heads(hemse)] == ["Två"]


def test_a_line_comes_after_what_others_have_added(hemse, hodan, samir):
    for person, line in ((hodan, "Vi ringer"), (samir, "Lapp på dörren")):
        actions.add_line(place=Place(hemse, "group.channels"), line=line, writing=Writing(person))
    assert binder.field("group.channels").read(hemse) == ["Vi ringer", "Lapp på dörren"]


def test_the_group_keeps_both_as_its_own_text(hemse, hodan, samir):
    one = write(hemse, hodan, "Ett", seen="").answer
    write(hemse, samir, "Två", seen="")
    both = actions.keep_both(answer=one, by=samir)
    assert (both.value, both.by_group) == ("Ett\nTvå", True)
    assert [a.value for a in heads(hemse)] == ["Ett\nTvå"]


def test_two_lists_become_one(hemse, hodan, samir):
    one = write(hemse, hodan, "Vi ringer\nSms", seen="", field="group.channels").answer
    write(hemse, samir, "Sms\nLapp", seen="", field="group.channels")
    assert actions.keep_both(answer=one, by=hodan).value == ["Vi ringer", "Sms", "Lapp"]


def test_two_choices_cannot_both_be_kept(hemse, hodan, samir):
    one = write(hemse, hodan, "majoritet", seen="", field="group.decision_rule").answer
    write(hemse, samir, "annat", seen="", field="group.decision_rule")
    with pytest.raises(Refused, match="bara ett svar"):
        actions.keep_both(answer=one, by=hodan)


def test_what_cannot_be_read_is_kept_and_does_not_count(hemse, hodan):
    written = write(hemse, hodan, "lite grann", field="economy.start_capital")
    assert "kronor" in written.problem
    assert written.answer.value == {"raw": "lite grann"}
    assert binder.field("economy.start_capital").read(hemse) is None
    assert not binder.field("economy.start_capital").filled(hemse)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("economy.start_capital", "1 200,50 kr", "1200.50"),
        ("legal.founding_date", "24 november 2026", "2026-11-24"),
        ("group.decision_rule", "majoritet", "majoritet"),
        ("group.channels", "Ring\n\n- Sms", ["Ring", "Sms"]),
        ("enterprise.municipality", "0980", "0980"),
    ],
)
def test_values_are_kept_as_they_were_meant(field, typed, kept, hemse, hodan):
    assert write(hemse, hodan, typed, field=field).answer.value == kept
    assert binder.field(field).read(hemse) == kept


@pytest.mark.parametrize("words", ["Ring Anna 811228-9874", "8112289874", "19811228-9874"])
def test_a_personnummer_is_not_kept(words, hemse, hodan):
    with pytest.raises(Refused, match="personnummer"):
        write(hemse, hodan, words)
    assert not Answer.objects.exists()


def test_far_too_much_text_is_refused(hemse, hodan):
    with pytest.raises(Refused, match="för lång"):
        write(hemse, hodan, "a" * (binder.fields.MOST_SIGNS + 1))


def test_no_sign_stops_the_database(hemse, hodan):
    assert write(hemse, hodan, "He\0j 😀").answer.value == "Hej 😀"


def test_the_coach_writes_for_the_group(hemse, asa):
    assert write(hemse, asa, "Fem har jobb", by_group=True).answer.by_group


def test_a_stranger_and_one_who_left_cannot_write(hemse, hodan, stina, bo):
    Access.objects.filter(user=hodan).update(ended_on=clock.today())
    for person in (stina, bo, hodan):
        with pytest.raises(Refused):
            write(hemse, person, "Hej")


@pytest.mark.parametrize(
    ("field", "column"), [("no.such", ""), (AIM, "x"), ("offer.customers", ""), ("offer.customers", "x")]
)
def test_a_place_that_is_not_there(field, column, hemse, hodan):
    with pytest.raises(KeyError):
        write(hemse, hodan, "Hej", field=field, column=column)


def test_a_refusal_says_what_to_do():
    assert answers.Refused("Gör så här.").sentence == "Gör så här."


def test_both_are_not_kept_where_nobody_could_change_them_afterwards(hemse, hodan, samir, client_of):
    half = "ord " * (MOST_SIGNS // 8)
    write(hemse, hodan, f"{half} ett", seen="")
    one = write(hemse, samir, f"{half} två", seen="").answer
    with pytest.raises(Refused, match="Det blir för långt tillsammans"):
        actions.keep_both(answer=one, by=samir)
    assert len(heads(hemse)) == 2
    url = reverse("venture:field", args=[hemse.uid, "purpose", "social_aim"])
    page = client_of(samir).post(url, {"do": "choose", "both": "1", "answer": one.uid}, follow=True)
    assert "Det blir för långt tillsammans. Välj ett av dem." in page.content.decode()


def test_both_are_not_kept_where_they_make_a_personnummer(hemse, hodan, samir):
    write(hemse, hodan, "Ring 811228", seen="")
    one = write(hemse, samir, "9874 går bra", seen="").answer
    with pytest.raises(Refused):
        actions.keep_both(answer=one, by=samir)
    assert len(heads(hemse)) == 2
