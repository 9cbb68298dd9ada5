"""Two groups become one: whatever both have written, no answer is lost, and the old addresses lead to the new group."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from barkraft.shared import clock
from barkraft.venture import actions, belongings, facts, tickets
from barkraft.venture.binder import Place, Writing
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.contents import contents
from barkraft.venture.dossier import load
from barkraft.venture.models import (
    Access,
    Afterword,
    Answer,
    Decision,
    Disagreement,
    Gate,
    Invitation,
    Meeting,
    Photo,
    Presence,
    Question,
    Role,
    Row,
    Venture,
)
from tests.conftest import join

FIELDS = load(settings.CONTENT_DIR / "dossier.yaml").fields
TABLES = [one for one in FIELDS if one.is_table and not one.on_device and not one.computed]
SINGLE = [
    one
    for one in FIELDS
    if one.type in {"text", "longtext"} and not one.is_table and not one.on_device and not one.computed
]
READY = next(one for one in TABLES if one.first_rows)


def merge(source, target, by, on=None):
    return actions.merge_ventures(source=source, target=target, by=by, said_yes_on=on or clock.today())


def scribble(venture, people, dice):
    """Write here and there: fields, ready-made rows, own rows, twice in one place, removed rows."""
    for definition in dice.sample(SINGLE, 6):
        for by in dice.sample(people, dice.randint(1, 2)):
            value = dice.choice(["lika", f"ord {dice.random()}", ""])
            actions.write_answer(
                place=Place(venture, definition.id), value=value, writing=Writing(by, seen=dice.choice(["", "latest"]))
            )
    for definition in [READY, *dice.sample(TABLES, 4)]:
        column = next((one.key for one in definition.columns if one.type in {"text", "longtext"}), None)
        if column is None:
            continue
        for _turn in range(3):
            ref = dice.choice([None, "f0", "f1"]) if len(definition.first_rows) > 1 else None
            row, _written = actions.add_row(
                place=Place(venture, definition.id, ref),
                cells={column: f"rad {dice.random()}"},
                writing=Writing(dice.choice(people)),
            )
            if dice.random() < 0.2:
                actions.remove_row(place=Place(venture, definition.id, row), by=people[0])


def words():
    """Every version, with its author and its place in a row."""
    rows = Answer.objects.values_list("field", "column", "value", "by", "row__uid", "at")
    return Counter((field, column, repr(value), by, row, at) for field, column, value, by, row, at in rows)


@pytest.mark.parametrize("seed", range(12))
def test_no_answer_is_lost(seed, hemse, sanda, hodan, samir, mira, asa):
    dice = random.Random(seed)
    other = join(hodan, sanda)
    scribble(hemse, [hodan, samir], dice)
    scribble(sanda, [mira, other], dice)
    before, rows = words(), set(Row.objects.values_list("uid", flat=True))
    merge(hemse, sanda, asa)
    after = words()
    assert before - after == Counter(), "something is gone"
    made = after - before
    ready = {repr(value) for one in TABLES for row in one.first_rows for value in row.values()}
    assert all(value in ready and by is None for _field, _column, value, by, *_rest in made), made
    assert set(Row.objects.values_list("uid", flat=True)) == rows
    assert not Answer.objects.filter(venture=hemse).exists()
    assert not Row.objects.filter(venture=hemse).exists()
    _everything_can_be_read(sanda)


def _everything_can_be_read(venture):
    """Each place shows something where something was, and no two versions beside one another say the same."""
    found = contents(venture)
    for heads in found.heads.values():
        values = [repr(head.value) for head in heads]
        assert len(values) == len(set(values)), values
    for place in set(Answer.objects.values_list("field", "row", "column")):
        assert Answer.objects.filter(field=place[0], row=place[1], column=place[2], is_head=True).exists(), place


def test_one_wrote_both_wrote_and_both_the_same(hemse, sanda, hodan, mira, asa):
    def put(venture, by, field, value):
        actions.write_answer(place=Place(venture, field), value=value, writing=Writing(by))

    one, both, same, emptied = (definition.id for definition in SINGLE[:4])
    put(hemse, hodan, one, "Hodans")
    put(hemse, hodan, both, "Hodans")
    put(sanda, mira, both, "Miras")
    put(hemse, hodan, same, "lika")
    put(sanda, mira, same, "lika")
    put(sanda, mira, emptied, "x")
    put(sanda, mira, emptied, "")
    put(hemse, hodan, emptied, "Hodans")
    merge(hemse, sanda, asa)
    found = contents(sanda)
    said = {field: [head.value for head in found.at(field)] for field in (one, both, same, emptied)}
    assert said == {one: ["Hodans"], both: ["Hodans", "Miras"], same: ["lika"], emptied: ["Hodans"]}
    actions.choose_answer(answer=found.at(both)[1], by=mira)
    assert [head.value for head in contents(sanda).at(both)] == ["Miras"]


def test_the_same_ready_made_row_twice_says_what_it_is_about(hemse, sanda, hodan, mira, asa):
    column = next(
        key.key for key in READY.columns if key.key not in READY.first_rows[0] and key.type in {"text", "longtext"}
    )
    for venture, by in ((hemse, hodan), (sanda, mira)):
        place = Place(venture, READY.id, "f0")
        actions.add_row(place=place, cells={column: by.first_name}, writing=Writing(by))
    actions.add_row(place=Place(hemse, READY.id, "f1"), cells={column: "andra"}, writing=Writing(hodan))
    merge(hemse, sanda, asa)
    lines = [line for line in contents(sanda).lines(READY) if line.is_answered()]
    said = [{key: line.value(key) for key in (*READY.first_rows[0], column)} for line in lines]
    first = dict(READY.first_rows[0])
    assert said == [first | {column: "Mira"}, dict(READY.first_rows[1]) | {column: "andra"}, first | {column: "Hodan"}]


def test_all_that_hangs_on_a_group_comes_along(hemse, sanda, hodan, samir, mira, asa, stopped_clock):
    now = clock.now()
    met = Meeting.objects.create(venture=hemse, starts_at=now - timedelta(days=3))
    Presence.objects.create(meeting=met, user=hodan)
    Afterword.objects.create(meeting=met, text="x", by=hodan, at=now)
    Decision.objects.create(venture=hemse, meeting=met, text="Vi bakar.", decided_on=clock.today(), by=hodan)
    Gate.objects.create(venture=hemse, phase="mota", result="andra", words="x", decided_on=clock.today())
    Disagreement.objects.create(venture=hemse, about="x", words="y", at=now, by=hodan)
    Question.objects.create(venture=hemse, user=hodan, path="/m/", title="x", text="y", asked_at=now)
    Photo.objects.create(venture=hemse, field="group.agreement", alt="x", by=hodan)
    Invitation.objects.create(
        email="a@example.se", first_name="A", venture=hemse, role="chair", token_hash="2", expires_at=now
    )
    Access.objects.filter(user=samir).update(away_since=clock.today())
    join(hodan, sanda, Role.BOARD)
    merge(hemse, sanda, asa)
    left = {
        model.__name__
        for model, column in belongings.pointing_at_a_group()
        if model._default_manager.filter(**{column: hemse}).exists()
    }
    assert left == {"Access"}, "only that they were there, with its dates"
    assert not Access.objects.filter(venture=hemse, ended_on=None).exists()
    assert sorted(facts.roles(hodan, sanda)) == [Role.BOARD, Role.PARTICIPANT]
    assert Access.objects.get(user=samir, venture=sanda).away_since == clock.today()
    texts = set(Decision.objects.filter(venture=sanda).values_list("text", flat=True))
    assert texts == {"Vi bakar.", "Vi sa ja till att gå ihop med Hemse bröd."}


def test_old_addresses_lead_to_the_new_group(hemse, sanda, hodan, mira, asa, stina, client_of):
    ticket = tickets.issue(hodan, hemse)
    merge(hemse, sanda, asa)
    kept = Venture.objects.get(pk=hemse.pk)
    assert (kept.state, kept.joined_into) == (Venture.State.DONE, sanda)
    for who in (hodan, mira):
        page = client_of(who).get(reverse("venture:group", args=[hemse.uid])).content.decode()
        assert "Sanda tvätt" in page
    assert "Sanda tvätt" in client_of(asa).get(reverse("coaching:venture", args=[hemse.uid])).content.decode()
    assert client_of(stina).get(reverse("venture:group", args=[hemse.uid])).status_code == 404
    assert tickets.read(ticket) == (hodan, sanda), "what waited in a phone comes to the new group"
    assert set(Venture.objects.visible_to(asa)) == {sanda}


def test_a_chain_leads_to_its_end(hemse, sanda, cohort, hodan, asa, client_of):
    third = Venture.objects.create(cohort=cohort, name="Roma ost")
    merge(hemse, sanda, asa)
    merge(sanda, third, asa)
    page = client_of(hodan).get(reverse("venture:group", args=[hemse.uid])).content.decode()
    assert "Roma ost" in page


def test_what_is_refused(hemse, sanda, other_venture, hodan, mira, asa, bo):
    for source, target, by in (
        (hemse, hemse, asa),
        (hemse, other_venture, asa),
        (hemse, sanda, bo),
        (hemse, sanda, mira),
    ):
        with pytest.raises(Refused):
            merge(source, target, by)
    with pytest.raises(Refused):
        merge(hemse, sanda, asa, clock.today() + timedelta(days=1))
    Venture.objects.filter(pk=hemse.pk).update(registered_on=clock.today())
    with pytest.raises(Refused):
        merge(hemse, sanda, asa)
    assert Venture.objects.filter(joined_into=None).count() == 3


def test_nobody_is_elected_to_a_registered_association_by_coming_to_it(hemse, sanda, hodan, samir, asa):
    join(hodan, hemse, "chair")
    Venture.objects.filter(pk=sanda.pk).update(registered_on=clock.today())
    sanda.refresh_from_db()
    actions.merge_ventures(source=hemse, target=sanda, by=asa, said_yes_on=clock.today())
    assert facts.roles(hodan, sanda) == facts.roles(samir, sanda) == [Role.PARTICIPANT]
