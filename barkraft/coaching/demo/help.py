"""What the demo's groups have asked for help with: one has a time with an interpreter, one has got its help."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from barkraft.coaching.demo import days
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support.actions import ask_for_help, hold_booking, move_request, propose_booking, write_note
from barkraft.support.models import Request
from barkraft.venture.models import Phase, Venture


def ask(venture: Venture, coach: User) -> None:
    """Once a group, by one who is in it."""
    by = User.objects.filter(access__venture=venture, access__ended_on=None).order_by("pk").first()
    if by is None or venture.requests.exists():
        return
    if venture.phase in {Phase.MOTA, Phase.GRO}:
        _interpreter(venture, by, coach)
    else:
        _lease(venture, by, coach)


def _interpreter(venture: Venture, by: User, coach: User) -> None:
    with clock.stopped_at(days.ago(3)):
        asked = ask_for_help(
            venture=venture, function_id="language", text="Vi vill ha en tolk när vi pratar om pengarna.", by=by
        )
    with clock.stopped_at(days.ago(2)):
        words = "Ja. Jag bokar en tolk. Säg till om ni blir fler."
        move_request(request=asked, state=Request.State.OFFERED, by=coach, words=words)
    day = clock.today() + timedelta(days=3)
    propose_booking(
        venture=venture,
        function_id="language",
        by=coach,
        starts_at=timezone.make_aware(datetime.combine(day, time(13, 0))),
        place="Biblioteket i Hemse",
        language="ar",
        interpreter=True,
        interpreter_booked=True,
        request=asked,
    )


def _lease(venture: Venture, by: User, coach: User) -> None:
    with clock.stopped_at(days.ago(12)):
        asked = ask_for_help(
            venture=venture, function_id="advice_legal", text="Kan någon läsa hyresavtalet med oss?", by=by
        )
        held_at = clock.now() + timedelta(days=2)
        booking = propose_booking(
            venture=venture,
            function_id="advice_legal",
            by=coach,
            starts_at=held_at,
            place="Hos er",
            agreed=True,
            request=asked,
        )
    with clock.stopped_at(held_at + timedelta(hours=2)):
        hold_booking(booking=booking, minutes=75, by=coach)
        write_note(
            venture=venture,
            author=coach,
            on=clock.today(),
            did="Vi läste hyresavtalet tillsammans.",
            decided="Ni frågar om ni kan säga upp med tre månader.",
            next_step="Ni ringer hyresvärden.",
            visibility="group",
            until=clock.today() + timedelta(days=700),
        )
