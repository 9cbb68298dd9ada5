"""Some who are curious, so that the list of calls is not empty: invented people, with numbers that nobody has."""

from datetime import datetime, time

from django.utils import timezone

from barkraft.coaching.actions import add_curious, create_slip, plan_meeting
from barkraft.coaching.models import Curious
from barkraft.rules import working_days
from barkraft.shared import clock
from barkraft.venture.models import Cohort

# 070-174 06 05 to 99 are kept free for invented people.
PEOPLE = (
    ("Amina", "070-174 06 05", "so", True, Curious.Wanted.MORNING),
    ("Olena", "070-174 06 12", "uk", False, Curious.Wanted.ANY),
    ("Yusuf", "", "ar", True, Curious.Wanted.ANY),
)


def ask(cohort: Cohort) -> None:
    """Three who asked by a slip at SFI, and an open meeting that they can come to. Nothing where somebody has asked."""
    if Curious.objects.filter(cohort=cohort).exists():
        return
    slip = create_slip(cohort=cohort, place="SFI Hemse")
    for name, phone, language, interpreter, wanted in PEOPLE:
        add_curious(first_name=name, phone=phone, language=language, interpreter=interpreter, wanted=wanted, slip=slip)
    if not cohort.meetings.filter(starts_at__gte=clock.now()).exists():
        day = working_days.after(clock.today(), 6)
        starts_at = timezone.make_aware(datetime.combine(day, time(10, 0)))
        plan_meeting(cohort=cohort, starts_at=starts_at, place="Hemse bibliotek", travel="Buss 10 från Visby, 9.05")
