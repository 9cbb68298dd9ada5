"""The enterprise: cohort, group, who may do what, meetings and decisions, the binder's answers, gates."""

from barkraft.venture.models.binder import PHOTOS, Answer, Delivery, FileToErase, Photo, Row, photo_path
from barkraft.venture.models.groups import (
    Access,
    Cohort,
    CohortQuerySet,
    CohortStaff,
    Invitation,
    Opening,
    Phase,
    Role,
    Venture,
    VentureQuerySet,
)
from barkraft.venture.models.meetings import (
    Afterword,
    Decision,
    Disagreement,
    Gate,
    Meeting,
    Presence,
    Question,
    Reminder,
)

__all__ = [
    "PHOTOS",
    "Access",
    "Afterword",
    "Answer",
    "Cohort",
    "CohortQuerySet",
    "CohortStaff",
    "Decision",
    "Delivery",
    "Disagreement",
    "FileToErase",
    "Gate",
    "Invitation",
    "Meeting",
    "Opening",
    "Phase",
    "Photo",
    "Presence",
    "Question",
    "Reminder",
    "Role",
    "Row",
    "Venture",
    "VentureQuerySet",
    "photo_path",
]
