"""Tests that read the code: what no reviewer should have to look for."""

import ast
import contextlib
import re
import subprocess
from io import StringIO
from itertools import pairwise
from pathlib import Path

import grimp
import pytest
from django.core.management import call_command

from tests.house.settings import ROOT
from tests.house.sources import PACKAGE, functions, names, python_files, shown, text, tree, words_of
from tests.house.words import ALLOWED, SWEDISH

MOST_LINES = 350
MOST_LINES_OF_A_FUNCTION = 60
# Longer for a reason: settings are one list, and splitting a list into files hides it.
LONG_FILES = {"barkraft/settings.py"}


def test_no_attic() -> None:
    attics = {"utils", "util", "helpers", "helper", "misc", "common", "core", "tools", "stuff"}
    found = [shown(p) for p in python_files() if attics & {p.stem, *p.relative_to(PACKAGE).parts}]
    assert found == [], "a thing that has no name has no place"


def test_files_are_short() -> None:
    long = {shown(p): n for p in python_files() if (n := text(p).count("\n")) > MOST_LINES}
    assert {name: n for name, n in long.items() if name not in LONG_FILES} == {}, "it is asking for a better noun"


def test_functions_are_short() -> None:
    long = {}
    for path in python_files():
        for function in functions(path):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > MOST_LINES_OF_A_FUNCTION:
                long[f"{shown(path)}:{function.name}"] = lines
    assert long == {}


def test_code_speaks_english() -> None:
    found = []
    for path in python_files():
        for name, line in names(path):
            swedish = (words_of(name) & SWEDISH) - ALLOWED.keys()
            if not name.isascii() or swedish:
                found.append(f"{shown(path)}:{line} {name}")
    assert found == []


def test_files_are_named_in_english() -> None:
    found = [shown(p) for p in python_files() if (words_of(p.stem) & SWEDISH) - ALLOWED.keys()]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    """urls.py and apps.py say it by their form."""
    spoken_for = {"__init__.py", "apps.py", "urls.py"}
    silent = [shown(p) for p in python_files() if p.name not in spoken_for and not ast.get_docstring(tree(p))]
    assert silent == []


def _actions() -> list[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    files = [p for p in python_files() if p.stem == "actions" or p.parent.name == "actions"]
    return [
        (p, f) for p in files for f in tree(p).body if isinstance(f, ast.FunctionDef) and not f.name.startswith("_")
    ]


def test_actions_are_keyword_only_and_typed() -> None:
    wrong = []
    for path, action in _actions():
        given = action.args
        # An action of one thing may be called with it alone; with two, their order is a trap.
        if len(given.args) + len(given.posonlyargs) > 0 and len(given.args + given.kwonlyargs) > 1:
            wrong.append(f"{shown(path)}:{action.name} takes arguments by position")
        if any(a.annotation is None for a in given.args + given.kwonlyargs) or action.returns is None:
            wrong.append(f"{shown(path)}:{action.name} is not typed")
    assert wrong == []


def test_the_word_for_translating_is_not_taken_for_something_else() -> None:
    """`_, state = …` in a function makes `_("…")` a call of whatever came first."""
    wrong = []
    for path in python_files():
        if "gettext as _\n" not in text(path) and "gettext_lazy as _\n" not in text(path):
            continue
        stored = [
            n for n in ast.walk(tree(path)) if isinstance(n, ast.Name) and n.id == "_" and isinstance(n.ctx, ast.Store)
        ]
        wrong += [f"{shown(path)}:{n.lineno}" for n in stored]
    assert wrong == [], "name what is not needed `_rest`, or take the one that is"


RANKS = ["models", "facts", "actions", "forms", "views", "urls"]


def _rank(module: str) -> int | None:
    """Where a module stands in its room, told by its name: `day_views` and `views.board` are views."""
    for part in module.split(".")[2:]:
        for rank, kind in enumerate(RANKS):
            if part == kind or part.endswith(f"_{kind}") or part.startswith(f"{kind}_"):
                return rank
    return None


def test_inside_a_room_imports_go_down() -> None:
    """import-linter knows the plain names; this one also knows `day_views` and `actions/issue.py`."""
    graph = grimp.build_graph("barkraft", cache_dir=None)
    wrong = []
    for module in sorted(graph.modules):
        rank = _rank(module)
        if rank is None:
            continue
        for imported in sorted(graph.find_modules_directly_imported_by(module)):
            same_room = imported.split(".")[1] == module.split(".")[1]
            above = _rank(imported)
            if same_room and above is not None and above > rank:
                wrong.append(f"{module} imports {imported}")
    assert wrong == []


# A row may be fetched in a view without `visible_to` only where it is nobody's: said here, with the reason.
NOBODYS = {
    "Publication": "modules are open to read for anyone",
    "PublicationLayer": "modules are open to read for anyone",
    "ModulePage": "the editors' own tree, behind Wagtail's permissions",
    "UnitPage": "the editors' own tree, behind Wagtail's permissions",
}


SEEN = re.compile(r"visible_to|coached_by|venture")


def test_views_start_from_what_the_person_may_see() -> None:
    """A class asked for a row by its key; what hangs on a thing already found (`group.meetings`) is seen with it."""
    wrong = []
    for path in python_files():
        if _rank(".".join(path.relative_to(ROOT).with_suffix("").parts)) != RANKS.index("views"):
            continue
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call) or _called(node) not in {"get_object_or_404", "get_list_or_404", "get"}:
                continue
            asked = ast.unparse(node.args[0] if _called(node) != "get" and node.args else node.func)
            by_key = any(k.arg in {"pk", "id", "uid"} for k in node.keywords)
            a_class = asked[:1].isupper() and _root(asked) not in NOBODYS
            if by_key and a_class and not SEEN.search(asked):
                wrong.append(f"{shown(path)}:{node.lineno} {ast.unparse(node)}")
    assert wrong == [], "start from Model.objects.visible_to(user)"


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _root(asked: str) -> str:
    return asked.split(".")[0]


