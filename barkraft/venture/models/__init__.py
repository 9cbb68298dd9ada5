"""The enterprise: cohort, group, who may do what, meetings and decisions, the binder's answers, gates."""

from barkraft.venture.models.binder import PHOTOS, Answer, Delivery, FileToErase, Photo, Row, photo_path
from barkraft.venture.models.groups import (
    Access,
    Cohort,
    CohortQuerySet,
    CohortStaff,
    Invitation,
    Phase,
    Role,
    Venture,
    VentureQuerySet,
)
from barkraft.venture.models.meetings import Decision, Gate, Meeting

__all__ = [
    "PHOTOS",
    "Access",
    "Answer",
    "Cohort",
    "CohortQuerySet",
    "CohortStaff",
    "Decision",
    "Delivery",
    "FileToErase",
    "Gate",
    "Invitation",
    "Meeting",
    "Phase",
    "Photo",
    "Role",
    "Row",
    "Venture",
    "VentureQuerySet",
    "photo_path",
]
