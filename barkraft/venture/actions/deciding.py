"""What a group does as a group: it decides, and it chooses its way."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts, signals
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Decision, Gate, Meeting, Phase, Venture

MOST_DECISIONS = 3  # lines at a time: what was decided fits on one screen
LONGEST = 300  # signs of one line


@transaction.atomic
def record_decision(
    *, venture: Venture, lines: Iterable[str], by: User, decided_on: date | None = None, meeting: Meeting | None = None
) -> list[Decision]:
    """Keep what the group decided, one to three lines in its own words."""
    answers.hold(venture)  # before access is looked up: who leaves meanwhile is gone before this, or after
    if not facts.may_write(by, venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
    words = [clean for line in lines if (clean := " ".join(line.split()))]
    if not words:
        raise Refused(_("Skriv det ni bestämde, med en kort mening."))
    if len(words) > MOST_DECISIONS:
        raise Refused(_("Skriv högst tre beslut i taget."))
    for line in words:
        refuse_line(line)
    on = decided_on or clock.today()
    made = [
        Decision.objects.create(venture=venture, meeting=meeting, text=line, decided_on=on, by=by) for line in words
    ]
    _stamp(Decision, made)
    return made


@transaction.atomic
def change_decision(*, decision: Decision, text: str, by: User) -> None:
    """Other words for a line, by the one who wrote it, on the day that she did."""
    answers.hold(decision.venture)
    kept = Decision.objects.get(pk=decision.pk)
    if not facts.may_write(by, decision.venture) or not facts.may_change(by, kept):
        raise Refused(_("Raden går inte att ändra längre. Skriv en ny."))
    line = " ".join(text.split())
    if not line:
        raise Refused(_("Skriv det ni bestämde, med en kort mening."))
    refuse_line(line)
    kept.text = line
    kept.save(update_fields=["text"])


@transaction.atomic
def record_gate(
    *, venture: Venture, result: str, words: str, by: User, decided_on: date | None = None, phase: str = ""
) -> Gate:
    """Keep the group's choice of way in its own words. All four are recorded the same way.

    Vidare: the next phase begins (after the last one the group is done). Paus and stopp set the state.
    Ändra: the group stays where it is. A group that paused goes on by any choice that is not a pause or a stop.
    `phase`: the one that the writer saw the group in, so that a button pressed twice moves it once.
    """
    kept = answers.hold(venture)
    if not facts.may_record_gate(by, venture):
        raise Refused(_("Coachen eller ordföranden skriver in vägvalet."))
    if result not in Gate.Result.values:
        raise Refused(_("Välj ett av de fyra svaren."))
    own = words.strip()[:1000]
    if not own:
        raise Refused(_("Skriv varför ni valde så, med era egna ord."))
    answers.refuse_numbers(own)
    said = {"phase": phase or kept.phase, "result": result, "words": own, "decided_on": decided_on or clock.today()}
    if phase and (twice := Gate.objects.filter(venture=kept, by=by, **said).first()):
        return twice
    if said["phase"] != kept.phase:
        raise Refused(_("Någon har redan skrivit in ert vägval. Det står längre ner."))
    gate = Gate.objects.create(venture=kept, by=by, **said)
    _stamp(Gate, [gate])
    kept.phase, kept.state = _after(kept, result)
    kept.save(update_fields=["phase", "state"])
    venture.phase, venture.state = kept.phase, kept.state
    signals.chose_way.send(sender=Venture, venture=kept, gate=gate)
    return gate


def _stamp(model: type[Decision | Gate], made: Iterable[Decision | Gate]) -> None:
    """Let them be written down at the house's time: what happened "since last" is told by it."""
    model.objects.filter(pk__in=[one.pk for one in made]).update(created_at=clock.now())


def _after(venture: Venture, result: str) -> tuple[str, str]:
    """Phase and state after a choice."""
    if result == Gate.Result.PAUSE:
        return venture.phase, Venture.State.PAUSED
    if result == Gate.Result.STOP:
        return venture.phase, Venture.State.STOPPED
    if result == Gate.Result.CHANGE:
        return venture.phase, Venture.State.ACTIVE
    if not facts.can_go_on(venture):
        return venture.phase, Venture.State.DONE
    order = list(Phase)
    return order[order.index(Phase(venture.phase)) + 1], Venture.State.ACTIVE


def refuse_line(line: str) -> None:
    """Raises Refused for a line that cannot be kept: of what a group decided, or of what somebody adds to it."""
    answers.refuse_numbers(line)
    if len(line) > LONGEST:
        raise Refused(_("Det är för långt. Skriv en kortare mening."))
