"""Who asks to be called, what the coach calls about, and what comes of it. Who says no leaves nothing behind."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from barkraft.coaching.facts.calls import promised
from barkraft.coaching.models import Call, Curious, Slip
from barkraft.people.models import User
from barkraft.rules import personal_numbers, telephones, working_days
from barkraft.shared import clock
from barkraft.venture.binder.answers import Refused, refuse_numbers
from barkraft.venture.models import Cohort, Meeting


@transaction.atomic
def add_curious(
    *,
    first_name: str,
    phone: str,
    language: str,
    interpreter: bool,
    wanted: str,
    slip: Slip | None = None,
    cohort: Cohort | None = None,
) -> Curious:
    """Somebody wants to know more. `phone` is "" for one whom nobody is to call.

    The same number again before we have called is the same person: her last words count, and the first day.
    """
    number = telephones.read(phone)
    if phone and not number:
        raise Refused(_("Skriv numret med alla siffror, till exempel 070-123 45 67."))
    if personal_numbers.find(first_name):
        raise Refused(_("Det ser ut som ett personnummer. Skriv bara förnamnet."))
    said: dict[str, Any] = {
        "first_name": first_name,
        "language": language,
        "interpreter": interpreter,
        "wanted": wanted,
    }
    if slip is not None:
        Slip.objects.filter(pk=slip.pk).update(came=F("came") + 1)
        said["slip"] = slip
    if cohort is not None or slip is not None:
        said["cohort"] = cohort or (slip.cohort if slip else None)
    waits = Curious.objects.select_for_update().filter(phone=number, outcome=Curious.Outcome.NONE)
    again = waits.first() if number else None
    if again is None:
        return Curious.objects.create(phone=number, asked_at=clock.now(), call_by=promised(), **said)
    for name, value in said.items():
        setattr(again, name, value)
    again.save(update_fields=[*said])
    return again


def note_no_answer(*, curious: Curious) -> None:
    """Nobody answered. The next working day she is called again."""
    again = working_days.after(clock.today(), 1)
    Curious.objects.filter(pk=curious.pk).update(tries=F("tries") + 1, call_by=again)


def let_wait(*, curious: Curious) -> None:
    """She waits ("jag väntar"). It is a good answer, and she may be called once more."""
    curious.outcome, curious.called_at = Curious.Outcome.WAITING, clock.now()
    curious.save(update_fields=["outcome", "called_at"])


def erase_curious(*, curious: Curious) -> None:
    """It is not for her. Nothing is left: no row, no name, no number."""
    curious.delete()


@transaction.atomic
def book_curious(*, curious: Curious, cohort: Cohort, meeting: Meeting | None, interpreter: bool) -> None:
    """She goes on ("jag går vidare"), and comes to a meeting of the cohort, if one is planned.

    An interpreter that she wants is wanted at the meeting. The first one's language stands; another needs another.
    """
    if meeting is not None and meeting.cohort_id != cohort.pk:
        raise ValueError("a meeting of another cohort")
    curious.outcome, curious.called_at = Curious.Outcome.GOING_ON, clock.now()
    curious.cohort, curious.meeting, curious.interpreter = cohort, meeting, interpreter
    curious.save(update_fields=["outcome", "called_at", "cohort", "meeting", "interpreter"])
    if meeting is not None and interpreter and not meeting.interpreter:
        meeting.interpreter, meeting.interpreter_booked = True, False
        if meeting.language == "sv":
            meeting.language = curious.language
        meeting.save(update_fields=["interpreter", "interpreter_booked", "language"])


def finish_call(*, call: Call, by: User) -> None:
    """The coach has called as she promised."""
    call.done_at, call.done_by = clock.now(), by
    call.save(update_fields=["done_at", "done_by"])


def put_off_call(*, call: Call) -> None:
    """Nobody answered: the next working day again."""
    call.due_on = working_days.after(clock.today(), 1)
    call.save(update_fields=["due_on"])


def create_slip(*, cohort: Cohort, place: str) -> Slip:
    """A slip to leave at a place. Two slips at the same place are one: they are counted together."""
    name = " ".join(place.split())
    refuse_numbers(name)
    return Slip.objects.get_or_create(cohort=cohort, place=name)[0]


def remove_slip(*, slip: Slip) -> None:
    """The slip leads to the same form as before, and is counted no more."""
    slip.delete()


def call_those_booked(*, meeting: Meeting) -> None:
    """The meeting has another time or place, or will not be: those who were to come stand on the list again, today."""
    booked = Curious.objects.filter(meeting=meeting, outcome=Curious.Outcome.GOING_ON)
    booked.update(called_at=None, call_by=clock.today())
