"""The demo has something to see of help, and nothing of it waits for the coach."""

from typing import Any

from barkraft.coaching.demo import help
from barkraft.people.models import User
from barkraft.support import facts
from barkraft.support.models import Booking, Request
from barkraft.venture.models import Venture


def test_one_has_a_time_and_one_has_got_its_help(
    stopped_clock: Any, hemse: Venture, sanda: Venture, hodan: User, mira: User, asa: User
) -> None:
    for venture in (hemse, sanda, hemse):
        help.ask(venture, asa)
    assert [one.state for one in Request.objects.order_by("id")] == ["booked", "delivered"]
    assert Booking.objects.count() == 2
    assert [one.rank for one in facts.desk(asa)] == [3, 3]
