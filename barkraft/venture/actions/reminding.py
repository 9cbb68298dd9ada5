"""Reminders: the day before a meeting, in the way that each has chosen, and when a time is changed.

Run every minute, and by day alone. Nobody is reminded twice of the same, nor of a third meeting where she neither
came nor said anything. What cannot be sent becomes a call for her coach.
"""

import logging
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.people.models import Reach, User
from barkraft.people.sessions import language_of
from barkraft.shared import clock, formats, sms
from barkraft.shared.sms import NotSent
from barkraft.venture import reminded
from barkraft.venture.models import Meeting, Reminder, Venture

MOST_TRIES = 3
FIRST_HOUR, LAST_HOUR = 8, 20  # no telephone rings at night
log = logging.getLogger(__name__)


def remind_who_is_due() -> None:
    """Remind everybody whose meeting is tomorrow, and try again what could not be sent. Safe to repeat."""
    now = clock.now()
    if not FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR:
        return
    rows = [Reminder(meeting=meeting, user=user, way=_way(user)) for meeting, user in reminded.due(now)]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)  # another process may have been quicker
    waiting = Reminder.objects.filter(done_at=None, tries__lt=MOST_TRIES).exclude(way=Reach.CALL)
    for reminder in reminded.still_wanted(waiting).order_by("id"):
        _try(reminder)


def _way(user: User) -> Reach:
    """The way that she chose, as far as it can be gone now; else somebody calls."""
    if user.reach == Reach.MAIL and user.email:
        return Reach.MAIL
    return Reach.SMS if user.reach == Reach.SMS and user.phone and sms.is_on() else Reach.CALL


def _try(reminder: Reminder) -> None:
    """Send it once. Counted before it is sent: a process that is cut short does not send for ever."""
    mine = Reminder.objects.filter(pk=reminder.pk, tries=reminder.tries, done_at=None)
    if not mine.update(tries=F("tries") + 1):
        return
    changed = Reminder.objects.filter(pk=reminder.pk)
    if _send(reminder.user, reminder.way, reminder.meeting, "soon"):
        changed.update(done_at=clock.now())
    elif reminder.tries + 1 >= MOST_TRIES:
        changed.update(way=Reach.CALL)


def _send(user: User, way: str, meeting: Meeting, what: str) -> bool:
    """Whether it went. `what`: soon, moved or cancelled. Neither names nor numbers are logged."""
    with override(language_of(user)):
        try:
            if way == Reach.MAIL:
                _letter(user, meeting, what).send()
            else:
                sms.send(to=user.phone, text=_text(meeting, what))
        except (NotSent, SMTPException, OSError) as problem:
            why = problem if isinstance(problem, NotSent) else type(problem).__name__
            log.warning("A reminder by %s did not go: %s", way, why)
            return False
    return True


def _text(meeting: Meeting, what: str) -> str:
    when = {"day": formats.day(meeting.starts_at), "time": formats.moment(meeting.starts_at)}
    if what == "cancelled":
        return sms.fitted(_("Mötet {day} klockan {time} blir inte av.").format(**when), "")
    if what == "moved":
        return sms.fitted(_("Mötet är ändrat. Ny tid: {day} klockan {time}.").format(**when), meeting.place)
    kind = meeting.get_kind_display()
    return sms.fitted(_("{kind} {day} klockan {time}.").format(kind=kind, **when), meeting.place)


def _letter(user: User, meeting: Meeting, what: str) -> EmailMessage:
    subject = {
        "soon": f"{meeting.get_kind_display()} {formats.day(meeting.starts_at)}",
        "moved": _("Mötet är ändrat"),
        "cancelled": _("Mötet blir inte av"),
    }[what]
    context = {"person": user, "meeting": meeting, "what": what}
    return EmailMessage(subject, render_to_string("venture/reminder_letter.txt", context), to=[user.email])


@transaction.atomic
def renew_reminders(*, meeting: Meeting, was_at: datetime) -> None:
    """The meeting has another time than `was_at`: who was reminded of the old one is reminded of the new one.

    Unless it is so near that the word of the change is the reminder.
    """
    if meeting.starts_at != was_at and meeting.starts_at > clock.now() + reminded.LATEST:
        Reminder.objects.filter(meeting=meeting).delete()


def tell_of_change(*, meeting: Meeting, people: list[User], what: str) -> list[User]:
    """Tell each in her own way that the meeting is moved or cancelled; those who are to be called are returned.

    The coach waits for this page: where one could not be sent, nobody else is tried in that way.
    """
    to_call, broken = [], set()
    for user in people:
        way = _way(user)
        if way != Reach.CALL and way not in broken and _send(user, way, meeting, what):
            continue
        broken.add(way)
        to_call.append(user)
    return to_call


def note_called(*, reminder: Reminder) -> None:
    """Somebody has called her about the meeting."""
    Reminder.objects.filter(pk=reminder.pk, done_at=None).update(done_at=clock.now())


def begin_reminders_anew(*, user: User, venture: Venture) -> None:
    """Somebody has talked with her: what she did not answer counts no more, and she is reminded of the next meeting."""
    Reminder.objects.filter(user=user, meeting__venture=venture, meeting__starts_at__lt=clock.now()).delete()
