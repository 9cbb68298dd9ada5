"""What the incubator helps with: what it offers, what groups ask for, the time it takes, what was said."""

from barkraft.support.models.advice import AdviceNote, AdviceNoteQuerySet
from barkraft.support.models.hours import Project, Quota, TimeEntry
from barkraft.support.models.offers import Invoicer, Offering
from barkraft.support.models.requests import Booking, Request, RequestQuerySet, RequestStep

__all__ = [
    "AdviceNote",
    "AdviceNoteQuerySet",
    "Booking",
    "Invoicer",
    "Offering",
    "Project",
    "Quota",
    "Request",
    "RequestQuerySet",
    "RequestStep",
    "TimeEntry",
]
