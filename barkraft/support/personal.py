"""This room's part of what is held about a person."""

from typing import Any

from barkraft.people.models import User
from barkraft.support.models import AdviceNote, Booking, Invoicer, Request, RequestStep, TimeEntry


def export(user: User) -> dict[str, Any]:
    """What she asked for, what she said about it, and, of staff, her times, notes and hours."""
    own = {"by": user}
    return {
        "bett om hjälp": list(Request.objects.filter(asked_by=user).values(*_REQUEST)),
        "sagt om hjälpen": list(RequestStep.objects.filter(**own).values("request__venture__name", "words", "at")),
        "har hand om": list(Request.objects.filter(assigned_to=user).values("venture__name", "function_id")),
        "tider": list(Booking.objects.filter(staff=user).values("venture__name", "function_id", "starts_at", "state")),
        "anteckningar": list(AdviceNote.objects.filter(author=user).values(*_NOTE)),
        "arbetad tid": list(TimeEntry.objects.filter(staff=user).values(*_TIME)),
        "skrivit in vem som fakturerar": list(Invoicer.objects.filter(**own).values("name", "since", "paper")),
    }


_REQUEST = ("venture__name", "function_id", "text", "opened_at", "helped")
_NOTE = ("venture__name", "on", "did", "decided", "next_step", "visibility", "until")
_TIME = ("on", "minutes", "function_id", "venture__name", "project__name")


def erase(user: User) -> None:
    """Her notes that nobody else sees go; elsewhere her name goes with the account's row (on_delete=SET_NULL)."""
    AdviceNote.objects.filter(author=user, visibility=AdviceNote.Visibility.AUTHOR).delete()
