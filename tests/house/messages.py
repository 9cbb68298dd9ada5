"""The texts of the interface, found as makemessages would find them, without gettext's own tools.

`python -m tests.house.messages` writes the texts that a catalogue lacks into it, empty, in the
order of the files they stand in, and marks as obsolete those that nobody uses.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib

from tests.house.settings import ROOT
from tests.house.sources import PACKAGE, python_files, shown, templates, text, tree

CALLS = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "_": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
IN_TEMPLATE = re.compile(r"\b(?:gettext|ngettext|pgettext|npgettext|_)\(")
# The catalogues' folders, by language code.
CATALOGUES = {"en": "en", "ar": "ar", "sv-simple": "sv_Simple"}


@dataclass(frozen=True)
class Message:
    """One text to translate. `plural` is "" where there is one form, `context` "" where there is none."""

    id: str
    plural: str = ""
    context: str = ""


@cache
def found() -> dict[Message, str]:
    """Every message, with the first place where it stands."""
    messages: dict[Message, str] = {}
    for path in python_files():
        for message, line in in_python(tree(path)):
            messages.setdefault(message, f"{shown(path)}:{line}")
    for path in templates():
        for message in in_template(text(path)):
            messages.setdefault(message, shown(path))
    return messages


def in_python(module: ast.AST) -> Iterator[tuple[Message, int]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            message = _message(name, node)
            if message:
                yield message, node.lineno


def in_template(source: str) -> Iterator[Message]:
    from django.utils.translation.template import templatize

    as_code = templatize(source)
    for opening in IN_TEMPLATE.finditer(as_code):
        call = _call_at(as_code, opening.start())
        if call is not None:
            message = _message(getattr(call.func, "id", ""), call)
            if message:
                yield message


def _call_at(code: str, start: int) -> ast.Call | None:
    """The call that begins here: the shortest text up to a closing bracket that is an expression."""
    end = code.find(")", start)
    while end != -1 and end - start < 4000:
        try:
            expression = ast.parse(code[start : end + 1], mode="eval").body
        except SyntaxError:
            end = code.find(")", end + 1)
            continue
        return expression if isinstance(expression, ast.Call) else None
    return None


def _message(name: str, call: ast.Call) -> Message | None:
    if name not in CALLS:
        return None
    context, singular, plural = CALLS[name]
    words = [a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else None for a in call.args]

    def at(position: int | None) -> str:
        return (words[position] or "") if position is not None and position < len(words) else ""

    return Message(at(singular), at(plural), at(context)) if at(singular) else None


def catalogue(code: str) -> Path:
    return PACKAGE / "locale" / CATALOGUES[code] / "LC_MESSAGES" / "django.po"


def entries(code: str) -> dict[Message, polib.POEntry]:
    """What the catalogue of a language holds."""
    if not catalogue(code).exists():
        return {}
    po = polib.pofile(str(catalogue(code)))
    return {Message(e.msgid, e.msgid_plural or "", e.msgctxt or ""): e for e in po if not e.obsolete}


def is_translated(entry: polib.POEntry) -> bool:
    words = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    return all(words) and "fuzzy" not in entry.flags


def complete(code: str) -> tuple[int, int]:
    """Write what a catalogue lacks into it; gives how many were added and how many are used no more."""
    po = polib.pofile(str(catalogue(code)))
    wanted, there = found(), entries(code)
    forms = int((re.search(r"nplurals=(\d)", po.metadata.get("Plural-Forms", "")) or [None, "2"])[1] or 2)
    added = [m for m in wanted if m not in there]
    for message in added:
        entry = polib.POEntry(msgid=message.id, occurrences=[(wanted[message].split(":")[0], "")])
        entry.msgctxt = message.context or None
        if message.plural:
            entry.msgid_plural, entry.msgstr_plural = message.plural, dict.fromkeys(range(forms), "")
        po.append(entry)
    unused = [m for m in there if m not in wanted]
    for message in unused:
        there[message].obsolete = True
        po.find(message.id, msgctxt=message.context or False).obsolete = True
    po.save(str(catalogue(code)))
    return len(added), len(unused)


def main() -> int:
    for code in CATALOGUES:
        added, unused = complete(code)
        print(f"{catalogue(code).relative_to(ROOT)}: {added} added, {unused} used no more")
    return 0


if __name__ == "__main__":
    sys.exit(main())
