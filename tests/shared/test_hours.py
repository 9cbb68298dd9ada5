"""When the coach answers: read from the settings, said in the visitor's language; odd words are kept."""

import pytest
from django.utils import translation

from barkraft.shared import hours


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "måndag–fredag 9–15"),
        ("sv-simple", "måndag till fredag, klockan 9 till 15"),
        ("en", "Monday–Friday 9:00–15:00"),
        ("ar", "من الاثنين إلى الجمعة، من 9:00 إلى 15:00"),
    ],
)
@pytest.mark.parametrize("written", ["måndag–fredag 9–15", "mån-fre 9-15", "Måndag – fredag  09.00 – 15.00"])
def test_days_and_hours_are_said_in_the_language_that_is_on(written: str, language: str, said: str) -> None:
    with translation.override(language):
        assert hours.words(written) == said


def test_several_parts_and_half_hours() -> None:
    with translation.override("sv"):
        assert hours.words("mån-tors 9-15, fredag 9.30-12") == "måndag–torsdag 9–15 · fredag 9.30–12"
    with translation.override("en"):
        assert hours.words("mån-tors 9-15, fredag 9.30-12") == "Monday–Thursday 9:00–15:00 · Friday 9:30–12:00"


@pytest.mark.parametrize("written", ["", "ring när du vill", "måndag–fredag 9–25", "vardagar 9-15", "mån 9-15, helst"])
def test_what_is_written_in_another_way_is_left_to_stand(written: str) -> None:
    assert hours.words(written) == ""


def test_the_page_says_them_and_marks_what_is_swedish(client, db, settings) -> None:
    assert "Monday–Friday 9:00–15:00" in client.get("/en/kontakt/").content.decode()
    settings.COACH_HOURS = "ring när du vill"
    assert '<bdi lang="sv">ring när du vill</bdi>' in client.get("/ar/kontakt/").content.decode()
