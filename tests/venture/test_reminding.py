"""Reminders: the day before, in the way that she chose, never more than two in a row, and when a time is changed."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

import pytest
from django.core import mail

from barkraft.coaching.actions import cancel_meeting, plan_meeting
from barkraft.coaching.models import Call
from barkraft.people.actions import set_reach
from barkraft.shared import clock, sms, tick
from barkraft.venture import facts
from barkraft.venture.actions import begin_reminders_anew, note_called, record_decision
from barkraft.venture.actions.reminding import remind_who_is_due
from barkraft.venture.models import Access, Meeting, Presence, Reminder, Venture
from tests.conftest import NOON, join

NUMBER = "070-174 06 05"
pytestmark = pytest.mark.usefixtures("stopped_clock")


class Sent(list):
    """What the provider of the test was given; `broken` while it takes nothing."""

    broken = False


@pytest.fixture
def sent(monkeypatch):
    kept = Sent()

    def take(*, to, text):
        if kept.broken:
            raise sms.NotSent("the provider answered 500")
        kept.append((to, text))

    monkeypatch.setattr(sms, "send", take)
    return kept


def reach(user, way, phone=NUMBER):
    if way == "mail":
        user.email = f"{user.uid}@example.se"
        user.save()
    set_reach(user=user, reach=way, phone=phone, by=user)
    return user


def meet(venture, hours=24.0, **more):
    more = {"place": "Biblioteket i Hemse", "travel": "Buss 10"} | more
    return Meeting.objects.create(venture=venture, starts_at=clock.now() + timedelta(hours=hours), **more)


def ways():
    return dict(Reminder.objects.values_list("user__first_name", "way"))


class TestTheDayBefore:
    @pytest.mark.parametrize(
        ("hours", "many"), [(19.9, 0), (20, 1), (24, 1), (28, 1), (28.1, 0), (48, 0), (1, 0), (-3, 0)]
    )
    def test_a_meeting_in_20_to_28_hours(self, hemse, hodan, sent, hours, many):
        reach(hodan, "sms")
        meet(hemse, hours)
        remind_who_is_due()
        assert len(sent) == many

    def test_an_sms_holds_a_time_and_a_place_and_nothing_else(self, hemse, hodan, sent):
        reach(hodan, "sms")
        meet(hemse)
        remind_who_is_due()
        assert sent == [("+46701740605", "Möte onsdag 25 november klockan 12.00. Biblioteket i Hemse")]

    def test_a_long_place_fits_one_sms(self, hemse, hodan, sent):
        reach(hodan, "sms")
        meet(hemse, place="Stora rummet på övre våningen – " * 3, kind=Meeting.Kind.VISIT)
        remind_who_is_due()
        ((_to, text),) = sent
        assert sms.length(text) <= 160
        assert sms.is_plain(text)

    def test_a_letter_is_in_her_language_and_says_time_place_and_bus(self, hemse, samir, sent):
        reach(samir, "mail")
        meet(hemse)
        remind_who_is_due()
        (letter,) = mail.outbox
        assert letter.to == [samir.email]
        assert "Biblioteket i Hemse" in letter.body
        assert "Buss 10" in letter.body
        assert "12:00" in letter.body  # as Arabic writes it
        assert "onsdag" not in letter.body
        assert hemse.name not in letter.subject + letter.body

    def test_who_wants_to_be_called_stands_on_her_coachs_list_and_on_no_others(self, hemse, hodan, asa, bo, sent):
        reach(hodan, "call")
        meeting = meet(hemse)
        remind_who_is_due()
        assert (mail.outbox, sent) == ([], [])
        (call,) = facts.calls_to_make(asa)
        assert (call.person, call.phone, call.meeting, call.venture) == (hodan, "+46701740605", meeting, hemse)
        assert facts.calls_to_make(bo) == []
        note_called(reminder=call.reminder)
        assert facts.calls_to_make(asa) == []

    def test_run_again_and_again_it_reminds_once(self, hemse, hodan, samir, sent):
        reach(hodan, "sms")
        reach(samir, "mail")
        meet(hemse)
        for _minute in range(4):
            tick._jobs["venture.reminding"]()
        assert (len(sent), len(mail.outbox), Reminder.objects.count()) == (1, 1, 2)

    def test_two_roles_are_one_person(self, hemse, hodan, sent):
        join(reach(hodan, "sms"), hemse, "chair")
        meet(hemse)
        remind_who_is_due()
        assert len(sent) == 1

    @pytest.mark.parametrize("hour", [-5, 8])  # 07.00 and 20.00
    def test_no_telephone_rings_at_night(self, hemse, hodan, sent, hour):
        reach(hodan, "sms")
        with clock.stopped_at(NOON + timedelta(hours=hour)):
            meet(hemse)
            remind_who_is_due()
        assert sent == []

    def test_sms_that_is_turned_off_becomes_a_call(self, hemse, hodan, asa, sent, settings):
        reach(hodan, "sms")
        settings.SMS_PROVIDER = ""
        meet(hemse)
        remind_who_is_due()
        assert sent == []
        assert len(facts.calls_to_make(asa)) == 1

    def test_as_many_queries_for_twelve_as_for_two_who_are_known(
        self, hemse, hodan, samir, sent, django_assert_max_num_queries
    ):
        for user in (hodan, samir):
            reach(user, "call")
        meet(hemse)
        remind_who_is_due()
        with django_assert_max_num_queries(4):
            remind_who_is_due()


class TestWhoIsNotReminded:
    def test_who_has_not_asked_for_it(self, hemse, hodan, sent):
        meet(hemse)
        remind_who_is_due()
        assert Reminder.objects.count() == 0

    def test_who_is_long_away(self, hemse, hodan, sent):
        join(reach(hodan, "sms"), hemse, "chair")
        Access.objects.filter(user=hodan, role="chair").update(away_since=clock.today())
        meet(hemse)
        remind_who_is_due()
        assert sent == []

    def test_who_has_left(self, hemse, hodan, sent):
        reach(hodan, "sms")
        Access.objects.filter(user=hodan).update(ended_on=clock.today())
        meet(hemse)
        remind_who_is_due()
        assert sent == []

    def test_whose_account_is_closed(self, hemse, hodan, sent):
        reach(hodan, "sms")
        hodan.is_active = False
        hodan.save()
        meet(hemse)
        remind_who_is_due()
        assert sent == []

    @pytest.mark.parametrize("state", ["paused", "stopped", "done"])
    def test_a_group_that_rests(self, hemse, hodan, sent, state):
        reach(hodan, "sms")
        Venture.objects.filter(pk=hemse.pk).update(state=state)
        meet(hemse)
        remind_who_is_due()
        assert sent == []

    def test_another_group(self, hemse, sanda, hodan, mira, sent):
        reach(hodan, "sms")
        reach(mira, "sms")
        meet(sanda)
        remind_who_is_due()
        assert ways() == {"Mira": "sms"}

    def test_a_meeting_of_a_cohort_reminds_nobody(self, cohort, hodan, sent):
        reach(hodan, "sms")
        Meeting.objects.create(cohort=cohort, starts_at=clock.now() + timedelta(hours=24))
        remind_who_is_due()
        assert Reminder.objects.count() == 0

    def test_who_leaves_after_the_first_try_is_not_tried_again_nor_called(self, hemse, hodan, asa, sent):
        reach(hodan, "sms")
        meet(hemse)
        sent.broken = True
        remind_who_is_due()
        Access.objects.filter(user=hodan).update(away_since=clock.today())
        sent.broken = False
        remind_who_is_due()
        assert sent == []


class TestWhatCannotBeSent:
    def test_three_tries_and_then_a_call(self, hemse, hodan, asa, sent, caplog):
        reach(hodan, "sms")
        meet(hemse)
        sent.broken = True
        for _minute in range(5):
            remind_who_is_due()
        (reminder,) = Reminder.objects.all()
        assert (reminder.tries, reminder.way, reminder.done_at) == (3, "call", None)
        assert len(facts.calls_to_make(asa)) == 1
        assert "46701740605" not in caplog.text
        assert "Hemse" not in caplog.text

    def test_the_second_try_may_go(self, hemse, hodan, sent):
        reach(hodan, "sms")
        meet(hemse)
        sent.broken = True
        remind_who_is_due()
        sent.broken = False
        remind_who_is_due()
        remind_who_is_due()
        assert len(sent) == 1

    def test_one_letter_that_does_not_go_stops_nobody_elses(self, hemse, hodan, samir, asa, sent):
        reach(hodan, "mail")
        reach(samir, "sms")
        meet(hemse)
        with patch("django.core.mail.EmailMessage.send", side_effect=SMTPServerDisconnected):
            for _minute in range(3):
                remind_who_is_due()
        assert len(sent) == 1
        assert ways() == {"Hodan": "call", "Samir": "sms"}


class TestNeverMoreThanTwoInARow:
    def weekly(self, venture, weeks):
        """Reminded of a meeting a week, from today on; the moment after the last."""
        for week in range(weeks):
            with clock.stopped_at(NOON + timedelta(weeks=week)):
                meet(venture)
                remind_who_is_due()
        return NOON + timedelta(weeks=weeks)

    def test_after_two_nothing_more_goes_and_the_coach_gets_one_line(self, hemse, hodan, cohort, other_cohort, sent):
        reach(hodan, "sms")
        with clock.stopped_at(self.weekly(hemse, 4)):
            assert len(sent) == 2
            (silent,) = facts.silent_after_two([cohort])
            assert (silent.person, silent.venture, silent.phone) == (hodan, hemse, "+46701740605")
            assert silent.since == NOON + timedelta(weeks=1, hours=24)
            assert facts.silent_after_two([other_cohort]) == []

    def test_the_line_comes_the_day_after_the_second_meeting(self, hemse, hodan, cohort, sent):
        reach(hodan, "sms")
        self.weekly(hemse, 2)
        with clock.stopped_at(NOON + timedelta(weeks=1, days=1, hours=4)):
            assert facts.silent_after_two([cohort]) == []
        with clock.stopped_at(NOON + timedelta(weeks=1, days=2)):
            assert len(facts.silent_after_two([cohort])) == 1

    def test_who_was_there_is_reminded_again(self, hemse, hodan, cohort, sent):
        reach(hodan, "sms")
        self.weekly(hemse, 2)
        Presence.objects.create(meeting=Meeting.objects.latest("starts_at"), user=hodan)
        with clock.stopped_at(NOON + timedelta(weeks=2)):
            meet(hemse)
            remind_who_is_due()
            assert len(sent) == 3
            assert facts.silent_after_two([cohort]) == []

    def test_who_said_something_is_reminded_again(self, hemse, hodan, sent):
        reach(hodan, "sms")
        after = self.weekly(hemse, 2)
        with clock.stopped_at(after):
            record_decision(venture=hemse, lines=["Vi bakar på torsdag."], by=hodan)
            meet(hemse)
            remind_who_is_due()
        assert len(sent) == 3

    def test_another_who_was_there_counts_for_herself_alone(self, hemse, hodan, samir, sent):
        reach(hodan, "sms")
        reach(samir, "sms", phone="070-174 06 06")
        self.weekly(hemse, 2)
        Presence.objects.create(meeting=Meeting.objects.latest("starts_at"), user=samir)
        sent.clear()
        with clock.stopped_at(NOON + timedelta(weeks=2)):
            meet(hemse)
            remind_who_is_due()
        assert [to for to, _text in sent] == ["+46701740606"]

    def test_when_the_coach_has_talked_with_her_it_begins_anew(self, hemse, hodan, cohort, sent):
        reach(hodan, "sms")
        with clock.stopped_at(self.weekly(hemse, 3)):
            begin_reminders_anew(user=hodan, venture=hemse)
            assert facts.silent_after_two([cohort]) == []
            meet(hemse)
            remind_who_is_due()
            assert len(sent) == 3

    def test_as_many_queries_for_one_group_as_for_three(
        self, hemse, sanda, hodan, samir, mira, cohort, sent, django_assert_num_queries
    ):
        for user in (hodan, samir, mira):
            reach(user, "sms")
        after = self.weekly(hemse, 2)
        self.weekly(sanda, 2)
        with clock.stopped_at(after), django_assert_num_queries(8):
            assert len(facts.silent_after_two([cohort])) == 3


class TestAChange:
    @pytest.fixture
    def told(self, hemse, hodan, samir, sent):
        """A meeting that Hodan was reminded of by SMS and Samir by letter."""
        reach(hodan, "sms")
        reach(samir, "mail")
        meeting = meet(hemse)
        remind_who_is_due()
        sent.clear()
        mail.outbox.clear()
        return meeting

    def test_another_time_is_told_once_and_reminded_of(self, told, sent, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            plan_meeting(meeting=told, starts_at=told.starts_at + timedelta(days=2))
        text = "Mötet är ändrat. Ny tid: fredag 27 november klockan 12.00. Biblioteket i Hemse"
        assert sent == [("+46701740605", text)]
        assert len(mail.outbox) == 1
        assert Reminder.objects.count() == 0
        told.refresh_from_db()
        assert told.changes == 1
        with clock.stopped_at(NOON + timedelta(days=2)):
            remind_who_is_due()
        assert len(sent) == 2

    def test_a_time_that_is_near_is_not_told_twice(self, told, sent, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            plan_meeting(meeting=told, starts_at=told.starts_at + timedelta(hours=1))
        remind_who_is_due()
        assert len(sent) == 1

    def test_a_time_too_near_to_be_reminded_of_is_told_to_all(
        self, hemse, hodan, sent, django_capture_on_commit_callbacks
    ):
        reach(hodan, "sms")
        far = meet(hemse, hours=72)
        with django_capture_on_commit_callbacks(execute=True):
            plan_meeting(meeting=far, starts_at=clock.now() + timedelta(hours=5))
        assert len(sent) == 1

    def test_another_place_is_told_and_other_words_are_not(self, told, sent, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            plan_meeting(meeting=told, bring="Kaffe", travel="Buss 11")
        assert sent == []
        with django_capture_on_commit_callbacks(execute=True):
            plan_meeting(meeting=told, place="Bygdegården")
        assert sent[0][1].endswith("Bygdegården")
        assert Reminder.objects.count() == 2

    def test_who_was_not_reminded_is_not_told(self, hemse, hodan, sent, django_capture_on_commit_callbacks):
        reach(hodan, "sms")
        far = meet(hemse, hours=72)
        with django_capture_on_commit_callbacks(execute=True):
            plan_meeting(meeting=far, starts_at=far.starts_at + timedelta(days=1))
            cancel_meeting(meeting=far)
        assert sent == []

    def test_a_meeting_that_is_taken_away_is_told(self, told, sent, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            cancel_meeting(meeting=told)
        assert sent == [("+46701740605", "Mötet onsdag 25 november klockan 12.00 blir inte av.")]
        assert "25" in mail.outbox[0].body
        assert "Biblioteket" not in mail.outbox[0].body

    def test_whom_no_word_reached_is_to_be_called_today(self, told, hodan, sent, django_capture_on_commit_callbacks):
        sent.broken = True
        with django_capture_on_commit_callbacks(execute=True):
            cancel_meeting(meeting=told)
        (call,) = Call.objects.all()
        assert (call.user, call.venture, call.due_on) == (hodan, told.venture, clock.today())
        assert call.words == "Mötet onsdag 25 november klockan 12.00 blir inte av."

    def test_who_was_called_is_called_again(self, hemse, hodan, asa, sent, django_capture_on_commit_callbacks):
        reach(hodan, "call")
        meeting = meet(hemse)
        remind_who_is_due()
        note_called(reminder=Reminder.objects.get())
        with django_capture_on_commit_callbacks(execute=True):
            plan_meeting(meeting=meeting, starts_at=meeting.starts_at + timedelta(days=7))
        assert Call.objects.get().words.startswith("Mötet är ändrat. Ny tid: onsdag 2 december")

    def test_a_meeting_that_has_been_is_told_to_nobody(self, told, sent, django_capture_on_commit_callbacks):
        with clock.stopped_at(told.starts_at + timedelta(days=1)), django_capture_on_commit_callbacks(execute=True):
            plan_meeting(meeting=told, place="Bygdegården")
            cancel_meeting(meeting=told)
        assert sent == []


def test_a_booking_without_an_interpreter_is_none(hemse):
    meeting = plan_meeting(venture=hemse, starts_at=clock.now(), interpreter=True, interpreter_booked=True)
    assert meeting.interpreter_booked
    assert not plan_meeting(meeting=meeting, interpreter=False).interpreter_booked
