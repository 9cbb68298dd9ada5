"""How long it took."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support import catalogue
from barkraft.support.models import Booking, Project, TimeEntry
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Meeting, Venture

MOST_MINUTES = 24 * 60


@transaction.atomic
def record_time(
    *,
    staff: User,
    venture: Venture | None,
    function_id: str,
    minutes: int,
    on: date,
    meeting: Meeting | None = None,
    booking: Booking | None = None,
    project: Project | None = None,
) -> TimeEntry:
    """Keep how long somebody of the staff worked with a function: once a meeting or booking, changed when said again.

    Without `project` it is the one that pays for the group's cohort on that day.
    """
    if function_id not in catalogue.catalogue():
        raise Refused(_("Välj vad tiden gick till."))
    if not 0 < minutes <= MOST_MINUTES:
        raise Refused(_("Skriv ett antal minuter, från 1 till 1440."))
    if on > clock.today():
        raise Refused(_("Dagen har inte varit än. Välj i dag eller en dag som har varit."))
    cohort = venture.cohort_id if venture else (meeting.cohort_id if meeting else None)
    said = {
        "venture": venture,
        "function_id": function_id,
        "minutes": minutes,
        "on": on,
        "project": project or Project.objects.paying(cohort, on),
    }
    if meeting is None and booking is None:
        return TimeEntry.objects.create(staff=staff, **said)
    entry, _is_new = TimeEntry.objects.update_or_create(staff=staff, meeting=meeting, booking=booking, defaults=said)
    return entry


def remove_time(*, entry: TimeEntry) -> None:
    """Take an entry away that she wrote herself and that was wrong."""
    entry.delete()
