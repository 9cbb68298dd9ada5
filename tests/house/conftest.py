"""A world in which every address leads somewhere: things of Hemse bröd, and one published unit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client, override_settings

from barkraft.coaching.models import Call, Curious, Slip
from barkraft.people.models import SignInCard, User
from barkraft.shared import clock
from barkraft.venture.facts import SESSION_KEY
from barkraft.venture.models import (
    Cohort,
    Disagreement,
    Invitation,
    Meeting,
    Presence,
    Question,
    Reminder,
    Role,
    Venture,
)
from tests.house.access_table import PEOPLE, TABLE
from tests.house.addresses import OURS


@pytest.fixture(scope="module")
def one_module(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[str]:
    """The slug of a module of the curriculum, loaded and published once as `manage.py content` does."""
    from barkraft.learn import content

    real, folder = settings.ROOT / "content", tmp_path_factory.mktemp("content")
    (folder / "modules").mkdir()
    for path in real.iterdir():
        if path.name != "modules":
            (folder / path.name).symlink_to(path)
    (folder / "modules" / "var-grupp").symlink_to(real / "modules" / "var-grupp")
    with django_db_blocker.unblock(), override_settings(CONTENT_DIR=folder), _taken_back():
        content.load_all()
        yield "var-grupp"


@contextmanager
def _taken_back() -> Iterator[None]:
    """A transaction around those of the tests, undone at the end."""
    with transaction.atomic() as outer:
        connection.atomic_blocks[-1]._from_testcase = True  # actions marked durable may run inside it
        yield outer
        transaction.set_rollback(True)


@pytest.fixture
def world(
    one_module: str, hemse: Venture, hodan: User, cohort: Cohort, request: pytest.FixtureRequest
) -> Callable[[str], dict[str, Any]]:
    """The arguments of an address, by its name: things that are Hemse bröd's, and one published unit."""

    def arguments(name: str) -> dict[str, Any]:
        given: dict[str, Any] = {"uid": hemse.uid, "person": hodan.uid, "reader": "group"}
        given |= {"section": "group", "field": "group.agreement"}
        if name.startswith("learn:") or name == "personal":
            request.getfixturevalue("begun")
            given |= _unit(one_module)
        if name.startswith("coaching:"):
            given |= _on_the_desk(name, hemse, cohort)
            SignInCard.objects.create(user=hodan, token_hash="1" * 64)
        if name == "venture:meeting_file":
            given["meeting"] = Meeting.objects.create(venture=hemse, starts_at=clock.now()).uid
        if name == "venture:afterword":
            given["meeting"] = _been(hemse, hodan)
        if name.startswith("coaching:wall"):
            request.getfixturevalue("begun")
            given |= _unit(one_module)
        if name == "venture:settle":
            row = Disagreement.objects.create(venture=hemse, about="Priset", words="Högt eller lågt.", at=clock.now())
            given["disagreement"] = row.uid
        if name == "coaching:question":
            given["question"] = Question.objects.create(
                venture=hemse, user=hodan, text="Får vi sälja?", asked_at=clock.now()
            ).uid
        if name == "venture:answers_beside":
            given |= _unit(one_module)
        if name.startswith(("coaching:call_", "coaching:cohort_slip")):
            given |= _to_call(hemse, hodan)
        if "support" in name or name in {"coaching:booking_new", "coaching:booking", "coaching:note_erase"}:
            given |= _asked_for(hemse, request.getfixturevalue("asa"))
        if name == "coaching:hours_remove":
            given["entry"] = _worked(request.getfixturevalue("asa"))
        if name == "file":
            given["uid"] = _photo(hemse)
        return {key: given[key] for key in OURS[name] if key in given} | TABLE[name].given

    return arguments


def _asked_for(venture: Venture, coach: User) -> dict[str, Any]:
    """A request of the group's, a time for it and a note."""
    from barkraft.support.models import AdviceNote, Booking, Request

    asked = Request.objects.create(venture=venture, function_id="advice_start", text="Hur?", opened_at=clock.now())
    booking = Booking.objects.create(
        venture=venture, request=asked, function_id="advice_start", staff=coach, starts_at=clock.now()
    )
    note = AdviceNote.objects.create(
        venture=venture, author=coach, on=clock.today(), did="Vi räknade.", visibility="author", until=clock.today()
    )
    return {"asked": asked.uid, "booking": booking.uid, "note": note.uid}


