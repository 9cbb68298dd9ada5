"""The binder: every field has one provider, and says whether it is filled."""

import pytest

from barkraft.venture import actions, binder, facts
from barkraft.venture.binder import Place, Writing, chapters
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.contents import contents
from barkraft.venture.binder.providers import Closed, Provider, StoredAnswers
from barkraft.venture.models import Phase, Photo, Venture

FIELDS = chapters.dossier().fields
KEPT = [f for f in FIELDS if not binder.bind(f).closed]
TABLES = [f for f in KEPT if f.is_table]


@pytest.mark.parametrize("definition", FIELDS, ids=lambda f: f.id)
def test_each_field_has_exactly_one_provider(definition):
    provider = binder.field(definition.id).provider
    assert binder.field(definition.id).provider is provider or definition.on_device or definition.computed
    taken = definition.id in binder.provided()
    stored = type(provider) is StoredAnswers
    closed = definition.on_device or (definition.computed and not taken)
    assert [taken, stored, closed].count(True) == 1


def test_only_fields_of_the_dossier_are_taken_over():
    assert set(binder.provided()) <= {definition.id for definition in FIELDS}


def test_two_rooms_cannot_provide_the_same_field():
    with pytest.raises(binder.AlreadyProvided, match=r"enterprise\.stage"):
        binder.provide("enterprise.stage", StoredAnswers())


def test_a_room_takes_a_field_over(hemse, hodan, monkeypatch):
    class Counted(Closed):
        def read(self, field, found):
            return 12

        def filled(self, field, found):
            return True

    monkeypatch.setattr(binder.fields, "_taken_over", dict(binder.fields._taken_over))
    provider: Provider = Counted("Det räknas ut.")
    binder.provide("resilience.buffer_weeks", provider)
    assert binder.field("resilience.buffer_weeks").read(hemse) == 12
    assert binder.field("resilience.buffer_weeks").filled(hemse)
    with pytest.raises(Refused, match="räknas"):
        actions.write_answer(place=Place(hemse, "resilience.buffer_weeks"), value="3", writing=Writing(hodan))


@pytest.mark.parametrize(
    ("phase", "state", "stage"),
    [("gro", "active", "gro"), ("gro", "paused", "paus"), ("bara", "done", "klar"), ("prova", "stopped", "stopp")],
)
def test_the_stage_is_the_ventures_own(phase, state, stage, hemse, hodan):
    Venture.objects.update(phase=phase, state=state)
    hemse.refresh_from_db()
    field = binder.field("enterprise.stage")
    assert field.read(hemse) == stage
    assert stage in {option.value for option in field.definition.options}
    assert field.filled(hemse)
    with pytest.raises(Refused, match="vägval"):
        actions.write_answer(place=Place(hemse, "enterprise.stage"), value="bara", writing=Writing(hodan))


@pytest.mark.parametrize("definition", [f for f in FIELDS if f.computed], ids=lambda f: f.id)
def test_computed_fields_say_so(definition, hemse, hodan):
    field = binder.field(definition.id)
    assert "räknas ut" in field.closed
    assert not field.filled(hemse)
    with pytest.raises(Refused):
        binder.write(Place(hemse, definition.id), "1", Writing(hodan))


def test_an_empty_binder_is_empty(hemse):
    found = contents(hemse)
    filled = [f.id for f in FIELDS if binder.bind(f).filled(hemse, found)]
    assert filled == ["enterprise.stage"]


@pytest.mark.parametrize("definition", [f for f in TABLES if f.first_rows], ids=lambda f: f.id)
def test_our_ready_made_rows_are_shown_and_are_no_answer(definition, hemse, hodan):
    lines = contents(hemse).lines(definition)
    assert [line.ready for line in lines] == list(definition.first_rows)
    assert not binder.bind(definition).filled(hemse)
    assert binder.bind(definition).read(hemse) == []


def test_a_ready_made_row_keeps_its_place_and_name_when_it_is_answered(hemse, hodan):
    field = "offer.before_sale"
    actions.add_row(place=Place(hemse, field), cells={"question": "Får vi låna ugnen?"}, writing=Writing(hodan))
    actions.write_answer(place=Place(hemse, field, "f1", "answer"), value="Miljöförvaltningen", writing=Writing(hodan))
    lines = contents(hemse).lines(chapters.field(field))
    assert [line.ref for line in lines][:5] == ["f0", "f1", "f2", "f3", "f4"]
    assert lines[1].value("answer") == "Miljöförvaltningen"
    assert lines[1].value("question") == chapters.field(field).first_rows[1]["question"]
    assert lines[5].value("question") == "Får vi låna ugnen?"
    assert len(binder.field(field).read(hemse)) == 2


def test_a_photo_fills_where_it_may(hemse):
    for field, counts in [("group.agreement", True), ("group.decision_rule", False), ("legal.bylaws", True)]:
        Photo.objects.create(venture=hemse, field=field, alt="Papper")
        assert binder.field(field).filled(hemse) is counts


def test_the_places_word_stands_in_the_dossier():
    words = [f.ask + f.hint for f in FIELDS] + [o.label for f in FIELDS for c in f.columns for o in c.options]
    assert not any("{" in word for word in words)
    assert any("Region Gotland" in word for word in words)


@pytest.mark.parametrize("section", chapters.dossier().sections, ids=lambda s: s.id)
def test_every_chapter_has_its_phase(section):
    assert section.id in chapters.FROM_PHASE
    assert chapters.is_now(section, Phase.BARA)


def test_the_chapters_tell_what_is_there_and_missing(hemse, hodan, samir):
    Venture.objects.update(phase="gro")
    hemse.refresh_from_db()
    actions.write_answer(place=Place(hemse, "group.decision_rule"), value="majoritet", writing=Writing(hodan))
    actions.write_answer(place=Place(hemse, "group.channels"), value="Ring", writing=Writing(samir))
    told = {chapter.section.id: chapter for chapter in facts.binder_chapters(hemse)}
    assert [f.id for f in told["group"].ready] == ["group.decision_rule", "group.channels"]
    assert "group.agreement" in [f.id for f in told["group"].missing]
    assert told["group"].writers == ["Hodan", "Samir"]
    assert told["group"].is_now
    assert not told["legal"].is_now
    assert told["personal"].is_own_card
    assert told["personal"].missing == []  # nobody can miss what is nobody's business


def test_the_whole_binder_takes_three_questions(hemse, hodan, django_assert_num_queries):
    for definition in KEPT[:20]:
        if not definition.is_table:
            actions.write_answer(place=Place(hemse, definition.id), value="1", writing=Writing(hodan))
    with django_assert_num_queries(3):
        facts.binder_chapters(hemse)
