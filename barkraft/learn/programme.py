"""The programme's own words: phases, trades, where units are read and how exercises are done."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from barkraft.shared import place_words

NO_INVOICER = "none"
INVOICED = "support_company"

# Written here too, and not only in program.yaml, because the interface is translated from these lines.
PHASES = {
    "mota": (pgettext_lazy("fas", "Möta"), _("Ni träffas och ser hur det kan gå till.")),
    "gro": (pgettext_lazy("fas", "Gro"), _("Gruppen blir till.")),
    "prova": (pgettext_lazy("fas", "Pröva"), _("Ni testar och räknar.")),
    "bilda": (pgettext_lazy("fas", "Bilda"), _("Gruppen blir ett företag.")),
    "driva": (pgettext_lazy("fas", "Driva"), _("Ni jobbar första året.")),
    "bara": (pgettext_lazy("fas", "Bära"), _("Företaget klarar sig.")),
}
PHASE_ICONS = {"mota": "people", "gro": "hand", "prova": "search", "bilda": "pen", "driva": "home", "bara": "way"}
WHERE = {"grupp": _("i gruppen"), "hemma": _("hemma"), "kan_vanta": _("kan vänta")}
MODES = {"group": _("tillsammans"), "solo": _("för dig själv"), "field": _("ute på plats")}
TRADES = {
    "bageri": _("Exempel från ett bageri"),
    "verkstad": _("Exempel från en verkstad"),
    "tvätt": _("Exempel från ett tvätteri"),
    "café": _("Exempel från ett café"),
    "trädgård": _("Exempel från en trädgård"),
    "packning": _("Exempel från ett packeri"),
}


@dataclass(frozen=True)
class Phase:
    """A phase of the programme. `title` and `line` are lazy: they follow the language that is on."""

    id: str
    title: Any
    line: Any
    icon: str
    meetings: int


@lru_cache(maxsize=1)
def phases() -> tuple[Phase, ...]:
    """The six phases in order."""
    program: dict[str, Any] = yaml.safe_load((settings.CONTENT_DIR / "program.yaml").read_text(encoding="utf-8"))
    rows = sorted(program["phases"], key=lambda row: row["order"])
    return tuple(Phase(row["id"], *PHASES[row["id"]], PHASE_ICONS[row["id"]], row["meetings"]) for row in rows)


def order_of_phase(phase: str) -> int:
    """0 for the first phase. ValueError for an unknown one."""
    return [each.id for each in phases()].index(phase)


def invoicing() -> str:
    """Who may send an invoice before the group is registered: a value of program.yaml's settings.invoicing."""
    return INVOICED if place_words.invoicer() else NO_INVOICER


def variant(exercise: dict[str, Any]) -> dict[str, Any]:
    """The exercise as it is done here: where somebody may invoice, a real sale takes the place of a trial."""
    for other in exercise.get("variants", []):
        if other.get("when", {}).get("invoicing") == invoicing():
            return exercise | {key: value for key, value in other.items() if key != "when"}
    return exercise
