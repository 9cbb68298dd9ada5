"""What is said of a meeting: who was there, what was decided at it, and what one who was away wants to add."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts, meeting_facts
from barkraft.venture.actions.deciding import MOST_DECISIONS, record_decision, refuse_line
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Access, Afterword, Decision, Meeting, Presence, Venture

QUARTER = 15
ALIKE = ("minutes", "place", "travel", "language", "interpreter")  # as the last meeting was


@transaction.atomic
def meeting_of_now(*, venture: Venture, ago: int = 0) -> Meeting:
    """The group's meeting that goes on, or has been today; where none is planned, one like the last.

    `ago`: how many minutes ago a meeting that nobody planned began.
    """
    answers.hold(venture)  # two who press at once get the same meeting
    # Who says that it has been does not mean the one that is to come.
    if going_on := meeting_facts.going_on(venture, to_come=not ago):
        return going_on
    now = clock.now()
    last = venture.meetings.filter(starts_at__lt=now).last()
    kept = {name: getattr(last, name) for name in ALIKE} if last else {}
    return Meeting.objects.create(venture=venture, starts_at=_on_the_quarter(now - timedelta(minutes=ago)), **kept)


def _on_the_quarter(at: datetime) -> datetime:
    return at.replace(minute=at.minute // QUARTER * QUARTER, second=0, microsecond=0)


@transaction.atomic
def say_who_is_here(*, meeting: Meeting, present: Iterable[User], by: User) -> None:
    """These, and of those in the group now no others, are or were at the meeting. Who has left it since is let be."""
    venture = _held(meeting, by)
    here = {person.pk for person in present}
    members = set(Access.objects.filter(venture=venture, ended_on=None).values_list("user", flat=True))
    if here - members:
        raise Refused(_("Någon av dem är inte med i gruppen längre. Titta en gång till."))
    Presence.objects.filter(meeting=meeting, user__in=members - here).delete()
    for person in sorted(here):
        Presence.objects.get_or_create(meeting=meeting, user_id=person)


@transaction.atomic
def say_what_was_decided(*, meeting: Meeting, lines: Iterable[str], by: User) -> None:
    """The log's decisions are these lines. What the group itself wrote that day stays, and is the meeting's too."""
    venture = _held(meeting, by)
    wanted = [clean for line in lines if (clean := " ".join(line.split()))]
    own, logged = meeting_facts.decided_at(meeting)
    if len(wanted) > max(MOST_DECISIONS, len(logged)):
        raise Refused(_("Skriv högst tre beslut i taget."))
    for line in wanted:
        refuse_line(line)
    day = timezone.localtime(meeting.starts_at).date()
    Decision.objects.filter(pk__in=[one.pk for one in [*own, *logged]]).update(meeting=meeting)
    known = {one.text for one in own} | {one.text for one in logged}
    gone = [one for one in logged if one.text not in wanted]
    for line in [line for line in dict.fromkeys(wanted) if line not in known]:
        if gone:  # other words for a line that stood there: the same decision
            Decision.objects.filter(pk=gone.pop(0).pk).update(text=line)
        else:
            record_decision(venture=venture, lines=[line], by=by, decided_on=day, meeting=meeting)
    Decision.objects.filter(pk__in=[one.pk for one in gone]).delete()
    Decision.objects.filter(pk__in=[one.pk for one in logged]).update(decided_on=day)


@transaction.atomic
def add_afterword(*, meeting: Meeting, text: str, by: User) -> Afterword:
    """What one of the group who was not there wants to say of what was decided. One line; all in the group see it."""
    venture = answers.hold(_venture(meeting))  # who leaves meanwhile is gone before this, or after
    if not facts.roles(by, venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
    if Presence.objects.filter(meeting=meeting, user=by).exists():
        raise Refused(_("Du var med på mötet. Prata med gruppen nästa gång ni ses."))
    line = " ".join(text.split())
    if not line:
        raise Refused(_("Skriv det du vill säga, med en kort mening."))
    refuse_line(line)
    return Afterword.objects.create(meeting=meeting, text=line, by=by, at=clock.now())


def _held(meeting: Meeting, by: User) -> Venture:
    """The meeting's group, held until the transaction ends, where this person writes."""
    venture = answers.hold(_venture(meeting))
    if not facts.may_write(by, venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
    return venture


def _venture(meeting: Meeting) -> Venture:
    if meeting.venture is None:
        raise Refused(_("Det här mötet har ingen grupp än."))
    return meeting.venture
