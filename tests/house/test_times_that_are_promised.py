"""How long things are kept: the code, the page for everybody, the paper with the card and the documents agree."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from barkraft.coaching import retention as at_the_desk
from barkraft.coaching.paper import notice
from barkraft.people import retention as of_people
from barkraft.people.models import User
from barkraft.support import retention as of_support
from barkraft.venture import rests
from barkraft.venture import retention as of_groups
from tests.house.settings import ROOT

DPIA, REGISTER, PROCESSOR, LONG_NOTICE = (
    (ROOT / "docs" / name).read_text(encoding="utf-8")
    for name in ("dpia.md", "register.md", "pub-avtal.md", "kortnotis.md")
)


def test_the_times_of_the_code_are_those_that_are_written() -> None:
    year = timedelta(days=365)
    assert of_people.UNUSED_ACCOUNT == of_people.EVENTS == year
    assert of_groups.WHO_WAS_THERE == of_support.CLOSED_REQUESTS == 2 * year
    assert of_groups.REMINDERS == at_the_desk.KEPT == of_people.DEAD_CARD == timedelta(days=90)
    assert rests.KEPT_MONTHS == 12
    assert of_support.AUDIT.days // 365 == 10


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "how_long"),
    [
        ("Vilka möten du var med på", "Två år."),
        ("Det ni ber om hjälp med", "Två år efter att det är klart."),
        ("Att du har fått en påminnelse", "90 dagar."),
        ("Ditt telefonnummer", "Tills du tar bort det eller ditt konto."),
        ("Kopior för säkerhet", "35 dagar till."),
    ],
)
def test_the_page_for_everybody_says_how_long(what: str, how_long: str) -> None:
    page = Client().get("/sv/dina-uppgifter/").content.decode()
    row = re.search(rf'<th scope="row">{re.escape(what)}</th>(.*?)</tr>', page, re.DOTALL)
    assert row
    assert how_long in row[1]


@pytest.mark.parametrize("said", ["Vilka möten du var med på, i två år.", "kan öppna er grupp ett dygn"])
def test_the_paper_with_the_card_says_it_too(said: str) -> None:
    assert said in str(notice.words())
    assert said in LONG_NOTICE


def test_no_authority_is_promised_away() -> None:
    """What the law demands of an incubator, no page can refuse."""
    assert "bara om lagen kräver det" in str(notice.words())
    assert "bara om lagen kräver det" in LONG_NOTICE


@pytest.mark.parametrize("model", ["Presence", "Question", "Request", "AdviceNote", "TimeEntry", "Opening", "Curious"])
def test_the_assessment_names_what_is_kept_of_people(model: str) -> None:
    assert f"`{model}`" in DPIA


def test_the_assessment_says_that_attendance_is_kept() -> None:
    assert "närvaro per person över tid" not in DPIA
    assert "**Närvaro finns**" in DPIA


@pytest.mark.parametrize("document", [DPIA, REGISTER, PROCESSOR])
def test_who_sends_an_sms_is_named(document: str) -> None:
    assert "46elks" in document


@pytest.mark.django_db
def test_her_own_hours_as_a_file_are_said_to_name_groups(client_of, asa: User, cohort) -> None:  # type: ignore[no-untyped-def]
    assert "Filen har gruppernas namn." in client_of(asa).get(reverse("coaching:hours")).content.decode()