def _worked(coach: User) -> str:
    from barkraft.support.models import TimeEntry

    return TimeEntry.objects.create(staff=coach, function_id="language", minutes=30, on=clock.today()).uid


def _on_the_desk(name: str, venture: Venture, cohort: Cohort) -> dict[str, Any]:
    """A meeting, a role and an invitation of the group; for the cohort's own addresses, the cohort."""
    whole = name.startswith("coaching:cohort") or name == "coaching:venture_new"
    to = {"cohort": cohort} if whole else {"venture": venture, "role": Role.PARTICIPANT}
    tomorrow = clock.now() + timedelta(days=1)
    invited = Invitation.objects.create(
        email="ny@example.se", first_name="Ny", token_hash="0" * 64, expires_at=tomorrow, **to
    )
    whose = {"cohort": cohort} if whole else {"venture": venture}
    meeting = Meeting.objects.create(starts_at=tomorrow, **whose)
    found = {"invitation": invited.uid, "meeting": meeting.uid, "access": venture.access.earliest("pk").uid}
    return found | ({"uid": cohort.uid} if whole else {})


def _to_call(venture: Venture, user: User) -> dict[str, str]:
    """Somebody who is curious, and booked to a meeting; a slip; a call that was promised; a reminder by telephone."""
    cohort, soon = venture.cohort, clock.now() + timedelta(days=2)
    User.objects.filter(pk=user.pk).update(reach="call")
    meetings = [Meeting.objects.create(starts_at=soon, **whose) for whose in ({"cohort": cohort}, {"venture": venture})]
    curious = Curious.objects.create(
        cohort=cohort, first_name="Amina", meeting=meetings[0], asked_at=clock.now(), call_by=clock.today()
    )
    return {
        "curious": curious.uid,
        "slip": Slip.objects.create(cohort=cohort, place="SFI").uid,
        "call": Call.objects.create(kind="away", cohort=cohort, venture=venture, user=user, due_on=clock.today()).uid,
        "reminder": Reminder.objects.create(meeting=meetings[1], user=user, way="call").uid,
    }


def _been(venture: Venture, there: User) -> str:
    """A logged meeting of yesterday, at which this person was."""
    yesterday = clock.now() - timedelta(days=1)
    meeting = Meeting.objects.create(venture=venture, starts_at=yesterday, logged_at=clock.now())
    Presence.objects.create(meeting=meeting, user=there)
    return meeting.uid


@pytest.fixture
def begun(one_module: str, hemse: Venture) -> None:
    """Hemse bröd works with the module."""
    from barkraft.learn.models import Enrolment, Publication

    newest = Publication.objects.filter(module=one_module).latest("number")
    Enrolment.objects.create(venture=hemse, module=one_module, publication=newest)


def _unit(slug: str) -> dict[str, Any]:
    from barkraft.learn.models import Publication

    newest = Publication.objects.filter(module=slug).latest("number")
    unit, key = next(
        (unit, block["key"])
        for unit in newest.structure["units"]
        for block in unit["blocks"]
        if block["kind"] == "quiz"
    )
    return {"slug": slug, "version": newest.number, "unit": unit["id"], "key": key, "unit_uid": unit["uid"]}


def _photo(venture: Venture) -> str:
    from django.core.files.base import ContentFile
    from PIL import Image

    from barkraft.venture.models import Photo

    picture = ContentFile(b"", name="wall.jpg")
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    return Photo.objects.create(venture=venture, field="group.agreement", file=picture, alt="en vägg").uid


@pytest.fixture
def clients(request: pytest.FixtureRequest, client_of: Callable[[User], Client], nobody: Client) -> dict[str, Client]:
    """Everybody, signed in. The coaches have the group open that they work with."""
    found = {who: nobody if who == "nobody" else client_of(request.getfixturevalue(who)) for who in PEOPLE}
    for coach, venture in (("asa", "hemse"), ("bo", "other_venture")):
        session = found[coach].session
        session[SESSION_KEY] = request.getfixturevalue(venture).uid
        session.save()
    return found
