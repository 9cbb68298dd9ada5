"""What it takes to erase a person who has worked with her group for two years."""

from tests.e2e.site import Site

WEEKS = 104
MAKE = f"""
import time
from datetime import timedelta
from uuid import uuid4
from barkraft.coaching.actions import create_cohort, create_venture, give_role
from barkraft.learn.models import QuizAnswer, UnitProgress
from barkraft.people.actions import create_person, erase_account
from barkraft.shared import clock
from barkraft.venture.actions import add_row, ask_coach, record_decision, say_who_is_here, write_answer
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Answer, Meeting
coach = create_person(first_name="Disa", email="disa@barkraft.example", by=None)
cohort = create_cohort(name="Två år", starts_on=clock.today(), place="Visby", by=coach)
venture = create_venture(cohort=cohort, name="Två års arbete")
people = [create_person(first_name=name, by=coach) for name in ("Elin", "Farid", "Gerd")]
for person in people:
    give_role(venture=venture, user=person, role="participant", by=coach)
now = clock.now()
for week in range({WEEKS}):
    with clock.stopped_at(now - timedelta(weeks={WEEKS} - week)):
        meeting = Meeting.objects.create(venture=venture, starts_at=clock.now())
        say_who_is_here(meeting=meeting, present=people, by=coach)
        for person in people:
            record_decision(venture=venture, lines=[f"Vecka {{week}}."], by=person, meeting=meeting)
            for field in ("purpose.social_aim", "group.agreement"):
                write_answer(place=Place(venture, field), value=f"{{person}} {{week}}", writing=Writing(person))
            add_row(place=Place(venture, "offer.interviews"), cells={{"who": f"{{week}}"}}, writing=Writing(person))
        if week % 4 == 0:
            ask_coach(venture=venture, by=people[0], text="Hur gör vi?", path="/m/vad-ar-asf/")
        QuizAnswer.objects.create(user=people[0], unit_uid=uuid4(), key="q1", value=[0], right=True, at=clock.now())
        UnitProgress.objects.create(user=people[0], unit_uid=uuid4(), at=clock.now())
written = Answer.objects.filter(by=people[0]).count()
began = time.perf_counter()
erase_account(user=people[0])
print("ERASED", written, time.perf_counter() - began)
"""


def two_years_erased(site: Site) -> None:
    """Print how long it takes, from the press to the last row."""
    out = site.manage("shell", "-v", "0", "-c", MAKE)
    _word, written, seconds = next(line.split() for line in out.splitlines() if line.startswith("ERASED"))
    print(f"a person with two years of work      {float(seconds):6.2f} s to erase ({written} versions of answers)")
