"""This installation's dossier: content/dossier.yaml with the place's own words, and when each chapter comes."""

from functools import cache

from django.conf import settings

from barkraft.shared.place_words import fill_all
from barkraft.venture.dossier import Dossier, Field, Section, load
from barkraft.venture.models import Phase

# The phase in which a group first writes in the chapter: the earliest module that fills one of its fields.
FROM_PHASE = {
    "enterprise": Phase.MOTA,
    "purpose": Phase.MOTA,
    "group": Phase.GRO,
    "personal": Phase.MOTA,
    "offer": Phase.GRO,
    "economy": Phase.PROVA,
    "legal": Phase.BILDA,
    "governance": Phase.BILDA,
    "people": Phase.BILDA,
    "supervision": Phase.DRIVA,
    "workenv": Phase.DRIVA,
    "books": Phase.DRIVA,
    "market": Phase.DRIVA,
    "environment": Phase.PROVA,
    "participation": Phase.DRIVA,
    "impact": Phase.BARA,
    "resilience": Phase.BARA,
}


@cache
def dossier() -> Dossier:
    """Every chapter and field, read once a process. Raises DossierError when the file does not hold."""
    return fill_all(load(settings.CONTENT_DIR / "dossier.yaml"))


def field(id: str) -> Field:
    """The field with this id. Raises KeyError with a sentence."""
    return dossier().field(id)


def section(id: str) -> Section:
    """The chapter with this id. Raises KeyError with a sentence."""
    return dossier().section(id)


def is_now(section: Section, phase: str) -> bool:
    """Whether a group in `phase` writes in the chapter, or already did."""
    order = list(Phase)
    return order.index(FROM_PHASE[section.id]) <= order.index(Phase(phase))
