"""When a person is erased or a group's binder goes, a search of database, files and logs finds only what the page says.

Every model is in it by itself, also one that is added tomorrow: its words must go, or be said to stay, here and on the
page (people/erase.html, venture/partings.py).
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings

from barkraft.people.actions import erase_account, issue_card
from barkraft.people.models import User
from barkraft.venture.actions import end_venture, record_gate
from barkraft.venture.models import Access, Cohort, Venture
from tests.conftest import coaching, join, person
from tests.house.everything import Everything, reaches, whole_database

NAME = "Zqhodanilla"
ADDRESS = "zqhodanilla@example.se"
PHONE = "+46700999888"

# What stays when a person erases her account. Each model with the sentence that says so on the page.
A_GROUP_S = "Gruppens ord i pärmen. Ditt namn står inte där längre."
KEPT_OF_A_PERSON: dict[str, str] = {
    **dict.fromkeys(
        (
            "venture.Venture",
            "venture.Cohort",
            "venture.Row",
            "venture.Answer",
            "venture.Photo",
            "venture.Decision",
            "venture.Gate",
            "venture.Meeting",
            "venture.Afterword",
            "venture.Disagreement",
            "venture.Question",
            "learn.Enrolment",
            "support.AdviceNote",
            "support.Request",
            "support.RequestStep",
            "support.Booking",
            "support.Project",
            "support.Quota",
            "support.TimeEntry",
        ),
        A_GROUP_S,
    ),
    **dict.fromkeys(
        (
            "learn.Publication",
            "learn.PublicationLayer",
            "translate.Segment",
            "support.Invoicer",
            "support.Offering",
            "coaching.Slip",
        ),
        "the incubator's own words, about nobody",
    ),
    "venture.Opening": "Att någon i personalen öppnade en grupp, och varför. Ditt namn står inte där längre.",
    "coaching.Curious": "somebody else, who has no account",
    "coaching.Call": "a call about the group",
    "venture.Invitation": "somebody else, who is asked to come",
}
# What stays of a group whose binder is gone, as the page says. What hangs on persons alone is theirs, and stays too.
KEPT_OF_A_GROUP: dict[str, str] = {
    "venture.Venture": "Gruppens namn, fas och dagar.",
    "venture.Cohort": "the cohort, with its other groups",
    "support.TimeEntry": "för projektets timmar",
    "support.Project": "whose hours they are",
    "venture.Meeting.language": "Vilka dagar ni hade möte, hur länge, på vilket språk och med vilka moduler.",
    "venture.Meeting.modules": "Vilka dagar ni hade möte, hur länge, på vilket språk och med vilka moduler.",
    "coaching.Curious": "somebody who has no group",
    "learn.Enrolment:2": "a person's own, where she has no group",
}


@pytest.fixture
def hers(hemse: Venture, cohort: Cohort, asa: User) -> User:
    """Somebody who is everything that one can be in the house, with a name that is nobody else's."""
    user = join(person(NAME, email=ADDRESS), hemse)
    User.objects.filter(pk=user.pk).update(phone=PHONE, reading="text-large")
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    coaching(user, cohort)
    user.refresh_from_db()
    return user


@pytest.fixture
def everything(hers: User, hemse: Venture, cohort: Cohort, client_of: Callable[[User], Any], asa: User) -> Everything:
    """A row of every kind, made by her in her group."""
    made = Everything(hers, hemse, cohort, Access.objects.get(user=hers), hers.coaching.get())
    made.fill()
    client_of(hers).get("/sv/mitt-konto/")
    return made


def found(words: dict[str, str]) -> set[str]:
    """The columns whose words are still somewhere: in a table, or in a file of the house."""
    said = whole_database() + _files()
    return {name for name, word in words.items() if word in said}


def unsaid(columns: set[str], kept: dict[str, str]) -> set[str]:
    """Those of which no page says that they stay, as a column or as a whole model."""
    return {name for name in columns if name not in kept and name.rpartition(".")[0] not in kept}


def _files() -> str:
    kept = Path(settings.MEDIA_ROOT)
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in kept.rglob("*") if path.is_file())


def test_the_search_finds_what_is_there(everything: Everything) -> None:
    said_no_more = {"coaching.BoardRow.said"}  # emptied when anything is written
    assert found(everything.words) == everything.words.keys() - said_no_more
    assert {"venture.Answer.value", "people.AccountEvent.note", "venture.Photo.file"} <= everything.words.keys()
    said = whole_database()
    assert NAME in said
    assert PHONE in said


def test_nothing_is_left_of_a_person(
    everything: Everything,
    hers: User,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    with caplog.at_level(logging.DEBUG), django_capture_on_commit_callbacks(execute=True):
        erase_account(user=hers)
    said = whole_database() + _files() + _without_questions(caplog)
    for own in (NAME, NAME.lower(), PHONE):
        assert own not in said
    assert unsaid(found(everything.words), KEPT_OF_A_PERSON) == set()


def test_nothing_is_left_of_a_group(
    everything: Everything,
    hers: User,
    hemse: Venture,
    asa: User,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    issue_card(user=join(person("Zqannan"), hemse), by=asa)
    record_gate(venture=hemse, result="stopp", words="zqvagvalets ord", by=asa)
    with caplog.at_level(logging.DEBUG), django_capture_on_commit_callbacks(execute=True):
        end_venture(venture=hemse, by=asa, group_asks=True)
    hangs_on_it = {name for name in found(everything.words) if reaches(_model(name.rpartition(".")[0]), Venture)}
    assert unsaid(hangs_on_it, KEPT_OF_A_GROUP) == set()
    said = whole_database() + _without_questions(caplog)
    assert "zqvagvalets" not in said
    assert NAME in said, "her account is hers"


def _model(name: str) -> Any:
    from django.apps import apps

    return apps.get_model(name.partition(":")[0])


def _without_questions(caplog: pytest.LogCaptureFixture) -> str:
    """The log, but for the questions to the database, which only development writes down."""
    return "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith("django.db"))


def test_what_is_said_to_stay_is_a_model_of_ours() -> None:
    for name in {*KEPT_OF_A_PERSON, *KEPT_OF_A_GROUP}:
        model, _dot, column = name.rpartition(".") if name.count(".") == 2 else (name, "", "uid")
        assert column in {field.name for field in _model(model)._meta.get_fields()}
