"""What the coach has promised to call about, when somebody leaves or is away, and when a group rests."""

from datetime import date, timedelta

from django.db import transaction

from barkraft.coaching.models import Call
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.actions import set_away
from barkraft.venture.models import Venture

SOON = timedelta(days=14)


@transaction.atomic
def promise_call(
    *, kind: str, venture: Venture, user: User | None = None, due_on: date | None = None, words: str = ""
) -> Call:
    """Put a call on the list. One that waits there already for the same is not made twice; its day is the new one."""
    waiting = {"kind": kind, "venture": venture, "user": user, "words": words, "done_at": None}
    call = Call.objects.filter(**waiting).first()
    due = due_on or clock.today() + SOON
    if call is None:
        call = Call.objects.create(**waiting, cohort_id=venture.cohort_id, due_on=due)
        call.created_at = clock.now()  # by the house's time: a binder goes a month after its coach was told
    call.cohort_id, call.due_on = venture.cohort_id, due
    call.save(update_fields=["cohort", "due_on", "created_at"])
    return call


def forget_call(*, kind: str, venture: Venture, user: User | None = None) -> None:
    """Take calls that nobody has made off the list: what they were about is over."""
    Call.objects.filter(kind=kind, venture=venture, user=user, done_at=None).delete()


@transaction.atomic
def note_away(*, venture: Venture, user: User, away: bool) -> None:
    """Somebody is away for long: no reminder goes, and the coach calls within two weeks. Or she is there again."""
    set_away(venture=venture, user=user, away=away)
    if away:
        promise_call(kind=Call.Kind.AWAY, venture=venture, user=user)
    else:
        forget_call(kind=Call.Kind.AWAY, venture=venture, user=user)
