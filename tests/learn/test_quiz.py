"""What is right, and what an order question looks like before it is solved."""

import pytest

from barkraft.learn import quiz

ONE = {"type": "single", "options_sv": ["a", "b", "c"], "answer": [1]}
EITHER = {"type": "single", "options_sv": ["a", "b", "c"], "answer": [0, 1], "accepts": "any"}
SEVERAL = {"type": "multi", "options_sv": ["a", "b", "c"], "answer": [0, 2]}
ORDER = {"type": "order", "options_sv": ["a", "b", "c", "d"], "answer": [0, 1, 2, 3]}


@pytest.mark.parametrize(
    ("question", "value", "right"),
    [
        (ONE, [1], True),
        (ONE, [0], False),
        (ONE, [], False),
        (EITHER, [0], True),
        (EITHER, [1], True),
        (EITHER, [2], False),
        (EITHER, [], False),
        (SEVERAL, [2, 0], True),
        (SEVERAL, [0], False),
        (SEVERAL, [0, 1, 2], False),
        (ORDER, [0, 1, 2, 3], True),
        (ORDER, [1, 0, 2, 3], False),
        (ORDER, [0, 1], False),
    ],
)
def test_right_or_not(question: dict[str, object], value: list[int], right: bool) -> None:
    assert quiz.is_right(question, value) is right


@pytest.mark.parametrize("seed", [str(number) for number in range(30)])
def test_an_order_question_never_comes_solved(seed: str) -> None:
    shown = quiz.shown(ORDER, seed)
    assert sorted(shown) == list(enumerate("abcd"))
    assert [number for number, _ in shown] != ORDER["answer"]
    assert shown == quiz.shown(ORDER, seed)


def test_other_options_stand_as_they_are_written() -> None:
    assert quiz.shown(ONE, "x") == [(0, "a"), (1, "b"), (2, "c")]


def test_what_is_no_option_is_dropped() -> None:
    assert quiz.chosen(SEVERAL, ["2", "2", "9", "-1", "x", ""]) == [2]
    assert quiz.chosen(ONE, ["1", "2"]) == [1]


def test_places_make_an_order() -> None:
    assert quiz.ordered(ORDER, {0: "2", 1: "1", 2: "3", 3: "4"}) == [1, 0, 2, 3]


@pytest.mark.parametrize("places", [{0: "1", 1: "1", 2: "3", 3: "4"}, {0: "1"}, {0: "", 1: "", 2: "", 3: ""}])
def test_an_unfinished_order_is_no_answer(places: dict[int, str]) -> None:
    assert quiz.ordered(ORDER, places) == []
