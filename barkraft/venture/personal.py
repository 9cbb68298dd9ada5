"""This room's part of what is held about a person: her roles, an export of what she wrote, and her erasure."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.people.registry import CannotErase, HeldRole
from barkraft.venture.actions import leave_venture, own_rows
from barkraft.venture.binder import answers, chapters
from barkraft.venture.models import (
    Access,
    Afterword,
    Answer,
    Cohort,
    CohortStaff,
    Decision,
    Disagreement,
    Gate,
    Invitation,
    Meeting,
    Opening,
    Photo,
    Presence,
    Question,
    Reminder,
    Role,
    Row,
    Venture,
)


def roles(user: User) -> list[HeldRole]:
    """What the person is in groups and cohorts now."""
    access = Access.objects.filter(user=user, ended_on=None).select_related("venture").order_by("started_on", "id")
    staff = CohortStaff.objects.now(user).select_related("cohort").order_by("created_at", "id")
    held = [HeldRole(str(Role(one.role).label), one.venture.name, one.started_on) for one in access]
    return held + [HeldRole(one.get_role_display(), one.cohort.name) for one in staff]


def export(user: User) -> dict[str, Any]:
    """Roles with their dates, invitations, and every word that the person typed for her groups."""
    access = Access.objects.filter(user=user).order_by("id")
    staff = CohortStaff.objects.filter(user=user).order_by("id")
    answers = Answer.objects.filter(by=user).select_related("venture")
    return {
        "roller": list(access.values("venture__name", "role", "started_on", "ended_on")),
        "coach för": list(staff.values("cohort__name", "role", "until", "ended_on")),
        "inbjudningar": list(_invitations(user).values("email", "first_name", "expires_at", "used_at")),
        "skrivet i pärmen": [_written(answer) for answer in answers],
        "beslut": list(Decision.objects.filter(by=user).values("venture__name", "text", "decided_on")),
        "vägval": list(Gate.objects.filter(by=user).values("venture__name", "result", "words", "decided_on")),
        "foton": list(Photo.objects.filter(by=user).values("venture__name", "alt", "created_at")),
        "var med": list(Presence.objects.filter(user=user).order_by("id").values(*_MEETING)),
        "loggade möten": list(Meeting.objects.filter(logged_by=user).order_by("id").values(*_LOG)),
        "sagt efter ett möte": list(Afterword.objects.filter(by=user).values(*_MEETING, "text", "at")),
        "inte överens": list(Disagreement.objects.filter(by=user).values("venture__name", "about", "words", "at")),
        "frågor till coachen": list(Question.objects.filter(user=user).values(*_QUESTION)),
        "svar till grupper": list(Question.objects.filter(answered_by=user).values("title", "answer", "answered_at")),
        "påminnelser": list(Reminder.objects.filter(user=user).values(*_MEETING, "way", "done_at")),
        "öppnade grupper": list(Opening.objects.filter(user=user).values("venture__name", "reason", "at", "until")),
    }


_MEETING = ("meeting__venture__name", "meeting__starts_at")
_LOG = ("venture__name", "starts_at", "next_words", "worked", "not_worked", "asked", "logged_at")
_QUESTION = ("venture__name", "title", "text", "asked_at", "answer", "answered_at")


def _written(answer: Answer) -> dict[str, Any]:
    place = {"grupp": answer.venture.name, "fält": _label(answer.field), "kolumn": answer.column}
    return {**place, "ord": answer.value, "när": answer.at, "gäller nu": answer.is_head}


def _label(field: str) -> str:
    try:
        return chapters.field(field).label
    except KeyError:
        return field  # a field that the binder no longer has; the words are still hers


@transaction.atomic
def erase(user: User) -> None:
    """Her own rows in tables about people go, and her name everywhere; the group's words stay.

    Raises CannotErase where groups would lose their only coach.
    """
    _leave_no_group_without_coach(user)
    for venture in Venture.objects.filter(access__user=user).distinct().order_by("id"):
        answers.hold(venture)
        rows = [row for row in own_rows(venture=venture, user=user) if _is_about_people(row)]
        leave_venture(venture=venture, user=user, remove_rows=rows)
    _invitations(user).delete()


def _is_about_people(row: Row) -> bool:
    try:
        return chapters.field(row.field).sensitivity == "personal"
    except KeyError:
        return True


def _leave_no_group_without_coach(user: User) -> None:
    going_on = Cohort.objects.filter(ventures__state__in=[Venture.State.ACTIVE, Venture.State.PAUSED])
    for cohort in going_on.filter(pk__in=CohortStaff.objects.now(user).values("cohort")).distinct():
        if not cohort.staff.now().filter(until=None).exclude(user=user).exists():
            raise CannotErase(_("Du är ensam coach för {name}. Bjud in en kollega först.").format(name=cohort.name))


def _invitations(user: User) -> Any:
    wanted = Invitation.objects.filter(email=user.email) if user.email else Invitation.objects.none()
    return wanted.order_by("id")
