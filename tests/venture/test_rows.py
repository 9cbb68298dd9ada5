"""Rows of a table: added, moved, removed, brought back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from barkraft.shared import clock
from barkraft.shared.models import new_uid
from barkraft.venture import actions
from barkraft.venture.binder import Place, Writing, chapters
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.contents import contents
from barkraft.venture.models import Answer, Row
from tests.conftest import NOON

TABLE = "offer.customers"
READY = "offer.before_sale"


def add(venture, by, segment, **more):
    return actions.add_row(place=Place(venture, TABLE), cells={"segment": segment, **more}, writing=Writing(by))


def segments(venture):
    definition = chapters.field(TABLE)
    return [line.value("segment") for line in contents(venture).lines(definition)]


def test_a_row_is_added_at_the_end(hemse, hodan):
    for name in ("Kontor", "Skolor", "Familjer"):
        add(hemse, hodan, name)
    assert segments(hemse) == ["Kontor", "Skolor", "Familjer"]


def test_an_empty_row_is_no_row(hemse, hodan):
    row, _ = add(hemse, hodan, "", who_pays=" ")
    assert row is None
    assert not Row.objects.exists()


def test_a_form_sent_twice_makes_one_row(hemse, hodan):
    uid = new_uid()
    for _ in range(2):
        actions.add_row(place=Place(hemse, TABLE, uid), cells={"segment": "Kontor"}, writing=Writing(hodan), seen={})
    assert segments(hemse) == ["Kontor"]


def test_one_bad_cell_keeps_the_others(hemse, hodan):
    row, written = add(hemse, hodan, "Kontor", how_many="många")
    assert written["how_many"].problem
    assert row.answers.count() == 2


def test_a_personnummer_in_one_cell_stops_the_whole_row(hemse, hodan):
    with pytest.raises(Refused):
        add(hemse, hodan, "Kontor", who_pays="811228-9874")
    assert not Row.objects.exists()
    assert not Answer.objects.exists()


def test_a_row_can_be_brought_back_for_thirty_days(hemse, hodan):
    with clock.stopped_at(NOON):
        row, _ = add(hemse, hodan, "Kontor")
        actions.remove_row(place=Place(hemse, TABLE, row.uid), by=hodan)
        assert segments(hemse) == []
        assert [line.ref for line in contents(hemse).removed(chapters.field(TABLE))] == [row.uid]
    with clock.stopped_at(NOON + timedelta(days=30)):
        actions.restore_row(place=Place(hemse, TABLE, row.uid), by=hodan)
        assert segments(hemse) == ["Kontor"]
        actions.remove_row(place=Place(hemse, TABLE, row.uid), by=hodan)
    with clock.stopped_at(NOON + timedelta(days=61)), pytest.raises(Refused, match="30 dagar"):
        actions.restore_row(place=Place(hemse, TABLE, row.uid), by=hodan)


def test_new_words_in_a_removed_row_bring_it_back(hemse, hodan, samir, client_of):
    row, _ = add(hemse, hodan, "Kontor")
    place = Place(hemse, TABLE, row.uid)
    actions.remove_row(place=place, by=samir)
    actions.add_row(place=place, cells={"segment": "Kontor", "who_pays": ""}, writing=Writing(hodan), seen={})
    assert segments(hemse) == []  # nothing new was said
    actions.add_row(place=place, cells={"segment": "Kontor", "who_pays": "Chefen"}, writing=Writing(hodan), seen={})
    assert segments(hemse) == ["Kontor"]
    assert [a.column for a in Answer.objects.filter(brought_back=True)] == ["who_pays"]
    url = reverse("venture:field", args=[hemse.uid, *TABLE.split(".")])
    page = client_of(samir).get(url, {"historik": 1}).content.decode()
    assert page.count("Raden var borttagen. De här orden tog tillbaka den.") == 1


def test_a_ready_made_row_comes_back_too(hemse, hodan, samir):
    actions.remove_row(place=Place(hemse, READY, "f2"), by=samir)
    actions.write_answer(place=Place(hemse, READY, "f2", "answer"), value="Ja", writing=Writing(hodan))
    lines = contents(hemse).lines(chapters.field(READY))
    assert [line.ref for line in lines] == ["f0", "f1", "f2", "f3", "f4"]


def test_a_ready_made_row_can_go_and_does_not_come_back_by_itself(hemse, hodan):
    actions.remove_row(place=Place(hemse, READY, "f2"), by=hodan)
    lines = contents(hemse).lines(chapters.field(READY))
    assert [line.ref for line in lines] == ["f0", "f1", "f3", "f4"]
    actions.restore_row(place=Place(hemse, READY, "f2"), by=hodan)
    lines = contents(hemse).lines(chapters.field(READY))
    assert [line.ref for line in lines] == ["f0", "f1", "f2", "f3", "f4"]


def test_rows_change_places(hemse, hodan):
    rows = [add(hemse, hodan, name)[0] for name in ("Kontor", "Skolor", "Familjer")]
    actions.move_row(place=Place(hemse, TABLE, rows[2]), up=True, by=hodan)
    assert segments(hemse) == ["Kontor", "Familjer", "Skolor"]
    actions.move_row(place=Place(hemse, TABLE, rows[0]), up=True, by=hodan)
    assert segments(hemse) == ["Kontor", "Familjer", "Skolor"]
    actions.move_row(place=Place(hemse, READY, "f0"), up=False, by=hodan)
    lines = contents(hemse).lines(chapters.field(READY))
    assert [line.ref for line in lines] == ["f1", "f0", "f2", "f3", "f4"]


def test_another_groups_row_is_no_row_of_ours(hemse, sanda, hodan, mira):
    theirs, _ = add(sanda, mira, "Hotell")
    for ref in (theirs, theirs.uid):
        with pytest.raises(KeyError):
            actions.add_row(place=Place(hemse, TABLE, ref), cells={"segment": "Vårt"}, writing=Writing(hodan))
        with pytest.raises(KeyError):
            actions.remove_row(place=Place(hemse, TABLE, ref), by=hodan)
    assert segments(sanda) == ["Hotell"]


def test_a_row_of_another_table_is_no_row_of_this(hemse, hodan):
    row, _ = add(hemse, hodan, "Kontor")
    with pytest.raises(KeyError):
        actions.write_answer(place=Place(hemse, READY, row.uid, "answer"), value="Ja", writing=Writing(hodan))


@pytest.mark.parametrize("field", [TABLE, READY, "group.agreement"])
@pytest.mark.parametrize("ref", ["abcdefghjkmn", "f9", "", None])
def test_what_is_no_row_is_not_made_by_taking_it_away(field, ref, hemse, hodan):
    for act in (actions.remove_row, actions.restore_row):
        with pytest.raises(KeyError):
            act(place=Place(hemse, field, ref), by=hodan)
    assert not Row.objects.exists()
