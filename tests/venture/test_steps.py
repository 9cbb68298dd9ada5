"""What a bad line does to one person's answers: late, twice, in the wrong order, from two phones. Nothing is lost."""

from barkraft.venture import actions
from barkraft.venture.binder import Place, Step, Writing
from barkraft.venture.models import Answer

AIM = "purpose.social_aim"


def write(venture, by, value, based_on="", page="", turn=0):
    return actions.write_answer(
        place=Place(venture, AIM), value=value, writing=Writing(by, based_on, step=Step(page, turn))
    )


def heads(venture):
    return [a.value for a in Answer.objects.filter(venture=venture, field=AIM, is_head=True)]


def test_an_older_word_of_the_same_page_that_comes_late_changes_nothing(hemse, hodan):
    mark = write(hemse, hodan, "Fem", page="a", turn=1).answer.mark
    newest = write(hemse, hodan, "Fem har jobb", based_on=mark, page="a", turn=3)
    late = write(hemse, hodan, "Fem har", based_on=mark, page="a", turn=2)
    assert heads(hemse) == ["Fem har jobb"]
    assert late.answer == newest.answer
    assert not late.conflict


def test_a_lost_reply_makes_no_conflict_with_oneself(hemse, hodan):
    write(hemse, hodan, "Fem", page="a", turn=1)  # saved, but the reply with its mark never came
    again = write(hemse, hodan, "Fem har jobb", based_on="", page="a", turn=2)
    assert heads(hemse) == ["Fem har jobb"]
    assert not again.conflict


def test_two_phones_of_one_person_are_both_kept(hemse, hodan):
    write(hemse, hodan, "Från telefonen", page="a", turn=1)
    other = write(hemse, hodan, "Från datorn", page="b", turn=1)
    assert heads(hemse) == ["Från telefonen", "Från datorn"]
    assert other.conflict


def test_a_form_sent_again_after_going_back_replaces_and_keeps_the_first_in_the_history(hemse, hodan):
    write(hemse, hodan, "Fem har jbob")
    again = write(hemse, hodan, "Fem har jobb")
    assert heads(hemse) == ["Fem har jobb"]
    assert not again.conflict
    assert [a.value for a in Answer.objects.filter(venture=hemse, field=AIM, is_head=False)] == ["Fem har jbob"]


def test_two_people_are_kept_apart_whatever_their_pages_say(hemse, hodan, samir):
    write(hemse, hodan, "Hodans", page="a", turn=5)
    other = write(hemse, samir, "Samirs", page="a", turn=6)
    assert heads(hemse) == ["Hodans", "Samirs"]
    assert other.conflict
