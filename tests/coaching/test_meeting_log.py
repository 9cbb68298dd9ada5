"""The log of a meeting: a minute from the board to the end, and what is read from it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from barkraft.coaching.actions import Log, log_meeting
from barkraft.learn.actions import learning
from barkraft.shared import clock
from barkraft.support.models import TimeEntry
from barkraft.venture.actions import record_decision
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Access, CohortStaff, Decision, Meeting, Presence
from tests.conftest import NOON, STARTED, join, person
from tests.learn.conftest import counting_book, folder  # noqa: F401

pytestmark = pytest.mark.usefixtures("stopped_clock")
BOARD = "/sv/coach/"
MOST_TOUCHES = 8


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


@pytest.fixture
def meeting(hemse):
    """It began two hours ago and was to last for 90 minutes."""
    return Meeting.objects.create(venture=hemse, starts_at=NOON - timedelta(hours=2), interpreter=True)


def address(meeting):
    return reverse("coaching:meeting_log", args=[meeting.venture.uid, meeting.uid])


def page_of(client, at):
    answer = client.get(at)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content.decode(), "html.parser")


def group_page(client, venture):
    return page_of(client, reverse("coaching:venture", args=[venture.uid]))


def form_of(page: BeautifulSoup) -> Tag:
    return next(form for form in page.select("main form") if form.select_one("[name=next_words]"))


def filled(form: Tag) -> dict[str, list[str]]:
    """What the form would send as it stands."""
    sent: dict[str, list[str]] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        if control.get("type") in {"checkbox", "radio"}:
            if control.has_attr("checked"):
                sent.setdefault(control["name"], []).append(control["value"])
        else:
            words = control.get_text() if control.name == "textarea" else control.get("value", "")
            sent[control["name"]] = [words.strip("\r\n")]
    return sent


def touches(form: Tag, wanted: dict[str, object]) -> int:
    """Taps beyond the words: one for each thing to untick or tick, field to go to, and fold to open; and the button."""
    count, folds = 1, set()
    for name, value in wanted.items():
        controls = form.select(f"[name={name}]")
        assert controls, name
        if controls[0].get("type") == "checkbox":
            changed = [one for one in controls if one.has_attr("checked") != (one["value"] in value)]
        else:
            changed = controls if filled(form)[name] != [value] else []
        count += len(changed)
        folds |= {id(fold) for one in changed if (fold := one.find_parent("details")) and not fold.has_attr("open")}
    return count + len(folds)


def send(client, at, page=None, **changed):
    form = form_of(page or page_of(client, at))
    return client.post(at, filled(form) | changed)


def test_from_the_board_to_the_end_in_eight_touches(coach, hemse, hodan, samir, meeting):
    """One was away, an unplanned companion sat beside, two decisions, a next step, one line of how it went."""
    board = page_of(coach, BOARD)
    link = board.select_one(f'a[href="{address(meeting)}"]')
    assert link, "the board leads to the log"
    page = page_of(coach, link["href"])
    wanted = {
        "present": [hodan.uid],
        "beside": ["interpreter", "companion"],
        "decided": "Vi ses på torsdagar.\nPeter ringer.",
        "next_words": "Gruppavtalet.",
        "asked": "Vem betalar bussen?",
    }
    assert 1 + touches(form_of(page), wanted) <= MOST_TOUCHES
    assert send(coach, link["href"], page, **wanted).status_code == 302
    meeting.refresh_from_db()
    assert [one.text for one in meeting.decisions.order_by("id")] == ["Vi ses på torsdagar.", "Peter ringer."]
    assert [one.user for one in meeting.presences.all()] == [hodan]
    assert (meeting.beside, meeting.asked) == (["interpreter", "companion"], "Vem betalar bussen?")
    assert (meeting.held_minutes, meeting.logged_at) == (90, NOON)


def test_where_all_were_there_four_touches_are_enough(coach, hemse, hodan, samir, meeting):
    page = page_of(coach, address(meeting))
    assert 1 + touches(form_of(page), {"decided": "Vi ses.", "next_words": "Gruppavtalet."}) == 4


def test_a_meeting_that_nobody_planned_takes_no_more(coach, hemse, hodan):
    made = coach.post(reverse("coaching:meeting_now", args=[hemse.uid]))
    meeting = Meeting.objects.get()
    assert made["Location"] == address(meeting)
    assert meeting.starts_at == NOON - timedelta(minutes=90)
    again = coach.post(reverse("coaching:meeting_now", args=[hemse.uid]))
    assert (again["Location"], Meeting.objects.count()) == (made["Location"], 1)
    page = page_of(coach, made["Location"])
    assert 1 + touches(form_of(page), {"decided": "Vi ses.", "next_words": "Gruppavtalet."}) == 4


def test_the_one_planned_for_today_is_the_one(coach, hemse, meeting):
    coming = Meeting.objects.create(venture=hemse, starts_at=NOON + timedelta(hours=2))
    made = coach.post(reverse("coaching:meeting_now", args=[hemse.uid]))
    assert made["Location"] == address(meeting) != address(coming)


class TestPresets:
    def test_all_who_had_come_by_then_and_are_not_long_away(self, coach, hemse, hodan, samir, meeting):
        late = join(person("Late"), hemse)
        Access.objects.filter(user=late).update(started_on=NOON.date() + timedelta(days=1))
        Access.objects.filter(user=samir).update(away_since=STARTED)
        assert filled(form_of(page_of(coach, address(meeting))))["present"] == [hodan.uid]

    def test_who_was_ticked_on_the_wall(self, coach, hemse, hodan, samir, meeting):
        Presence.objects.create(meeting=meeting, user=samir)
        assert filled(form_of(page_of(coach, address(meeting))))["present"] == [samir.uid]

    def test_the_modules_that_were_worked_on_that_day(self, coach, counting_book, hemse, hodan, meeting):  # noqa: F811
        assert "modules" not in filled(form_of(page_of(coach, address(meeting))))
        row = learning.enrol(book=counting_book, venture=hemse, user=hodan)
        type(row).objects.filter(pk=row.pk).update(created_at=NOON)
        page = page_of(coach, address(meeting))
        assert filled(form_of(page))["modules"] == [counting_book.slug]
        send(coach, address(meeting), page)
        assert (
            "1 möte" in page_of(coach, reverse("coaching:venture", args=[hemse.uid])).select_one("#moduler + ul").text
        )

    def test_what_the_group_wrote_itself_stands_and_is_not_written_twice(self, coach, hemse, hodan, meeting):
        record_decision(venture=hemse, lines=["Vi ses på torsdagar."], by=hodan)
        page = page_of(coach, address(meeting))
        assert filled(form_of(page))["decided"] == [""]
        assert "Vi ses på torsdagar." in page.get_text()
        send(coach, address(meeting), page, decided="Vi ses på torsdagar.\nPeter ringer.")
        assert sorted(Decision.objects.values_list("text", "meeting", "by__first_name")) == [
            ("Peter ringer.", meeting.pk, "Åsa"),
            ("Vi ses på torsdagar.", meeting.pk, "Hodan"),
        ]


class TestAgain:
    def test_the_same_log_once_more_changes_nothing(self, coach, hemse, hodan, samir, meeting):
        send(coach, address(meeting), decided="Ett.\nTvå.", next_words="Tre.", present=[hodan.uid])
        before = list(Decision.objects.order_by("id").values())
        page = page_of(coach, address(meeting))
        assert touches(form_of(page), {"decided": "Ett.\nTvå.", "next_words": "Tre.", "present": [hodan.uid]}) == 1
        send(coach, address(meeting), page)
        assert list(Decision.objects.order_by("id").values()) == before
        assert [one.user for one in Presence.objects.all()] == [hodan]

    def test_other_words_change_the_line_and_a_line_taken_away_goes(self, coach, hemse, hodan, meeting):
        send(coach, address(meeting), decided="Ett.\nTvå.\nTre.")
        first = Decision.objects.get(text="Ett.").pk
        send(coach, address(meeting), decided="Ett.\nTvåa.")
        assert list(Decision.objects.order_by("id").values_list("text", flat=True)) == ["Ett.", "Tvåa."]
        assert Decision.objects.get(text="Ett.").pk == first

    def test_a_colleague_who_mends_it_does_not_take_it_over(self, coach, client_of, cohort, hemse, hodan, asa, meeting):
        send(coach, address(meeting), decided="Ett.")
        colleague = person("Ulla", email="ulla@example.se", is_staff=True)
        CohortStaff.objects.create(cohort=cohort, user=colleague)
        with clock.stopped_at(NOON + timedelta(days=1)):
            send(client_of(colleague), address(meeting), next_words="Nytt.")
        meeting.refresh_from_db()
        assert (meeting.logged_by, meeting.logged_at, meeting.next_words) == (asa, NOON, "Nytt.")

    def test_who_has_left_since_was_still_there(self, coach, hemse, hodan, samir, meeting):
        send(coach, address(meeting))
        Access.objects.filter(user=samir).update(ended_on=NOON.date())
        send(coach, address(meeting), next_words="Nytt.")
        assert {one.user for one in meeting.presences.all()} == {hodan, samir}

    def test_another_day_moves_what_was_decided_then(self, coach, hemse, hodan, meeting):
        send(coach, address(meeting), decided="Ett.")
        send(coach, address(meeting), day="2026-11-20", start="13:00", minutes="60")
        meeting.refresh_from_db()
        assert meeting.starts_at == NOON - timedelta(days=4) + timedelta(hours=1)
        assert str(Decision.objects.get().decided_on) == "2026-11-20"


class TestRefused:
    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"decided": "Ett.\nTvå.\nTre.\nFyra."}, "Skriv högst tre beslut i taget."),
            ({"decided": "Ring 811228-9874."}, "personnummer"),
            ({"asked": "Är det 811228-9874?"}, "personnummer"),
            ({"day": "2026-11-25"}, "Dagen har inte varit än."),
            ({"start": "13:00"}, "Mötet har inte börjat än."),
            ({"minutes": "0"}, "från 10 till 480"),
            ({"decided": "x" * 301}, "kortare mening"),
        ],
    )
    def test_it_says_what_to_do_and_keeps_what_was_typed(self, coach, hemse, hodan, meeting, changed, said):
        answer = send(coach, address(meeting), **({"next_words": "Kvar."} | changed))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert said in page
        assert "Kvar." in page
        assert not Decision.objects.exists()
        assert not Presence.objects.exists()
        meeting.refresh_from_db()
        assert meeting.logged_at is None

    def test_a_stranger_among_the_present_is_not_let_in(self, coach, hemse, hodan, stina, meeting):
        assert send(coach, address(meeting), present=[stina.uid]).status_code == 422
        with pytest.raises(Refused):
            log = Log(starts_at=meeting.starts_at, held_minutes=90)
            log_meeting(meeting=meeting, log=log, by=CohortStaff.objects.get().user, present=[stina])
        assert not Presence.objects.exists()

    def test_another_cohorts_coach_cannot_log(self, bo, hemse, meeting):
        with pytest.raises(Refused):
            log_meeting(meeting=meeting, log=Log(starts_at=meeting.starts_at, held_minutes=90), by=bo)

    def test_who_may_open_it(self, client_of, nobody, bo, hodan, stina, karin, hemse, meeting):
        found = {
            who: client_of(user).get(address(meeting)).status_code
            for who, user in {"bo": bo, "hodan": hodan, "stina": stina, "karin": karin}.items()
        }
        assert found == {"bo": 404, "hodan": 403, "stina": 403, "karin": 403}

    def test_another_groups_meeting_is_not_found_in_this_one(self, coach, sanda, meeting):
        assert coach.get(reverse("coaching:meeting_log", args=[sanda.uid, meeting.uid])).status_code == 404


class TestBeforeThereIsAGroup:
    def test_heads_and_no_name(self, coach, cohort):
        meeting = Meeting.objects.create(cohort=cohort, starts_at=NOON - timedelta(hours=2))
        at = reverse("coaching:cohort_meeting_log", args=[cohort.uid, meeting.uid])
        page = page_of(coach, at)
        assert not form_of(page).select("[name=present], [name=decided]")
        assert 1 + touches(form_of(page), {"heads": "7", "next_words": "Studiebesök."}) <= MOST_TOUCHES
        assert send(coach, at, page, heads="7", next_words="Studiebesök.").status_code == 302
        meeting.refresh_from_db()
        assert (meeting.heads, meeting.next_words, meeting.logged_at) == (7, "Studiebesök.", NOON)
        assert not Presence.objects.exists()


class TestHandover:
    @pytest.fixture
    def logged(self, coach, hemse, hodan, samir, meeting):
        words = {"worked": "Rundan gick bra.", "not_worked": "Rummet var kallt.", "asked": "Vem betalar bussen?"}
        send(coach, address(meeting), decided="Vi ses.", next_words="Gruppavtalet.", present=[hodan.uid], **words)
        return list(words.values())

    def test_a_substitute_reads_the_last_meeting_on_the_groups_page(self, coach, hemse, logged):
        told = (
            page_of(coach, reverse("coaching:venture", args=[hemse.uid])).select_one("[aria-labelledby=senaste]").text
        )
        for words in [*logged, "Hodan", "Vi ses.", "Gruppavtalet.", "Åsa loggade mötet"]:
            assert words in told
        assert "Samir" not in told

    def test_the_group_never_sees_how_the_coach_thought_it_went(self, client_of, hodan, samir, hemse, logged, mira):
        places = ["home:my_day", "venture:group", "venture:decisions", "venture:binder", "people:account"]
        for user in (hodan, samir):
            for name in places:
                args = [hemse.uid] if name.startswith("venture") else []
                html = client_of(user).get(reverse(name, args=args)).content.decode()
                assert not [line for line in logged if line in html], name

    def test_the_earlier_ones_newest_first_in_a_constant_number_of_queries(self, coach, hemse, hodan, samir, asa):
        def with_meetings(count):
            for number in range(count):
                at = NOON - timedelta(days=number + 1 + Meeting.objects.count())
                one = Meeting.objects.create(venture=hemse, starts_at=at)
                log = Log(starts_at=at, held_minutes=60, next_words=f"Steg {one.pk}.")
                log_meeting(meeting=one, log=log, by=asa, present=[hodan, samir], decided=[f"Beslut {one.pk}."])
            with CaptureQueriesContext(
                connection,
            ) as asked:
                page = page_of(coach, reverse("coaching:meetings", args=[hemse.uid]))
            return len(asked), [h.text for h in page.select("main section h2")]

        with_meetings(1)
        few, days = with_meetings(1)
        many, more = with_meetings(12)
        assert few == many
        assert (days[0], len(more)) == (more[0], 14)
        assert more[0].startswith("Måndag 23 november")

    def test_one_that_is_not_logged_stands_there_too(self, coach, hemse, meeting):
        page = page_of(coach, reverse("coaching:meetings", args=[hemse.uid]))
        assert page.select_one(f'section a[href="{address(meeting)}"]')


class TestHours:
    def test_one_entry_a_log_changed_with_it(self, coach, hemse, hodan, asa, meeting):
        send(coach, address(meeting), decided="Ett.")
        send(coach, address(meeting), minutes="60", start="11:00")
        entry = TimeEntry.objects.get()
        assert (entry.staff, entry.venture, entry.minutes, entry.meeting) == (asa, hemse, 60, meeting)
        assert (entry.function_id, str(entry.on)) == ("advice_start", "2026-11-24")

    def test_a_company_that_runs_has_support_for_its_leader(self, coach, hemse, hodan, meeting):
        type(hemse).objects.filter(pk=hemse.pk).update(phase="driva")
        send(coach, address(meeting))
        assert TimeEntry.objects.get().function_id == "leader_support"

    def test_a_meeting_before_there_is_a_group_counts_too(self, asa, cohort):
        meeting = Meeting.objects.create(cohort=cohort, starts_at=NOON - timedelta(hours=2))
        log_meeting(meeting=meeting, log=Log(starts_at=meeting.starts_at, held_minutes=45, heads=6), by=asa)
        entry = TimeEntry.objects.get()
        assert (entry.venture, entry.minutes, entry.staff) == (None, 45, asa)


def test_a_logged_meeting_is_not_taken_away(coach, hemse, hodan, meeting):
    send(coach, address(meeting), decided="Ett.")
    coach.post(reverse("coaching:meeting_cancel", args=[hemse.uid, meeting.uid]))
    assert Meeting.objects.filter(pk=meeting.pk).exists()
    assert Presence.objects.count() == 1
