"""What counts as right, and how a question's options are shown. Plain Python: no Django."""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

ONE, SEVERAL, ORDER = "single", "multi", "order"


def is_right(question: Mapping[str, Any], value: Sequence[int]) -> bool:
    """Whether the chosen option numbers (in the order given) answer the question."""
    answer = list(question["answer"])
    if question["type"] == ORDER:
        return list(value) == answer
    if question.get("accepts") == "any":
        return bool(value) and set(value) <= set(answer)
    return set(value) == set(answer)


def shown(question: Mapping[str, Any], seed: str) -> list[tuple[int, str]]:
    """The options as (number, text). Things to put in order come mixed: in the same way for everybody, never solved."""
    options = list(enumerate(question["options_sv"]))
    if question["type"] != ORDER or len(options) < 2:
        return options
    # The mixing hides nothing: it only has to be the same at every reading.
    mixed = random.Random(seed).sample(options, len(options))  # noqa: S311  an order, not a secret
    if [number for number, _ in mixed] == list(question["answer"]):
        mixed = [*mixed[1:], mixed[0]]
    return mixed


def chosen(question: Mapping[str, Any], numbers: Iterable[str]) -> list[int]:
    """Option numbers as they come from a form; what is no option, and repeats, are dropped."""
    known = range(len(question["options_sv"]))
    value: list[int] = []
    for number in numbers:
        if number.isdecimal() and int(number) in known and int(number) not in value:
            value.append(int(number))
    return value[:1] if question["type"] == ONE else value


def ordered(question: Mapping[str, Any], places: Mapping[int, str]) -> list[int]:
    """Option numbers by the place given to each; [] when a place is missing or given twice."""
    known = range(len(question["options_sv"]))
    wanted = {int(place): number for number, place in places.items() if place.isdecimal() and number in known}
    if sorted(wanted) != list(range(1, len(known) + 1)):
        return []
    return [wanted[place] for place in sorted(wanted)]
