"""Who leaves while something is written: the binder is held first, then it is looked whether she may write."""

import io

import pytest
from PIL import Image

from barkraft.venture import actions
from barkraft.venture.binder import Place, Writing, answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Access, Answer, Decision, Gate, Photo, Role

AIM = "purpose.social_aim"
TABLE = "offer.customers"
LIST = "group.channels"


def paper():
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(made, "JPEG")
    return made


def _answer(venture):
    return Answer.objects.filter(venture=venture, field=AIM).first()


def _row(venture):
    return Place(venture, TABLE, Answer.objects.get(venture=venture, field=TABLE).row)


ACTS = {
    "write_answer": lambda v, p: actions.write_answer(place=Place(v, AIM), value="Nytt", writing=Writing(p)),
    "add_line": lambda v, p: actions.add_line(place=Place(v, LIST), line="Sms", writing=Writing(p)),
    "add_row": lambda v, p: actions.add_row(place=Place(v, TABLE), cells={"segment": "Skolor"}, writing=Writing(p)),
    "choose_answer": lambda v, p: actions.choose_answer(answer=_answer(v), by=p),
    "keep_both": lambda v, p: actions.keep_both(answer=_answer(v), by=p),
    "remove_row": lambda v, p: actions.remove_row(place=_row(v), by=p),
    "restore_row": lambda v, p: actions.restore_row(place=_row(v), by=p),
    "move_row": lambda v, p: actions.move_row(place=_row(v), up=True, by=p),
    "add_photo": lambda v, p: actions.add_photo(place=Place(v, "group.agreement"), file=paper(), alt="x", by=p),
    "remove_photo": lambda v, p: actions.remove_photo(photo=Photo.objects.get(), by=p),
    "record_decision": lambda v, p: actions.record_decision(venture=v, lines=["Vi ses"], by=p),
    "record_gate": lambda v, p: actions.record_gate(venture=v, result="andra", words="Vi vill", by=p),
}


def written():
    return [list(model.objects.order_by("pk").values()) for model in (Answer, Photo, Decision, Gate)]


@pytest.mark.parametrize("name", ACTS)
def test_who_left_while_she_waited_writes_nothing(name, sanda, mira, asa, monkeypatch):
    actions.write_answer(place=Place(sanda, AIM), value="Ett", writing=Writing(asa))
    actions.write_answer(place=Place(sanda, AIM), value="Två", writing=Writing(mira, seen=""))
    actions.add_row(place=Place(sanda, TABLE), cells={"segment": "Kontor"}, writing=Writing(asa))
    Photo.objects.create(venture=sanda, field="group.agreement", alt="x", by=asa)
    before, hold = written(), answers.hold

    def after_she_left(venture):
        held = hold(venture)
        Access.objects.filter(user=mira).update(ended_on="2026-11-24")
        return held

    monkeypatch.setattr(answers, "hold", after_she_left)
    with pytest.raises(Refused):
        ACTS[name](sanda, mira)
    assert written() == before


def test_what_she_wrote_just_before_she_left_loses_her_name(hemse, hodan, monkeypatch):
    hold = answers.hold

    def after_her_last_words(venture):
        held = hold(venture)
        Decision.objects.create(venture=venture, text="Vi ses", decided_on="2026-11-24", by=hodan)
        return held

    monkeypatch.setattr(answers, "hold", after_her_last_words)
    actions.leave_venture(venture=hemse, user=hodan)
    assert Decision.objects.get().by is None
    assert not Access.objects.filter(user=hodan, ended_on=None, role=Role.PARTICIPANT).exists()
