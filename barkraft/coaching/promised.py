"""What the coach's desk hears from the groups: somebody left, a group chose its way, two became one, a binder went."""

from typing import Any

from barkraft.coaching.actions.promises import forget_call, promise_call
from barkraft.coaching.models import BoardRow, Call
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import belongings, rests, signals
from barkraft.venture.belongings import Rows
from barkraft.venture.models import Gate, Venture

RESTS = (Gate.Result.PAUSE, Gate.Result.STOP)


def connect() -> None:
    """Listen, and say what of this room stays when a binder goes."""
    signals.left.connect(_left, dispatch_uid="coaching.left")
    signals.chose_way.connect(_chose, dispatch_uid="coaching.chose_way")
    belongings.when_joined(BoardRow, lambda rows, _target: rows.delete())
    belongings.when_ended(Call, _keep_the_promise)


def _left(sender: type[Venture], venture: Venture, user: User, to: Venture | None, **kwargs: Any) -> None:
    """Somebody phones, unless she went over to another group and is met there."""
    forget_call(kind=Call.Kind.AWAY, venture=venture, user=user)
    if to is None:
        promise_call(kind=Call.Kind.LEFT, venture=venture, user=user)


def _chose(sender: type[Venture], venture: Venture, gate: Gate, **kwargs: Any) -> None:
    """After a pause or a stop the coach calls in six months. A group that goes on again is called as always."""
    if gate.result in RESTS:
        due = rests.months_on(clock.today(), rests.CALL_AFTER_MONTHS)
        promise_call(kind=Call.Kind.SIX_MONTHS, venture=venture, due_on=due)
    else:
        forget_call(kind=Call.Kind.SIX_MONTHS, venture=venture)


def _keep_the_promise(rows: Rows) -> None:
    """The call after six months is made also where the binder is gone by then. What was to be said is not kept."""
    rows.exclude(kind=Call.Kind.SIX_MONTHS, done_at=None).delete()
    rows.update(words="")
