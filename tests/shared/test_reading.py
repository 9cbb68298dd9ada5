"""The reading cookie: three choices, one spelling."""

from barkraft.shared import reading


def test_what_is_unknown_is_dropped() -> None:
    assert reading.parse("text-large.theme-pink.hack-1.lines-airy") == {"text": "large", "lines": "airy"}


def test_every_order_becomes_the_same_spelling() -> None:
    assert reading.clean("theme-dark.text-large") == reading.clean("text-large.theme-dark") == "text-large.theme-dark"


def test_an_invented_cookie_is_as_no_cookie() -> None:
    assert reading.clean("x" * 4000) == ""
