"""An administrator, and what a group asks for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from barkraft.people.actions import give_staff_role
from barkraft.people.models import StaffRole, User
from barkraft.shared import clock
from barkraft.support.actions import ask_for_help, propose_booking, set_invoicer
from barkraft.support.models import Booking, Invoicer, Request
from barkraft.venture.models import Venture
from tests.conftest import person


@pytest.fixture
def admin(db: None) -> User:
    """Ulla administers the incubator, and coaches nobody."""
    user = person("Ulla", email="ulla@example.se", is_staff=True)
    give_staff_role(user=user, role=StaffRole.Role.ADMINISTRATOR, by=None)
    return user


@pytest.fixture
def asked(stopped_clock: Any, hemse: Venture, hodan: User) -> Request:
    return ask_for_help(venture=hemse, function_id="advice_start", text="Vi vill veta hur vi börjar.", by=hodan)


@pytest.fixture
def booked(asked: Request, hemse: Venture, asa: User) -> Booking:
    return propose_booking(
        venture=hemse,
        function_id="advice_start",
        by=asa,
        starts_at=clock.now() + timedelta(days=2),
        place="Hemse bibliotek",
        interpreter=True,
        request=asked,
    )


@pytest.fixture
def somebody_invoices(stopped_clock: Any, admin: User) -> Callable[[str], Invoicer]:
    def written(name: str) -> Invoicer:
        return set_invoicer(name=name, paper="Pärm 3" if name else "", since=clock.today(), by=admin)

    return written
