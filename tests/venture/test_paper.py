"""A worksheet on paper: what is written, and room to write where nothing is."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from barkraft.shared import clock
from barkraft.venture import actions, paper
from barkraft.venture.binder import Place, Writing, chapters
from barkraft.venture.binder.contents import contents

EVERY = [field.id for field in chapters.dossier().fields]


def made(venture, field_id):
    return paper.paper(chapters.field(field_id), contents(venture, [field_id]))


def write(venture, person, field_id, value):
    actions.write_answer(place=Place(venture, field_id), value=value, writing=Writing(person))


def add(venture, person, field_id, **cells):
    actions.add_row(place=Place(venture, field_id), cells=cells, writing=Writing(person))


@pytest.mark.parametrize("field_id", EVERY)
def test_every_field_has_room_to_write_on_an_empty_sheet(field_id):
    one = paper.paper(chapters.field(field_id), None)
    assert not one.filled
    room = [*one.blank, *one.boxes, *one.rows, *one.turned]
    assert room or one.kind in {"own", "closed"}
    if one.kind == "table":
        assert len(one.rows) >= 5
    if one.kind == "wide":
        assert sum(len(across.lines[0][1]) for across in one.turned) >= 5


def test_a_choice_is_boxes_with_a_tick_in_what_is_chosen(hemse, hodan):
    options = chapters.field("group.decision_rule").options
    assert [box.ticked for box in made(hemse, "group.decision_rule").boxes] == [False] * len(options)
    write(hemse, hodan, "group.decision_rule", options[1].value)
    one = made(hemse, "group.decision_rule")
    assert [box.label for box in one.boxes if box.ticked] == [options[1].label]
    assert one.filled


def test_a_choice_among_very_many_is_a_line_to_write_on(hemse):
    one = made(hemse, "enterprise.municipality")
    assert (one.kind, one.boxes, len(one.blank)) == ("words", (), 1)


def test_what_is_written_stands_without_lines_and_a_list_goes_on(hemse, hodan):
    write(hemse, hodan, "purpose.social_aim", "Fem har jobb")
    write(hemse, hodan, "group.channels", "Vi ringer.")
    aim, channels = made(hemse, "purpose.social_aim"), made(hemse, "group.channels")
    assert (aim.words, len(aim.blank)) == (("Fem har jobb",), 0)
    assert (channels.words, len(channels.blank)) == (("Vi ringer.",), 2)


def test_a_table_keeps_five_empty_rows_below_what_is_written(hemse, hodan):
    add(hemse, hodan, "offer.customers", segment="Kontor")
    one = made(hemse, "offer.customers")
    assert [row[0].text for row in one.rows] == ["Kontor", "", "", "", "", ""]


def test_our_ready_rows_are_rows_to_write_in(hemse):
    one = made(hemse, "purpose.asf_criteria_check")
    assert len(one.rows) == 5
    assert all(row[0].text for row in one.rows)
    assert [box.label for box in one.rows[0][1].boxes] == [o.label for o in one.field.columns[1].options]


def test_a_wide_table_is_turned_and_what_is_written_gets_the_whole_width(hemse, hodan):
    key = chapters.field("offer.tests").columns[1].key
    add(hemse, hodan, "offer.tests", **{key: "Bröd på torget"})
    one = made(hemse, "offer.tests")
    assert one.kind == "wide"
    assert [len(across.lines[0][1]) for across in one.turned] == [1, 3]
    assert one.turned[0].lines[1][1][0].text == "Bröd på torget"


def test_the_head_says_group_day_and_for_whom(hemse, hodan):
    with clock.stopped_at(datetime(2026, 11, 24, 12, tzinfo=UTC)):
        empty = paper.sheet(["group.channels"], hemse, contents(hemse))
        assert (empty.group.startswith(hemse.name), empty.day, empty.alone) == (True, "", False)
        write(hemse, hodan, "group.channels", "Vi ringer.")
        assert paper.sheet(["group.channels"], hemse, contents(hemse)).day == "tisdag 24 november"


def test_a_sheet_of_own_fields_is_hers_alone():
    assert paper.sheet(["personal.strengths", "personal.timeline"], None, None).alone
    assert not paper.sheet([], None, None).alone


def test_the_page_of_a_field_prints_as_paper(hemse, hodan, client_of):
    write(hemse, hodan, "group.channels", "Vi ringer.")
    page = client_of(hodan).get(reverse("venture:field", args=[hemse.uid, "group", "channels"])).content.decode()
    head, _, rest = page.partition('class="on-paper paper"')
    assert hemse.name in head[head.index("paper-head") :]
    assert "För gruppen" in head
    assert "Vi ringer." in rest
    assert 'media="print"' in page
