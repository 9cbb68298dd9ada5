"""The same page in another language; links that change how a person reads."""

from urllib.parse import parse_qs, urlsplit

import pytest

from barkraft.shared import addresses


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("/sv/om/", "ar", "/ar/om/"),
        ("/sv-simple/m/var-grupp/v3/u1/", "sv", "/sv/m/var-grupp/v3/u1/"),
        ("/ar/g/abc/parmen/?alla=1", "en", "/en/g/abc/parmen/?alla=1"),
        ("/sv/", "sv-simple", "/sv-simple/"),
        ("/komponenter/", "ar", "/ar/"),
        ("/", "en", "/en/"),
        ("/svar", "en", "/en/"),
    ],
)
def test_the_switch_loses_nothing(path: str, code: str, expected: str) -> None:
    assert addresses.in_language(path, code) == expected


def test_a_reading_choice_keeps_the_others_and_comes_back() -> None:
    link = urlsplit(addresses.reading_choice({"lines": "airy"}, "text", "large", "/sv/om/?a=1"))
    assert link.path == "/las/"
    assert parse_qs(link.query, keep_blank_values=True) == {
        "text": ["large"],
        "lines": ["airy"],
        "theme": [""],
        "next": ["/sv/om/?a=1"],
    }
