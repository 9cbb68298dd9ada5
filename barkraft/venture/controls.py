"""What a form of the binder shows: one control for each thing that is asked, with what is typed in it now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from barkraft.shared import clock
from barkraft.venture.binder.contents import RAW, Line
from barkraft.venture.binder.display import typed_again
from barkraft.venture.dossier import Column, Field, Option, check_text
from barkraft.venture.models import Answer

MOST_CARDS = 9  # choices shown as cards; of more, one picks in a list
LONG = frozenset({"longtext", "list"})
ONE_LINE = frozenset({"enterprise.working_name", "legal.name", "legal.orgnr"})  # of type text, and never a sentence
INPUT_MODES = {"int": "numeric", "money": "decimal", "percent": "decimal"}


@dataclass(frozen=True)
class Control:
    """One question with its input. `kind` is line, text, list (one a line), cards or select."""

    id: str
    name: str
    kind: str
    ask: str
    hint: str
    value: str
    column: str = ""
    based_on: str = ""  # the mark of what is shown, "" for nothing
    options: tuple[Option, ...] = ()
    problem: str = ""
    input_mode: str = "text"
    rows: int = 4  # lines of a text box


@dataclass(frozen=True)
class Posted:
    """What somebody sent that could not be kept: shown again with what to do. `values` go by column, "" for a field."""

    values: dict[str, str]
    problems: dict[str, str]
    row: str = ""


def problem_of(definition: Field, column: Column | None, answer: Answer | None) -> str:
    """What to do with a kept value that could not be read, or ""."""
    if answer is None or not isinstance(answer.value, dict):
        return ""
    _value, sentence = check_text(definition, column, str(answer.value.get(RAW, "")), today=clock.today())
    return _(sentence) if sentence else ""


def single(definition: Field, heads: list[Answer], posted: Posted | None) -> Control:
    """The control of a field that is no table, with what counts there now."""
    head = heads[-1] if heads else None
    value = typed_again(definition, head.value) if head else ""
    sentence = definition.type == "text" and definition.id not in ONE_LINE
    again = posted.values.get("") if posted else None
    return Control(
        id=f"svar-{anchor(definition)}",
        name="value",
        kind="text" if sentence else _kind(definition, cards=True),
        ask=definition.ask,
        hint=definition.hint,
        value=value if again is None else again,
        based_on=head.mark if head else "",
        options=options(definition),
        problem=posted.problems.get("", "") if posted else problem_of(definition, None, head),
        input_mode=INPUT_MODES.get(definition.type, "text"),
        rows=2 if sentence else max(4, len(definition.prompts) + 1),
    )


def cells(definition: Field, line: Line | None, posted: Posted | None, *, cards: bool = False) -> list[Control]:
    """The controls of a table's row, or of a new one. Columns that hold our own ready words are not asked."""
    ready = line.ready if line else {}
    asked = [column for column in definition.columns if column.key not in ready]
    return [_cell(definition, column, line, posted, cards) for column in asked]


def _cell(definition: Field, column: Column, line: Line | None, posted: Posted | None, cards: bool) -> Control:
    heads = line.answers.get(column.key, []) if line else []
    head = heads[-1] if heads else None
    value = typed_again(column, head.value) if head else ""
    again = posted.values.get(column.key) if posted else None
    where = line.ref if line else "ny"
    return Control(
        id=f"svar-{anchor(definition)}-{where}-{column.key}",
        name=f"c-{column.key}",
        kind=_kind(column, cards),
        ask=column.ask,
        hint=column.hint,
        value=value if again is None else again,
        column=column.key,
        based_on=head.mark if head else "",
        options=options(column),
        problem=posted.problems.get(column.key, "") if posted else problem_of(definition, column, head),
        input_mode=INPUT_MODES.get(column.type, "text"),
        rows=3,
    )


def anchor(definition: Field) -> str:
    """The field's place on a page: an id that may stand in an address."""
    return definition.id.replace(".", "-")


def _kind(asked: Field | Column, cards: bool) -> str:
    if asked.type == "list":
        return "list"
    if asked.type in LONG:
        return "text"
    if asked.type in {"enum", "bool"}:
        return "cards" if cards and len(asked.options) <= MOST_CARDS else "select"
    return "line"


def options(asked: Field | Column) -> tuple[Option, ...]:
    """What one chooses among: its own choices, or yes and no."""
    if asked.type == "bool":
        return (Option("ja", _("Ja")), Option("nej", _("Nej")))
    return asked.options


@dataclass(frozen=True)
class OwnField:
    """A field of the person's own card: filled in in her browser or with a pen, never sent."""

    field: Field
    anchor: str
    kind: str  # list, text or table
    lines: range  # rows of a table, or lines of a list, that stand ready
    row_name: str  # of a table: Månad
    on_paper: str  # lines, or of a table: table, blocks


def own(definition: Field) -> OwnField:
    """What the own card shows of a device field. Raises ValueError for a field that is kept by us."""
    if not definition.on_device:
        raise ValueError(f"{definition.id} is not the person's own.")
    long = {"longtext", "enum"} & {column.type for column in definition.columns}
    return OwnField(
        field=definition,
        anchor=anchor(definition),
        kind=definition.type if definition.type in {"table", "list"} else "text",
        lines=range(max(len(definition.first_rows), 3)),
        row_name=definition.row_label.partition(" ")[2].capitalize(),  # "en månad"
        on_paper=("blocks" if long else "table") if definition.is_table else "lines",
    )
