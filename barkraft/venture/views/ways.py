"""What a choice of way leads to, said before it is kept."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from barkraft.venture import facts
from barkraft.venture.models import Gate, Phase, Venture

MOST_MISSING = 5  # named before a choice; the binder has them all


@dataclass(frozen=True)
class Ahead:
    """What stands empty in this phase's chapters, how many more there are, and what the choice leads to."""

    missing: list[str]
    more: int
    then: list[str]


def ahead(venture: Venture, result: str) -> Ahead:
    """For a group that is about to choose."""
    now = [chapter for chapter in facts.binder_chapters(venture) if chapter.is_now]
    missing = [definition.label for chapter in now for definition in chapter.missing]
    return Ahead(missing[:MOST_MISSING], max(0, len(missing) - MOST_MISSING), _then(venture, result))


def _then(venture: Venture, result: str) -> list[str]:
    kept = _("Allt ni har skrivit finns kvar.")
    phase = str(Phase(venture.phase).label)
    if result == Gate.Result.STOP:
        return [
            _("Gruppen slutar här. Min dag visar inte fler steg."),
            _("Coachen ser det, och pratar med er om vad som händer sedan."),
            kept,
            _("Ångrar ni er? Skriv in ett nytt vägval."),
        ]
    if result == Gate.Result.PAUSE:
        return [
            _("Gruppen vilar. Min dag visar inget nytt steg."),
            kept,
            _("Vill ni börja igen? Skriv in ett nytt vägval."),
        ]
    if result == Gate.Result.CHANGE:
        return [_("Ni är kvar i fasen {phase}.").format(phase=phase), kept]
    if not facts.can_go_on(venture):
        return [_("Ni har gått hela vägen."), kept]
    order = list(Phase)
    coming = str(order[order.index(Phase(venture.phase)) + 1].label)
    words = _("Ni går från fasen {phase} till fasen {coming}.").format(phase=phase, coming=coming)
    return [words, _("Det som saknas kan ni skriva senare."), kept]
