"""Hours: once a meeting and member of staff, changed when said again, paid by the right project."""

from datetime import date
from typing import Any

import pytest

from barkraft.people.models import User
from barkraft.support.actions import record_time
from barkraft.support.models import Project, TimeEntry
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Cohort, Meeting, Venture
from tests.conftest import NOON

TODAY = date(2026, 11, 24)


@pytest.fixture
def meeting(hemse: Venture) -> Meeting:
    return Meeting.objects.create(venture=hemse, starts_at=NOON)


def _said(asa: User, hemse: Venture, **changed: Any) -> TimeEntry:
    said: dict[str, Any] = {"function_id": "advice_start", "minutes": 90, "on": TODAY}
    return record_time(staff=asa, venture=hemse, **said | changed)


def test_a_meeting_counts_once_for_each_of_the_staff(
    stopped_clock: Any, asa: User, bo: User, hemse: Venture, meeting: Meeting
) -> None:
    first = _said(asa, hemse, meeting=meeting)
    again = _said(asa, hemse, meeting=meeting, minutes=120)
    assert first.pk == again.pk
    assert TimeEntry.objects.get().minutes == 120
    _said(bo, hemse, meeting=meeting)
    assert TimeEntry.objects.count() == 2


def test_what_she_writes_herself_is_added(stopped_clock: Any, asa: User, hemse: Venture) -> None:
    _said(asa, hemse)
    _said(asa, hemse)
    assert TimeEntry.objects.count() == 2


@pytest.mark.parametrize(
    "changed", [{"function_id": "okand"}, {"minutes": 0}, {"minutes": 1441}, {"on": date(2026, 11, 25)}]
)
def test_what_cannot_be_is_refused_with_what_to_do(
    stopped_clock: Any, asa: User, hemse: Venture, changed: dict[str, Any]
) -> None:
    with pytest.raises(Refused):
        _said(asa, hemse, **changed)
    assert not TimeEntry.objects.exists()


def test_the_cohort_s_own_project_pays_before_the_one_for_all(
    stopped_clock: Any, asa: User, hemse: Venture, cohort: Cohort, other_venture: Venture
) -> None:
    common = Project.objects.create(name="Alla", starts_on=date(2026, 1, 1))
    own = Project.objects.create(name="Gotland", cohort=cohort, starts_on=date(2026, 10, 1), ends_on=TODAY)
    assert _said(asa, hemse).project == own
    assert _said(asa, hemse, on=date(2026, 9, 30)).project == common
    assert _said(asa, other_venture).project == common
    assert _said(asa, hemse, on=date(2025, 12, 31)).project is None
