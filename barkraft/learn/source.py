"""Reads the Markdown of a unit into blocks. Plain Python: no Django, no clock.

The format is written down in docs/content-format.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

KINDS = frozenset({"fact", "example", "talk", "say", "steps", "scene", "quiz", "worksheet", "try"})
_KEY = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*$")
_OPEN = re.compile(r"^:::\s*([a-z]+)\s*(?:\{(.*)\})?\s*$")
_ATTR = re.compile(r'#(?P<id>[a-z][a-z0-9-]*)|(?P<name>[a-z_]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))')


class SourceError(ValueError):
    """A content file that does not follow the format; the message says where and what to do."""


@dataclass
class Block:
    """One piece of a unit. `text` is Markdown without its key; `attrs` the directive's attributes."""

    kind: str  # heading | text | one of KINDS
    key: str  # "" until minted
    text: str
    attrs: dict[str, str] = field(default_factory=dict)
    line: int = 0  # in the file, from 1


@dataclass
class Unit:
    """A unit file: the metadata at its top, and its blocks in order."""

    meta: dict[str, Any]
    blocks: list[Block]


def read_unit(source: str, name: str = "unit") -> Unit:
    """Parse one unit file. Raises SourceError with file and line."""
    meta, body, first = _front_matter(source, name)
    unit = Unit(meta, list(_blocks(body, first, name)))
    seen: set[str] = set()
    for block in unit.blocks:
        if block.key and block.key in seen:
            raise SourceError(f"{name}:{block.line}: the key {block.key} is used twice. Give one of them a new key.")
        seen.add(block.key)
    return unit


def mint(source: str, name: str = "unit") -> str:
    """Give every block without a key the next free `b<n>`; a question or an exercise gets its ref."""
    unit = read_unit(source, name)
    numbers = [int(b.key[1:]) for b in unit.blocks if re.fullmatch(r"b\d+", b.key)]
    lines = source.split("\n")
    next_number = max(numbers, default=0) + 1
    for block in unit.blocks:
        if block.key:
            continue
        key = block.attrs.get("ref", "")
        if not key:
            key, next_number = f"b{next_number}", next_number + 1
        _write_key(lines, block, key)
    return "\n".join(lines)


def _write_key(lines: list[str], block: Block, key: str) -> None:
    at = block.line - 1
    if block.kind in KINDS:
        opened = _OPEN.match(lines[at])
        assert opened  # a directive block starts at its opening line
        rest = f" {opened[2].strip()}" if opened[2] else ""
        lines[at] = f"::: {opened[1]} {{#{key}{rest}}}"
    else:
        last = at + block.text.count("\n")
        lines[last] = f"{lines[last].rstrip()} {{#{key}}}"


def readable_text(unit: Unit) -> str:
    """The running text that a learner reads, one sentence or heading a line end: for readability."""
    parts = [str(unit.meta.get("title", "")), str(unit.meta.get("lead", ""))]
    parts += [plain(b.text) for b in unit.blocks if b.kind not in {"quiz", "worksheet", "scene"}]
    return "\n".join(p for p in parts if p.strip())


def plain(markdown: str) -> str:
    """Markdown of our small kind without its marks."""
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"^\s*(?:#{1,6}|[-*]|\d+\.|>)\s+", "", text, flags=re.MULTILINE)
    return text.replace("**", "")


def _front_matter(source: str, name: str) -> tuple[dict[str, Any], str, int]:
    if not source.startswith("---\n"):
        raise SourceError(f"{name}:1: the file must begin with --- and its metadata.")
    end = source.find("\n---\n", 4)
    if end < 0:
        raise SourceError(f"{name}:1: the metadata has no closing ---.")
    try:
        meta = yaml.safe_load(source[4:end])
    except yaml.YAMLError as problem:
        raise SourceError(f"{name}: the metadata is not YAML: {problem}") from problem
    if not isinstance(meta, dict):
        raise SourceError(f"{name}:2: the metadata must be lines of name: value.")
    return meta, source[end + 5 :], source[: end + 5].count("\n") + 1


def _blocks(body: str, first: int, name: str) -> Iterator[Block]:
    lines = body.split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        start = at
        if line.startswith(":::"):
            block, at = _directive(lines, at, first, name)
            yield block
            continue
        while at < len(lines) and lines[at].strip() and not lines[at].startswith(":::"):
            at += 1
        text = "\n".join(lines[start:at])
        found = _KEY.search(text)
        text, key = (text[: found.start()], found[1]) if found else (text, "")
        kind = "heading" if text.startswith("## ") and "\n" not in text else "text"
        if text.startswith("#") and not text.startswith("## "):
            raise SourceError(f"{name}:{first + start}: only ## is a heading here; ### stands inside a directive.")
        yield Block(kind, key, text.removeprefix("## ").strip() if kind == "heading" else text, {}, first + start)


def _directive(lines: list[str], at: int, first: int, name: str) -> tuple[Block, int]:
    opened = _OPEN.match(lines[at])
    if not opened or opened[1] not in KINDS:
        raise SourceError(f"{name}:{first + at}: write ::: and one of {', '.join(sorted(KINDS))}.")
    attrs: dict[str, str] = {}
    key = ""
    for part in _ATTR.finditer(opened[2] or ""):
        if part["id"]:
            key = part["id"]
        else:
            attrs[part["name"]] = part["quoted"] if part["quoted"] is not None else part["bare"]
    end = at + 1
    while end < len(lines) and not lines[end].startswith(":::"):
        end += 1
    if end == len(lines) or lines[end].strip() != ":::":  # a new one before the end swallows what follows
        raise SourceError(f"{name}:{first + at}: this ::: {opened[1]} is never closed. Write ::: on a line of its own.")
    return Block(opened[1], key, "\n".join(lines[at + 1 : end]).strip(), attrs, first + at), end + 1
