"""Three levels of who reads a note, and the day on which it goes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support import retention
from barkraft.support.actions import erase_note, write_note
from barkraft.support.models import AdviceNote
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Cohort, Venture
from tests.conftest import NOON, coaching, person

TODAY = date(2026, 11, 24)


@pytest.fixture
def nils(cohort: Cohort) -> User:
    """Åsa's colleague: coach of the same cohort."""
    return coaching(person("Nils", email="nils@example.se", is_staff=True), cohort)


def _write(venture: Venture, author: User, visibility: str, **changed: Any) -> AdviceNote:
    told: dict[str, Any] = {"on": TODAY, "did": "Vi räknade på lådorna.", "until": date(2028, 11, 23)}
    return write_note(venture=venture, author=author, visibility=visibility, **told | changed)


READERS = {"group": {"hodan", "asa", "nils"}, "team": {"asa", "nils"}, "author": {"asa"}}


@pytest.mark.parametrize("visibility", READERS)
def test_who_reads_it(
    stopped_clock: Any, request: pytest.FixtureRequest, hemse: Venture, asa: User, visibility: str
) -> None:
    cast = {name: request.getfixturevalue(name) for name in ("hodan", "asa", "nils", "mira", "stina", "bo", "karin")}
    _write(hemse, asa, visibility)
    readers = {name for name, user in cast.items() if AdviceNote.objects.visible_to(user).exists()}
    assert readers == READERS[visibility]
    assert not AdviceNote.objects.visible_to(AnonymousUser()).exists()


def test_its_author_alone_erases_it(stopped_clock: Any, hemse: Venture, asa: User, nils: User) -> None:
    note = _write(hemse, asa, "team")
    with pytest.raises(Refused):
        erase_note(note=note, by=nils)
    erase_note(note=note, by=asa)
    assert not AdviceNote.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"until": date(2028, 11, 25)},
        {"until": date(2026, 11, 23)},
        {"on": date(2026, 11, 25)},
        {"did": " "},
        {"decided": "Ring 811228-9874"},
        {"visibility": "alla"},
    ],
)
def test_what_cannot_be_kept_is_refused(stopped_clock: Any, hemse: Venture, asa: User, changed: dict[str, Any]) -> None:
    told = {"visibility": "group", **changed}
    with pytest.raises(Refused):
        _write(hemse, asa, **told)


def test_only_its_coach_writes(stopped_clock: Any, hemse: Venture, hodan: User, bo: User) -> None:
    for other in (hodan, bo):
        with pytest.raises(Refused):
            _write(hemse, other, "group")


def test_it_goes_when_its_day_has_been(stopped_clock: Any, hemse: Venture, asa: User) -> None:
    _write(hemse, asa, "group", until=TODAY)
    retention.erase_what_is_due()
    assert AdviceNote.objects.exists()
    with clock.stopped_at(NOON + timedelta(days=1)):
        retention.erase_what_is_due()
    assert not AdviceNote.objects.exists()