def test_no_machine_and_no_index_is_named() -> None:
    """A clone must work on any machine: no folder of ours, no package index, no host's name."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    forbidden = re.compile(
        # A letter in brackets, so that this line names no index itself.
        r"(?<![\w.-])/(?:root|work|home/[a-z]+|Users/\w+)/|\bgethostname\("
        r"|-{2}(?:extra-)?index-ur[l]|-{2}find-link[s]|/simpl[e]/\b"
    )
    found = []
    for name in listed.split("\n"):
        path = ROOT / name
        if not name or path.suffix in {".png", ".woff2", ".ttf", ".jpg", ".pdf"} or not path.is_file():
            continue
        if name == shown(Path(__file__)):
            continue
        found += [
            f"{name}:{n}" for n, line in enumerate(path.read_text("utf-8").split("\n"), 1) if forbidden.search(line)
        ]
    assert found == []


def test_escaping_is_switched_off_only_where_it_is_made() -> None:
    """`mark_safe` and `|safe` trust a text with every reader's browser."""
    trusted = re.compile(r"\bmark_safe\(|\bSafeString\(|\|\s*safe\b|autoescape off")
    may = {
        "barkraft/learn/": "unit texts are made by our own renderer from Markdown without HTML",
        "barkraft/shared/templatetags/": "icons and components are our own drawings",
        "barkraft/venture/templatetags/": "an attribute that says that the words are Swedish",
    }
    found = []
    for path in [*python_files(), *PACKAGE.rglob("*.html")]:
        if trusted.search(text(path)) and not any(shown(path).startswith(prefix) for prefix in may):
            found.append(shown(path))
    assert found == []


def test_forms_are_protected_but_where_a_ticket_takes_the_session_s_place() -> None:
    found = {shown(p) for p in python_files() if re.search(r"(?<!\")csrf_exempt", text(p))}
    assert {f for f in found if not f.startswith("barkraft/venture/")} == set()


def test_sql_is_written_by_the_orm() -> None:
    raw = re.compile(r"\.raw\(|\.extra\(|RawSQL\(|cursor\.execute\(|\.execute\(f[\"']")
    may = {
        "barkraft/home/health.py": "asks whether the database answers",
        "barkraft/shared/pending.py": "asks which migrations have run, without building their graph",
        "barkraft/learn/reader_state.py": "made by the ORM, compiled once a worker; nothing of a request is put in",
    }
    assert {shown(p) for p in python_files() if raw.search(text(p))} - may.keys() == set()


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    out = StringIO()
    with contextlib.suppress(SystemExit):
        call_command("makemigrations", check=True, dry_run=True, stdout=out, stderr=out)
    assert "No changes detected" in out.getvalue(), out.getvalue()


def test_phases_of_the_code_are_those_of_the_curriculum() -> None:
    import yaml

    from barkraft.venture.models import Phase

    program = yaml.safe_load(text(ROOT / "content" / "program.yaml"))
    assert [p["id"] for p in program["phases"]] == list(Phase.values)


def test_the_locks_are_pinned_with_hashes() -> None:
    for lock in (ROOT / "requirements.lock", ROOT / "requirements-dev.lock"):
        lines = [line for line in text(lock).split("\n") if line and not line.startswith("#")]
        loose = [a for a, b in pairwise([*lines, ""]) if "==" in a and "--hash" not in b and "--hash" not in a]
        assert loose == [], lock.name
