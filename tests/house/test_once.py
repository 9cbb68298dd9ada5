"""A form that adds a thing counts once, however often it is sent: its view wears `once`, its form carries the id."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, functions, python_files, shown, templates, text, tree

# The views that add a thing, each with the template that has its form.
ADDING = {
    "coaching/views/cohorts.py:cohort_new": "coaching/form.html",
    "coaching/views/cohorts.py:cohort_invite": "coaching/cohort.html",
    "coaching/views/cohorts.py:cohort_substitute": "coaching/cohort.html",
    "coaching/views/staff.py:staff_invite": "coaching/staff.html",
    "coaching/views/staff.py:staff_invite_coach": "coaching/staff.html",
    "coaching/views/cohorts.py:venture_new": "coaching/form.html",
    "coaching/views/groups.py:person_new": "coaching/form.html",
    "coaching/views/curious.py:curious": "coaching/curious.html",
    "coaching/views/calls.py:call_new": "coaching/form.html",
    "coaching/views/way_in.py:cohort_slips": "coaching/cohort_slips.html",
    "coaching/views/way_in.py:cohort_group_of": "coaching/group_of.html",
    "coaching/views/meetings.py:meeting_new": "coaching/form.html",
    "venture/views/afterwords.py:afterword": "venture/afterword.html",
    "venture/views/fields.py:_append": "venture/parts/single.html",
    "venture/views/fields.py:_keep_photo": "venture/field_photo.html",
    "venture/views/deciding.py:decisions": "venture/decisions.html",
    "support/views/help.py:request_page": "support/request.html",
    "coaching/views/hours.py:hours": "coaching/hours.html",
    "coaching/views/hours.py:quota": "coaching/form.html",
    "coaching/views/offers.py:project_new": "coaching/staff_form.html",
}
# They call what adds, and need no id of a form. Each with its reason.
KNOWN_OTHERWISE = {
    "coaching/views/meetings.py:meeting_edit": "changes a meeting that is there",
    "coaching/views/cards.py:_paper": "the form names the cards that it replaces, and is refused when they are gone",
    "coaching/views/cards.py:card_hand_out": "wakes a card that is there",
    "venture/views/fields.py:_save_row": "the form brings the new row's uid along",
    "venture/views/deciding.py:gate": "the form names the phase, and a phase is left once",
}
PART_OF = {
    "coaching/views/groups.py:_take_in": "coaching/views/groups.py:person_new",
    "coaching/views/curious.py:_take_in": "coaching/views/curious.py:curious",
    "coaching/views/way_in.py:_made": "coaching/views/way_in.py:cohort_group_of",
    "venture/views/deciding.py:_kept": "venture/views/deciding.py:gate",
    "support/views/help.py:_say_more": "support/views/help.py:request_page",
}
ADDS = ("add_", "create_", "hand_out", "invite", "issue_", "keep_photo", "plan_", "record_")
NOT_ACTIONS = {"add_error", "add_message"}


def _called(function: ast.AST) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _views() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in python_files():
        if path.parent.name == "views" or path.stem.endswith("views"):
            for function in functions(path):
                yield f"{path.relative_to(PACKAGE)}:{function.name}", function


def test_every_view_that_adds_is_listed() -> None:
    adds = {
        PART_OF.get(name, name)
        for name, function in _views()
        if any(called.startswith(ADDS) and called not in NOT_ACTIONS for called in _called(function))
    }
    assert adds == ADDING.keys() | KNOWN_OTHERWISE.keys(), "say how its form counts once"


@pytest.mark.parametrize("name", ADDING)
def test_it_wears_once(name: str) -> None:
    view = dict(_views())[name]
    assert {ast.unparse(decorator) for decorator in view.decorator_list} & {"once", "once_inside"}


@pytest.mark.parametrize("template", sorted(set(ADDING.values())))
def test_its_form_carries_the_id(template: str) -> None:
    (path,) = [path for path in templates() if str(path).endswith(f"/templates/{template}")]
    assert "{% once %}" in text(path), shown(path)


def test_once_leans_on_nothing_private_of_django() -> None:
    source: Path = PACKAGE / "shared" / "once.py"
    private = [n.attr for n in ast.walk(tree(source)) if isinstance(n, ast.Attribute) and n.attr.startswith("_")]
    assert private == []
    assert "getattr(messages" not in text(source)
