"""How far the demo groups have come in the programme, with answers that people gave."""

from typing import Any
from uuid import UUID

from barkraft.coaching.demo import days
from barkraft.learn import shelf
from barkraft.learn.actions.learning import (
    answer_question,
    count_on_paper,
    enrol,
    mark_read,
    say_group_done,
    say_seen,
)
from barkraft.learn.book import Book
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Venture


def walk(story: dict[str, Any], venture: Venture, people: list[User]) -> None:
    """Enrol the group in the modules of its story; a module that is not published is passed by."""
    for one in story["modules"]:
        book = shelf.newest().get(one["slug"])
        if book is not None:
            with clock.stopped_at(days.ago(one["ago"])):
                _module(one, book, venture, people)


def _module(one: dict[str, Any], book: Book, venture: Venture, people: list[User]) -> None:
    enrolment = enrol(book=book, venture=venture, user=people[0])
    done = one.get("done", False)
    for unit in book.order if done else one.get("read", []):
        if unit in book.units:
            for person in people:
                mark_read(user=person, unit_uid=UUID(book.units[unit]["uid"]))
            _answer(book, unit, people[:2])
    if one.get("on_paper"):
        count_on_paper(enrolment=enrolment, number=one["on_paper"])
    if done:
        say_group_done(enrolment=enrolment, ready=True)
        say_seen(enrolment=enrolment)


def _answer(book: Book, unit: str, people: list[User]) -> None:
    """These people have answered the unit's questions right."""
    for block in book.blocks(unit, "quiz"):
        question = book.structure["quiz"][block["attrs"]["ref"]]
        for person in people:
            uid = UUID(book.units[unit]["uid"])
            answer_question(user=person, unit_uid=uid, key=block["key"], question=question, value=question["answer"])
