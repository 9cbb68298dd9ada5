"""Translations come from files, stay behind when the Swedish changes, and never run over a reader."""

from uuid import uuid4

import pytest

from barkraft.people.models import User
from barkraft.translate.actions import NewSegment, store_segments
from barkraft.translate.facts import words_of
from barkraft.translate.models import Segment

pytestmark = pytest.mark.django_db
OWNER = uuid4()


def new(text: str, source: str = "Hej", state: str = Segment.State.TRANSLATED) -> NewSegment:
    return NewSegment(OWNER, "b1", "text", "en", source, text, state)


def test_a_new_text_is_shown() -> None:
    assert store_segments(segments=[new("Hello")]) == 1
    text = words_of([OWNER], "en").text(OWNER, "b1", "text", "Hej")
    assert (text.words, text.language) == ("Hello", "en")


def test_the_same_text_again_changes_nothing() -> None:
    store_segments(segments=[new("Hello")])
    assert store_segments(segments=[new("Hello")]) == 0


def test_swedish_is_shown_when_the_source_has_changed() -> None:
    store_segments(segments=[new("Hello")])
    words = words_of([OWNER], "en")
    text = words.text(OWNER, "b1", "text", "Hej igen")
    assert (text.words, text.language) == ("Hej igen", "sv")
    assert words.is_foreign(text)


def test_a_locked_text_waits_for_a_reader() -> None:
    store_segments(segments=[new("Hello")])
    assert words_of([OWNER], "en").text(OWNER, "b1", "text", "Hej", locked=True).language == "sv"
    store_segments(segments=[new("Hello", state=Segment.State.READ)])
    assert words_of([OWNER], "en").text(OWNER, "b1", "text", "Hej", locked=True).language == "en"


def test_a_text_that_a_person_has_worked_on_is_left() -> None:
    store_segments(segments=[new("Hello")])
    Segment.objects.update(by=User.objects.create(first_name="Mira"), text="Good day")
    assert store_segments(segments=[new("Hi")]) == 0
    assert Segment.objects.get().text == "Good day"


def test_swedish_asks_no_question(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        words = words_of([OWNER], "sv")
    assert not words.is_foreign(words.text(OWNER, "b1", "text", "Hej"))


def test_easy_swedish_is_not_foreign_to_swedish() -> None:
    words = words_of([OWNER], "sv-simple")
    assert not words.is_foreign(words.text(OWNER, "b1", "text", "Hej"))
