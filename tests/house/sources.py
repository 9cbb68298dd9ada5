"""The code as text and trees, read once a run."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.house.settings import ROOT

PACKAGE = ROOT / "barkraft"


@cache
def python_files() -> tuple[Path, ...]:
    """Our own modules, without migrations."""
    return tuple(sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts))


@cache
def templates() -> tuple[Path, ...]:
    return tuple(sorted(p for p in PACKAGE.rglob("templates/**/*") if p.suffix in {".html", ".txt", ".xml"}))


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


def shown(path: Path) -> str:
    """How a message names a file."""
    return str(path.relative_to(ROOT))


def template_name(path: Path) -> str:
    """What `{% extends %}` and `render` call it: the part after the folder `templates`."""
    parts = path.parts
    at = len(parts) - 1 - parts[::-1].index("templates")
    return "/".join(parts[at + 1 :])


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def names(path: Path) -> Iterator[tuple[str, int]]:
    """Every name that the file itself gives to something, with its line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno


def words_of(name: str) -> set[str]:
    """`nextStep_of` as next, step, of."""
    return set(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")) - {""}
