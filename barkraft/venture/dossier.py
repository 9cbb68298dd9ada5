"""The binder's chapters, fields and columns, read from content/dossier.yaml, and what a person typed into them.

Plain Python: no Django, no clock. The format is written at the top of the file it reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from barkraft.venture import typed

COLUMN_TYPES = frozenset(
    {"text", "longtext", "int", "money", "percent", "date", "month", "time", "enum", "bool", "file"}
)
FIELD_TYPES = COLUMN_TYPES | {"list", "table"}
SENSITIVITIES = frozenset({"public", "enterprise", "personal", "private"})
CODE_LISTS = {"SCB kommunkod": "kommuner.yaml"}  # beside dossier.yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, ten times as fast


class DossierError(ValueError):
    """A dossier file that does not hold; `faults` has one sentence for each fault, with its id."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


@dataclass(frozen=True)
class Option:
    """One choice of an enum: `value` is stored, `label` is shown."""

    value: str
    label: str


@dataclass(frozen=True)
class Column:
    """One column of a table. `ask` is the question on a screen of its own, or the label when none is written."""

    key: str
    label: str
    type: str
    hint: str
    ask: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Field:
    """One thing the binder holds. `section` is the chapter's id; `storage` is "device" or "".

    `first_rows` are column key -> our words, one dict a row: they are shown from the start and are not
    an answer, so a table that holds nothing else is empty.
    """

    id: str
    section: str
    type: str
    label: str
    ask: str
    hint: str
    sensitivity: str
    storage: str = ""
    columns: tuple[Column, ...] = ()
    options: tuple[Option, ...] = ()
    prompts: tuple[str, ...] = ()
    first_rows: tuple[dict[str, str], ...] = ()
    row_label: str = ""
    accepts_photo: bool = False
    computed: bool = False
    codes: str = ""

    @property
    def is_private(self) -> bool:
        """Whether it is shown to nobody but the person herself."""
        return self.sensitivity == "private"

    @property
    def is_table(self) -> bool:
        return self.type == "table"

    @property
    def asks_for_paper(self) -> bool:
        """Whether a paper is asked for, in the field or in one of its columns. A photo of it is taken in."""
        return "file" in {self.type, *(column.type for column in self.columns)}

    @property
    def on_device(self) -> bool:
        """Whether it is filled in and kept in the browser only, and never sent."""
        return self.storage == "device"

    def column(self, key: str) -> Column:
        """The column with this key. Raises KeyError with a sentence."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"{self.id} has no column {key}.")


@dataclass(frozen=True)
class Section:
    """A chapter. `becomes` names the document it gives."""

    id: str
    title: str
    about: str
    becomes: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Dossier:
    """The whole binder, in the order it is read."""

    sections: tuple[Section, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, id: str) -> Field:
        """The field with this id. Raises KeyError with a sentence."""
        for field in self.fields:
            if field.id == id:
                return field
        raise KeyError(f"The dossier has no field {id}.")

    def section(self, id: str) -> Section:
        """The chapter with this id. Raises KeyError with a sentence."""
        for section in self.sections:
            if section.id == id:
                return section
        raise KeyError(f"The dossier has no section {id}.")


def load(path: Path | str) -> Dossier:
    """Read the file at `path` and the code lists beside it. Raises DossierError with every fault found."""
    path = Path(path)
    source = _yaml(path)
    codes = {name: _codes(path.parent / file) for name, file in CODE_LISTS.items()}
    sections = tuple(_section(raw, codes) for raw in source.get("sections") or [])
    faults = list(_faults(sections))
    if faults:
        raise DossierError(faults)
    return Dossier(sections)


def check_text(field: Field, column: Column | None, value: str, *, today: date) -> typed.Read:
    """Read what a person typed into a field, or into one column of a table. Returns (value, problem).

    See `typed.read` for the values and the sentences. Nothing written gives (None, None); text that cannot
    be read comes back as typed. Raises ValueError for a table without a column: a table is read cell by cell.
    """
    asked = field if column is None else column
    if asked.type == "table":
        raise ValueError(f"{field.id} is a table: say which column.")
    return typed.read(asked.type, value, today=today, choices={o.value: o.label for o in asked.options})


def _yaml(path: Path) -> dict[str, Any]:
    try:
        source = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  # nosec B506  both are safe ones
    except (OSError, yaml.YAMLError) as problem:
        raise DossierError([f"{path.name} cannot be read: {problem}"]) from problem
    if not isinstance(source, dict):
        raise DossierError([f"{path.name} must be lines of name: value."])
    return source


def _codes(path: Path) -> tuple[Option, ...]:
    if not path.exists():  # then the field that needs it is reported as an enum without options
        return ()
    return tuple(Option(str(k["code"]), str(k["name"])) for k in _yaml(path).get("kommuner") or [])


def _section(raw: dict[str, Any], codes: dict[str, tuple[Option, ...]]) -> Section:
    id = str(raw.get("id", ""))
    fields = tuple(_field(id, f, codes) for f in raw.get("fields") or [])
    return Section(id, _text(raw, "title_sv"), _text(raw, "about_sv"), _text(raw, "becomes_sv"), fields)


def _field(section: str, raw: dict[str, Any], codes: dict[str, tuple[Option, ...]]) -> Field:
    return Field(
        id=_text(raw, "id"),
        section=section,
        type=_text(raw, "type"),
        label=_text(raw, "label_sv"),
        ask=_text(raw, "ask_sv"),
        hint=_text(raw, "hint_sv"),
        sensitivity=_text(raw, "sensitivity"),
        storage=_text(raw, "storage"),
        columns=tuple(_column(c) for c in raw.get("columns") or []),
        options=_options(raw) or codes.get(_text(raw, "codes"), ()),
        prompts=tuple(str(p) for p in raw.get("prompts_sv") or []),
        first_rows=tuple({str(k): str(v) for k, v in row.items()} for row in raw.get("first_rows_sv") or []),
        row_label=_text(raw, "row_sv"),
        accepts_photo=bool(raw.get("accepts_photo")),
        computed=bool(raw.get("computed")),
        codes=_text(raw, "codes"),
    )


def _column(raw: dict[str, Any]) -> Column:
    label = _text(raw, "label_sv")
    ask = _text(raw, "ask_sv") or label
    return Column(_text(raw, "key"), label, _text(raw, "type"), _text(raw, "hint_sv"), ask, _options(raw))


def _options(raw: dict[str, Any]) -> tuple[Option, ...]:
    return tuple(Option(_text(o, "value"), _text(o, "label_sv")) for o in raw.get("options") or [])


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    return "" if value is None else str(value).strip()


def _faults(sections: tuple[Section, ...]) -> Iterator[str]:
    yield from _repeated("section", [s.id for s in sections])
    yield from _repeated("field", [f.id for s in sections for f in s.fields])
    for section in sections:
        for name in ("title", "about", "becomes"):
            if not getattr(section, name):
                yield f"{section.id}: the section has no {name}."
        for field in section.fields:
            yield from _field_faults(field)


def _field_faults(field: Field) -> Iterator[str]:
    yield from _words_missing(field.id, field, FIELD_TYPES, ("label", "ask", "hint"))
    if field.sensitivity not in SENSITIVITIES:
        yield f"{field.id}: unknown sensitivity {field.sensitivity!r}."
    if field.storage not in ("", "device"):
        yield f"{field.id}: unknown storage {field.storage!r}."
    if field.on_device and not field.is_private:
        yield f"{field.id}: a field kept on the device must have sensitivity private."
    if field.is_private and not field.on_device:
        yield f"{field.id}: a private field must have storage device, or it would reach the server."
    if field.codes and field.codes not in CODE_LISTS:
        yield f"{field.id}: unknown codes {field.codes!r}."
    if field.is_table != bool(field.columns):
        yield f"{field.id}: a table has columns, and only a table."
    if field.is_table and not field.row_label:
        yield f"{field.id}: the table does not say what one row is called."
    keys = [c.key for c in field.columns]
    yield from _repeated(f"{field.id}: column", keys)
    for column in field.columns:
        yield from _words_missing(f"{field.id}.{column.key}", column, COLUMN_TYPES, ("key", "label", "hint"))
    for row in field.first_rows:
        yield from (f"{field.id}: a first row names the column {k}, which is not there." for k in row if k not in keys)


def _words_missing(at: str, thing: Field | Column, types: frozenset[str], names: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{at}: no {name}." for name in names if not getattr(thing, name))
    if thing.type not in types:
        yield f"{at}: unknown type {thing.type!r}."
    if (thing.type == "enum") != bool(thing.options):
        yield f"{at}: an enum has options, and only an enum."
    yield from _repeated(f"{at}: option", [o.value for o in thing.options])
    yield from (f"{at}: the option {o.value!r} has no label." for o in thing.options if not o.label)


def _repeated(what: str, ids: list[str]) -> Iterator[str]:
    yield from (f"{what} {id} stands there twice." for id in dict.fromkeys(ids) if ids.count(id) > 1)
