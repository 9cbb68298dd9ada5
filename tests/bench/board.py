"""The coach's board with two hundred groups, all of them kept: what it costs when nothing has changed since."""

from tests.e2e.site import Site

GROUPS = 200
MAKE = f"""
from datetime import timedelta
from importlib import import_module
from django.conf import settings
from barkraft.coaching.actions import add_coach, create_cohort, create_venture, plan_meeting, remake_rows
from barkraft.learn import shelf
from barkraft.learn.actions.learning import enrol
from barkraft.people.actions import create_person
from barkraft.shared import clock
from barkraft.venture.actions import record_decision, write_answer
from barkraft.venture.binder import Place, Writing
coach = create_person(first_name="Beda", email="beda@barkraft.example", by=None)
books = list(shelf.newest().values())[:1]
for number in range({GROUPS}):
    if number % 20 == 0:
        cohort = create_cohort(name=f"Omgång {{number // 20}}", starts_on=clock.today(), place="Visby", by=coach)
    venture = create_venture(cohort=cohort, name=f"Grupp {{number}}")
    met = plan_meeting(venture=venture, starts_at=clock.now() - timedelta(days=3))
    plan_meeting(venture=venture, starts_at=clock.now() + timedelta(days=4), language="so", interpreter=True)
    record_decision(venture=venture, lines=["Vi ses på torsdagar."], by=coach, meeting=met)
    write_answer(place=Place(venture, "purpose.social_aim"), value="Fem jobb.", writing=Writing(coach))
    for book in books:
        enrol(book=book, venture=venture, user=coach)
remake_rows()
session = import_module(settings.SESSION_ENGINE).SessionStore()
session["_auth_user_id"] = str(coach.pk)
session["_auth_user_backend"] = "barkraft.people.backends.CodeBackend"
session["_auth_user_hash"] = coach.get_session_auth_hash()
session.save()
print("COOKIE", session.session_key)
"""


def coach_of_two_hundred(site: Site) -> str:
    """The cookie of a coach with all these groups."""
    out = site.manage("shell", "-v", "0", "-c", MAKE)
    key = next(line.split()[1] for line in out.splitlines() if line.startswith("COOKIE"))
    return f"session={key}"
