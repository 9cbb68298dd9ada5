"""The words of the binder hold, and each of its cells is read by its own type."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from barkraft.rules.readability import LATT, breaches, measure, sentences, words
from barkraft.venture import typed
from barkraft.venture.dossier import Column, Dossier, DossierError, Field, check_text, load

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(CONTENT / "dossier.yaml")


# --- the binder that learners meet


def test_the_binder_is_whole(dossier: Dossier) -> None:
    assert len(dossier.sections) == 17
    assert len(dossier.fields) == 99
    assert sum(len(f.columns) for f in dossier.fields) == 274


def test_every_field_of_the_modules_is_in_the_binder(dossier: Dossier) -> None:
    for path in sorted(CONTENT.glob("modules/*/module.yaml")):
        module = yaml.safe_load(path.read_text(encoding="utf-8"))
        written = {id for exercise in module["exercises"] for id in exercise["writes"]}
        for id in written | set(module["dossier_writes"]) | set(module["dossier_required"]):
            assert dossier.field(id).ask, id


def test_fields_know_their_chapter_and_the_chapter_its_fields(dossier: Dossier) -> None:
    rhythm = dossier.field("group.meeting_rhythm")
    assert rhythm in dossier.section(rhythm.section).fields
    assert (rhythm.is_table, rhythm.on_device, rhythm.is_private) == (True, False, False)
    assert rhythm.column("minutes").type == "int"
    assert [o.label for o in rhythm.column("weekday").options][:2] == ["Måndag", "Tisdag"]


def test_what_is_not_there_is_said_in_a_sentence(dossier: Dossier) -> None:
    with pytest.raises(KeyError, match=r"The dossier has no field group\.diagnosis\."):
        dossier.field("group.diagnosis")
    with pytest.raises(KeyError, match=r"The dossier has no section health\."):
        dossier.section("health")
    with pytest.raises(KeyError, match=r"group\.meeting_rhythm has no column diagnosis\."):
        dossier.field("group.meeting_rhythm").column("diagnosis")


def test_the_private_card_stays_on_the_device_and_nothing_else_does(dossier: Dossier) -> None:
    personal = dossier.section("personal").fields
    assert len(personal) == 4
    assert all(f.on_device and f.is_private for f in personal)
    assert {f.section for f in dossier.fields if f.on_device or f.is_private} == {"personal"}
    assert not any(f.accepts_photo for f in personal)


def test_the_rows_that_the_curriculum_gives(dossier: Dossier) -> None:
    assert len(dossier.field("purpose.asf_criteria_check").first_rows) == 5
    assert len(dossier.field("offer.before_sale").first_rows) == 5
    assert dossier.field("personal.benefit_questions").first_rows == ({}, {}, {})
    assert len(dossier.field("group.agreement").prompts) == 8


def test_support_in_the_employment_plan_is_kronor_and_an_end_month(dossier: Dossier) -> None:
    plan = dossier.field("people.employment_plan")
    support = {c.key: c.type for c in plan.columns if c.key.startswith("support")}
    assert support == {"support_sek_month": "money", "support_ends_month": "month"}


def test_the_290_kommuner_are_choices(dossier: Dossier) -> None:
    field = dossier.field("enterprise.municipality")
    assert len(field.options) == 290
    assert check_text(field, None, "0980", today=TODAY) == ("0980", None)
    assert check_text(field, None, "gotland", today=TODAY) == ("0980", None)
    rows = yaml.safe_load((CONTENT / "kommuner.yaml").read_text(encoding="utf-8"))["kommuner"]
    assert all(len(k["code"]) == 4 and k["lan"].endswith(" län") for k in rows)
    assert len({k["lan"] for k in rows}) == len({k["code"][:2] for k in rows}) == 21


def learner_texts(field: Field) -> list[str]:
    of_columns = [text for c in field.columns for text in (c.ask, c.hint)]
    return [field.ask, field.hint, *of_columns, *(text for row in field.first_rows for text in row.values())]


def test_the_words_are_easy(dossier: Dossier) -> None:
    about = [text for s in dossier.sections for text in (s.about, s.becomes)]
    texts = about + [text for field in dossier.fields for text in learner_texts(field)]
    assert breaches(measure("\n".join(texts)), LATT) == []
    assert [s for text in texts for s in sentences(text) if len(words(s)) > LATT.longest] == []


@pytest.mark.parametrize(
    "avoided", ["t.ex.", "m.m.", "resp.", "misslyck", "ange ", "utse", "klient", "brukare", "grind"]
)
def test_words_that_are_not_ours(dossier: Dossier, avoided: str) -> None:
    found = [f.id for f in dossier.fields for text in learner_texts(f) if avoided in f"{text} ".casefold()]
    assert found == []


# --- faults in the file


def text_field(**changes: Any) -> dict[str, Any]:
    whole = {
        "id": "a.one",
        "type": "text",
        "label_sv": "Ett",
        "ask_sv": "Vad?",
        "hint_sv": "Skriv.",
        "sensitivity": "public",
    }
    return whole | changes


def table(*columns: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return text_field(type="table", row_sv="en rad", columns=list(columns), **changes)


COLUMN = {"key": "day", "label_sv": "Dag", "type": "date", "hint_sv": "Skriv dagen."}


def load_fields(folder: Path, *fields: dict[str, Any]) -> Dossier:
    section = {"id": "a", "title_sv": "A", "about_sv": "Om a.", "becomes_sv": "En sida", "fields": list(fields)}
    path = folder / "dossier.yaml"
    path.write_text(yaml.safe_dump({"sections": [section]}, allow_unicode=True), encoding="utf-8")
    return load(path)


def test_a_small_binder_loads(tmp_path: Path) -> None:
    dossier = load_fields(tmp_path, text_field(), table(COLUMN, id="a.two", first_rows_sv=[{"day": "i dag"}, {}]))
    assert dossier.field("a.two").columns == (Column("day", "Dag", "date", "Skriv dagen.", ask="Dag"),)
    assert dossier.field("a.two").first_rows == ({"day": "i dag"}, {})


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        (text_field(type="poem"), "a.one: unknown type 'poem'."),
        (text_field(label_sv=""), "a.one: no label."),
        (text_field(ask_sv=None), "a.one: no ask."),
        (text_field(hint_sv=" "), "a.one: no hint."),
        (text_field(sensitivity="secret"), "a.one: unknown sensitivity 'secret'."),
        (text_field(storage="cloud"), "a.one: unknown storage 'cloud'."),
        (text_field(storage="device"), "a.one: a field kept on the device must have sensitivity private."),
        (
            text_field(sensitivity="private"),
            "a.one: a private field must have storage device, or it would reach the server.",
        ),
        (text_field(type="enum"), "a.one: an enum has options, and only an enum."),
        (text_field(type="enum", codes="SCB kommunkod"), "a.one: an enum has options, and only an enum."),
        (text_field(type="enum", codes="ISO 3166"), "a.one: unknown codes 'ISO 3166'."),
        (text_field(options=[{"value": "x", "label_sv": "X"}]), "a.one: an enum has options, and only an enum."),
        (text_field(type="enum", options=[{"value": "x"}]), "a.one: the option 'x' has no label."),
        (text_field(type="enum", options=[{"value": "x", "label_sv": "X"}] * 2), "a.one: option x stands there twice."),
        (text_field(columns=[COLUMN]), "a.one: a table has columns, and only a table."),
        (table(), "a.one: a table has columns, and only a table."),
        (table(COLUMN) | {"row_sv": ""}, "a.one: the table does not say what one row is called."),
        (table(COLUMN, COLUMN), "a.one: column day stands there twice."),
        (table(COLUMN | {"label_sv": ""}), "a.one.day: no label."),
        (table(COLUMN | {"hint_sv": ""}), "a.one.day: no hint."),
        (table(COLUMN | {"type": ""}), "a.one.day: unknown type ''."),
        (table(COLUMN | {"type": "list"}), "a.one.day: unknown type 'list'."),
        (table(COLUMN | {"type": "enum"}), "a.one.day: an enum has options, and only an enum."),
        (
            table(COLUMN, first_rows_sv=[{"hour": "10"}]),
            "a.one: a first row names the column hour, which is not there.",
        ),
    ],
)
def test_a_fault_is_named_with_its_id(tmp_path: Path, field: dict[str, Any], fault: str) -> None:
    with pytest.raises(DossierError) as raised:
        load_fields(tmp_path, field)
    assert fault in raised.value.faults


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    with pytest.raises(DossierError) as raised:
        load_fields(tmp_path, text_field(hint_sv=""), text_field(type="poem"))
    assert raised.value.faults == ["field a.one stands there twice.", "a.one: no hint.", "a.one: unknown type 'poem'."]


@pytest.mark.parametrize("source", ["sections: [", "- a list", ""])
def test_a_file_that_is_no_dossier(tmp_path: Path, source: str) -> None:
    (tmp_path / "dossier.yaml").write_text(source, encoding="utf-8")
    with pytest.raises(DossierError, match=r"dossier\.yaml"):
        load(tmp_path / "dossier.yaml")


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="cannot be read"):
        load(tmp_path / "dossier.yaml")


# --- what people type


def test_a_cell_is_read_by_its_column(dossier: Dossier) -> None:
    rhythm = dossier.field("group.meeting_rhythm")
    assert check_text(rhythm, rhythm.column("start"), "kl 10", today=TODAY) == ("10:00", None)
    assert check_text(rhythm, rhythm.column("weekday"), "torsdag", today=TODAY) == ("torsdag", None)
    assert check_text(rhythm, rhythm.column("weekday"), "Måndag", today=TODAY) == ("mandag", None)
    assert check_text(rhythm, rhythm.column("weekday"), "helgen", today=TODAY) == ("helgen", typed.CHOICE)
    with pytest.raises(ValueError, match="say which column"):
        check_text(rhythm, None, "torsdag", today=TODAY)


def test_a_choice_is_read_by_its_field(dossier: Dossier) -> None:
    decision = dossier.field("offer.decision")
    assert check_text(decision, None, "andra", today=TODAY) == ("andra", None)
    assert check_text(decision, None, "kanske", today=TODAY) == ("kanske", "Välj ett av svaren i listan.")
    assert check_text(decision, None, "", today=TODAY) == (None, None)


def test_every_type_that_a_person_fills_in_can_be_read(dossier: Dossier) -> None:
    for field in dossier.fields:
        for asked in field.columns or (field,):
            value, problem = check_text(field, asked if isinstance(asked, Column) else None, "?", today=TODAY)
            assert value in ("?", ["?"]), field.id
            assert problem != "", field.id
