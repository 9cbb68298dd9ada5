"""The coach's answers beside a lesson, and that the kept query asks what time it is each time."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from barkraft.learn import reader_state
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import actions
from barkraft.venture.models import Opening, Venture
from tests.conftest import NOON


@pytest.mark.usefixtures("stopped_clock")
def test_an_answer_is_told_beside_its_lesson(
    client_of: Callable[[User], Client], hodan: User, samir: User, hemse: Venture, asa: User
) -> None:
    unit, other = uuid4(), uuid4()
    question = actions.ask_coach(venture=hemse, by=hodan, text="Får vi?", path="/m/x/v1/u1/", unit_uid=unit)
    assert reader_state.personal(hodan, unit, None)["answers"] == 0
    actions.answer_question(question=question, answer="Ja, på lördag.", by=asa)
    assert reader_state.personal(hodan, unit, None)["answers"] == 1
    assert reader_state.personal(hodan, other, None)["answers"] == 0
    assert reader_state.personal(samir, unit, None)["answers"] == 0
    address = reverse("venture:answers_beside", args=[unit])
    assert "Ja, på lördag." in client_of(hodan).get(address).content.decode()
    assert "Ja, på lördag." not in client_of(samir).get(address).content.decode()


def test_a_case_that_was_opened_for_a_day_is_closed_the_next(bo: User, hemse: Venture) -> None:
    with clock.stopped_at(NOON):
        reader_state.personal(bo, uuid4(), None)  # the query is made and kept
        Opening.objects.create(
            venture=hemse, user=bo, reason="Åsa är sjuk", at=clock.now(), until=clock.now() + timedelta(days=1)
        )
        assert (reader_state.personal(bo, uuid4(), hemse.uid)["venture"] or {}).get("uid") == hemse.uid
    with clock.stopped_at(NOON + timedelta(days=2)):
        assert reader_state.personal(bo, uuid4(), hemse.uid)["venture"] is None
