"""What is held about a person, what goes with her, and what goes by itself."""

import json
from datetime import date, timedelta

from django.core.serializers.json import DjangoJSONEncoder

from barkraft.people.actions import erase_account
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support import personal, retention
from barkraft.support.actions import add_words, move_request, record_time, write_note
from barkraft.support.models import AdviceNote, Booking, Request, RequestStep, TimeEntry
from barkraft.venture import belongings
from barkraft.venture.actions import leave_venture
from barkraft.venture.models import Cohort, Venture
from tests.conftest import NOON, coaching, person

TODAY = date(2026, 11, 24)


def _told(user: User) -> str:
    return json.dumps(personal.export(user), cls=DjangoJSONEncoder, ensure_ascii=False)


def test_her_words_are_in_her_export_and_nobody_else_s(asked: Request, hodan: User, samir: User) -> None:
    add_words(request=asked, words="Samirs mening.", by=samir)
    assert "Vi vill veta hur vi börjar." in _told(hodan)
    assert "Samirs mening." not in _told(hodan)
    assert "Samirs mening." in _told(samir)


def test_a_coach_s_notes_times_and_hours_are_in_hers(booked: Booking, hemse: Venture, asa: User) -> None:
    write_note(venture=hemse, author=asa, on=TODAY, did="Mitt eget.", visibility="author", until=TODAY)
    record_time(staff=asa, venture=hemse, function_id="language", minutes=45, on=TODAY)
    assert all(word in _told(asa) for word in ("Mitt eget.", '"minutes": 45', "advice_start"))


def test_who_leaves_the_group_takes_her_name_along(asked: Request, hemse: Venture, hodan: User) -> None:
    leave_venture(venture=hemse, user=hodan)
    assert Request.objects.get().asked_by is None
    assert RequestStep.objects.get().by is None
    assert Request.objects.get().text == "Vi vill veta hur vi börjar."


def test_a_coach_s_own_notes_go_with_her_account(booked: Booking, hemse: Venture, asa: User, cohort: Cohort) -> None:
    coaching(person("Nils", is_staff=True), cohort)
    for visibility in ("author", "team"):
        write_note(venture=hemse, author=asa, on=TODAY, did=visibility, visibility=visibility, until=TODAY)
    record_time(staff=asa, venture=hemse, function_id="language", minutes=45, on=TODAY)
    erase_account(user=asa)
    assert [(note.did, note.author) for note in AdviceNote.objects.all()] == [("team", None)]
    assert Booking.objects.get().staff is None
    assert TimeEntry.objects.get().staff is None


def test_when_a_binder_is_erased_the_hours_stay_and_no_word(booked: Booking, hemse: Venture, asa: User) -> None:
    write_note(venture=hemse, author=asa, on=TODAY, did="Vi räknade.", visibility="group", until=TODAY)
    record_time(staff=asa, venture=hemse, function_id="advice_start", minutes=45, on=TODAY, booking=booked)
    belongings.end(hemse)
    assert [model.objects.count() for model in (Request, AdviceNote, Booking)] == [0, 0, 0]
    assert TimeEntry.objects.get().minutes == 45


def test_two_groups_become_one_with_all_that_they_asked(booked: Booking, hemse: Venture, sanda: Venture) -> None:
    belongings.join(hemse, sanda)
    assert Request.objects.get().venture == Booking.objects.get().venture == sanda


def test_what_nobody_spoke_of_again_closes_and_goes(asked: Request, asa: User) -> None:
    for state in (Request.State.TRIAGED, Request.State.DELIVERED):
        move_request(request=asked, state=state, by=asa)
    with clock.stopped_at(NOON + timedelta(days=41)):
        retention.erase_what_is_due()
        assert Request.objects.get().state == Request.State.DELIVERED
    with clock.stopped_at(NOON + timedelta(days=43)):
        retention.erase_what_is_due()
        retention.erase_what_is_due()
        assert Request.objects.get().state == Request.State.CLOSED
    with clock.stopped_at(NOON + timedelta(days=775)):
        retention.erase_what_is_due()
    assert not Request.objects.exists()


def test_hours_go_after_ten_years(asked: Request, asa: User) -> None:
    record_time(staff=asa, venture=None, function_id="language", minutes=45, on=TODAY)
    with clock.stopped_at(NOON + timedelta(days=3650)):
        retention.erase_what_is_due()
        assert TimeEntry.objects.exists()
    with clock.stopped_at(NOON + timedelta(days=3655)):
        retention.erase_what_is_due()
    assert not TimeEntry.objects.exists()
