"""What a coach prints for a meeting and for the week: what stands there, for whom, and what must not."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from barkraft.coaching.forms.printing import PackForm
from barkraft.coaching.models import Curious
from barkraft.coaching.paper import agenda, pack, week
from barkraft.learn import content, on_paper, shelf
from barkraft.learn.models import UnitProgress
from barkraft.learn.next_unit import next_unit, walk_of
from barkraft.shared import clock
from barkraft.support.actions import propose_booking
from barkraft.venture import actions
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Access, Decision, Meeting
from tests.coaching.test_paper import contents
from tests.conftest import NOON, join, person
from tests.house.conftest import _taken_back

TOMORROW = NOON + timedelta(days=1)
ALL = {"part": ["agenda", "wall", "questions", "sheets", "week", "words"], "language": "sv", "copies": "2"}
LESSON = ALL | {"modul": "var-grupp", "unit": ["u1"]}


@pytest.fixture(scope="module")
def modules(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two modules of the curriculum, loaded and published once: about the group, and about one's own benefit."""
    real, folder = settings.ROOT / "content", tmp_path_factory.mktemp("content")
    (folder / "modules").mkdir()
    for path in real.iterdir():
        if path.name != "modules":
            (folder / path.name).symlink_to(path)
    for slug in ("var-grupp", "trygg-ersattning"):
        (folder / "modules" / slug).symlink_to(real / "modules" / slug)
    with django_db_blocker.unblock(), override_settings(CONTENT_DIR=folder), _taken_back():
        content.load_all()
        yield


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


@pytest.fixture
def meeting(hemse, hodan, samir, stopped_clock):
    return Meeting.objects.create(
        venture=hemse,
        starts_at=TOMORROW,
        place="Biblioteket",
        travel="Buss 10, klockan 9.05",
        bring="Kortet",
        language="ar",
        interpreter=True,
    )


@pytest.fixture
def drawn(monkeypatch):
    """What goes into the documents, in the order that they are made."""
    seen = []

    def render(_name, data, *, title, language, files=None):
        seen.append(data["parts"])
        return b"%PDF"

    monkeypatch.setattr(pack, "render", render)
    return seen


def address(meeting: Meeting, rest: str = "") -> str:
    whose = f"grupp/{meeting.venture.uid}" if meeting.venture else f"omgang/{meeting.cohort.uid}"
    return f"/sv/coach/{whose}/mote/{meeting.uid}/utskrift/{rest}"


def kinds(parts):
    return [part["kind"] for part in parts]


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", contents(pdf)))


def book(slug="var-grupp"):
    return shelf.newest()[slug]


def ticked(html: str) -> list[str]:
    return re.findall(r'value="([\w-]+)"[^>]* checked', html)


def test_the_page_ticks_what_is_most_likely_wanted(coach, meeting, modules):
    html = coach.get(address(meeting)).content.decode()
    assert ticked(html) == ["agenda", "wall", "questions", "sheets", "week", "words", "short", "u1"]
    assert html.count('class="btn"') == 1
    assert '<option value="ar" selected>' in html
    assert 'name="copies" value="2"' in html


def test_without_a_module_there_is_still_something_to_print(coach, meeting, monkeypatch):
    monkeypatch.setattr(shelf, "newest", dict)
    assert ticked(coach.get(address(meeting)).content.decode()) == ["agenda", "week"]
    assert coach.get(address(meeting, "paket.pdf")).content.startswith(b"%PDF")


def test_one_tagged_pdf_for_all_of_it(coach, meeting, modules):
    response = coach.get(address(meeting, "paket.pdf"), LESSON)
    assert (response["Content-Type"], response["Cache-Control"]) == ("application/pdf", "no-store, private")
    assert b"pdfuaid" in contents(response.content)
    assert pages(response.content) > 10


def test_the_same_address_with_nothing_chosen_gives_what_is_likely(coach, meeting, modules, drawn):
    coach.get(address(meeting, "paket.pdf"))
    assert set(kinds(drawn[0])) >= {"agenda", "wall", "week"}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"language": "sv", "copies": "2"}, "Välj minst en sak att skriva ut."),
        (ALL | {"modul": "var-grupp"}, "Välj minst en del."),
        (LESSON | {"copies": "200"}, "Skriv ett antal, från 1 till 15."),
    ],
)
def test_what_is_left_out_is_asked_for_and_the_rest_kept(coach, meeting, modules, sent, said):
    response = coach.get(address(meeting, "paket.pdf"), sent)
    assert response.status_code == 422
    html = response.content.decode()
    assert said in html
    assert ticked(html) == [*sent.get("part", []), *sent.get("unit", [])]


def test_another_modules_units_can_be_chosen(coach, meeting, modules):
    assert coach.get(f"{address(meeting)}?modul=finns-inte").status_code == 200
    assert "var-grupp" in coach.get(f"{address(meeting)}?modul=var-grupp").content.decode()


def test_another_cohorts_meeting_is_not_found(client_of, bo, meeting, cohort):
    own = Meeting.objects.create(cohort=cohort, starts_at=TOMORROW)
    for one in (meeting, own):
        for rest in ("", "paket.pdf"):
            assert client_of(bo).get(address(one, rest)).status_code == 404


def test_another_groups_meeting_is_not_found_below_ones_own(coach, meeting, sanda):
    assert coach.get(f"/sv/coach/grupp/{sanda.uid}/mote/{meeting.uid}/utskrift/").status_code == 404


def test_the_agenda_says_what_the_group_needs_and_names_nobody(hemse, hodan, meeting, modules):
    place = Place(hemse, "group.access_needs")
    actions.write_answer(place=place, value=["Paus efter en timme", "مكان هادئ"], writing=Writing(hodan))
    Decision.objects.create(venture=hemse, text="Vi bakar på lördag", decided_on=NOON.date(), by=hodan)
    made = agenda.agenda(meeting, book(), ["u1"], "sv", has_sheets=True)
    assert made["needs"] == ["Paus efter en timme", "مكان هادئ"]
    assert "Tolk ska vara med. Den är inte bokad än." in made["facts"]
    assert "Vi bakar på lördag" in str(made["points"])
    assert "Hodan" not in str(made)
    assert "Samir" not in str(made)


def test_a_decision_of_the_meeting_itself_is_no_news_to_it(hemse, hodan, meeting):
    Decision.objects.create(venture=hemse, text="Senare", decided_on=TOMORROW.date(), by=hodan)
    assert "Senare" not in str(agenda.agenda(meeting, None, [], "sv", has_sheets=False))


def test_each_person_gets_a_sheet_in_her_language(meeting, asa):
    parts, files = week.sheets_data([meeting])
    assert [(one["language"], one["direction"]) for one in parts] == [("sv", "ltr"), ("ar", "rtl")]
    hodans = parts[0]["meetings"][0]
    assert (hodans["weekday"], hodans["date"], hodans["at"]) == ("Onsdag", "25 november", "Klockan \u206612.00\u2069")
    assert [row["words"] for row in hodans["rows"]][:3] == ["Biblioteket", "Buss 10, klockan 9.05", "Kortet"]
    assert "Åsa" in hodans["call"]
    assert list(files) == ["clock-12-00.svg"]
    assert parts[1]["meetings"][0]["weekday"] != "Onsdag"


def test_the_sheet_promises_no_interpreter_before_one_is_booked(meeting):
    def interpreter():
        return week.sheets_data([meeting])[0][0]["meetings"][0]["rows"][-1]["words"]

    assert interpreter() == "Coachen bokar tolk"
    meeting.interpreter_booked = True
    assert interpreter() == "Ja, tolk är med."


def test_who_is_away_for_long_or_has_left_gets_no_sheet(meeting, hemse, hodan, samir):
    Access.objects.filter(user=hodan).update(away_since=NOON.date())
    Access.objects.filter(user=samir).update(ended_on=NOON.date())
    assert [sheet.name for sheet in week.sheets([meeting])] == [""]  # one for the wall


def test_a_person_of_two_groups_has_one_sheet_with_both(meeting, sanda, hodan):
    join(hodan, sanda)
    other = Meeting.objects.create(venture=sanda, starts_at=TOMORROW + timedelta(hours=3))
    found = {sheet.name: len(sheet.meetings) for sheet in week.sheets([meeting, other])}
    assert found == {"Hodan": 2, "Samir": 1}


def test_before_there_is_a_group_those_who_said_yes_get_theirs(cohort, stopped_clock):
    meeting = Meeting.objects.create(cohort=cohort, starts_at=TOMORROW)
    asked = {"cohort": cohort, "asked_at": NOON, "call_by": NOON.date(), "meeting": meeting}
    Curious.objects.create(first_name="Amina", language="ar", phone="070-1234567", **asked)
    Curious.objects.create(first_name="Farah", language="so", **asked)  # we do not write Somali yet
    parts, _files = week.sheets_data([meeting])
    assert [one["language"] for one in parts] == ["ar", "sv"]
    assert "070" not in str(parts)


def test_a_cohorts_first_meeting_has_its_pack(coach, cohort, modules, stopped_clock):
    meeting = Meeting.objects.create(cohort=cohort, starts_at=TOMORROW)
    assert coach.get(address(meeting)).status_code == 200
    assert b"pdfuaid" in contents(coach.get(address(meeting, "paket.pdf"), LESSON).content)


def test_own_papers_come_in_as_many_copies_as_asked(meeting, modules, drawn):
    def many(copies):
        pack.pack_pdf(meeting, wanted({"sheets"}, ["u1", "u2", "u3"], copies=copies))
        return drawn[-1]

    one, three = many(1), many(3)
    alone = [part["title"] for part in one if part["sheet"]["alone"]]
    assert alone
    assert len(three) == len(one) + 2 * sum(three.count(part) == 3 for part in one)


def wanted(parts, units, *, copies=1, language="sv", first=None):
    return pack.Wanted(frozenset(parts), book(), tuple(units), language, copies, first)


def test_the_answers_lie_last_and_on_no_card(meeting, modules, drawn):
    pack.pack_pdf(meeting, wanted(pack.PARTS, book().order))
    assert kinds(drawn[0])[-1] == "answers"
    cards = next(part for part in drawn[0] if part["kind"] == "questions")["cards"]
    assert all(card["right"] for card in cards)
    assert [card["number"] for card in cards] == list(range(1, len(cards) + 1))


def test_the_wall_holds_every_word_of_the_unit(modules):
    for unit in book().order:
        cards = on_paper.wall(book(), unit, "sv")
        said = " ".join(
            words for card in cards for piece in card["pieces"] for line in piece["lines"] for words, _strong in line
        )
        for block in book().units[unit]["blocks"]:
            if block["kind"] == "text" and not block["text"].startswith("-"):
                first = re.split(r"[*\[\n{]", block["text"])[0].strip()
                assert first in said, (unit, block["key"])


def test_a_card_on_the_wall_is_short_and_a_list_goes_on_where_it_was(modules):
    for unit in book().order:
        for card in on_paper.wall(book(), unit, "sv"):
            lines = [line for piece in card["pieces"] for line in piece["lines"]]
            high = sum(on_paper._height(line) for line in lines)
            assert high <= on_paper.MOST_LINES or len(lines) == 1, (unit, card["title"])
    piece = {"kind": "numbers", "lines": [[["x" * 40 * 3, False]] for _number in range(7)]}
    cut = on_paper._cut([piece])
    assert [part[0]["start"] for part in cut] == sorted({part[0]["start"] for part in cut})
    assert sum(len(part[0]["lines"]) for part in cut) == 7


def test_a_private_exercise_shows_no_field_on_the_wall(modules):
    cards = [card for unit in book().order for card in on_paper.wall(book(), unit, "sv")]
    assert "Det här gör var och en på sitt eget papper." in str(cards)


def test_the_words_met_are_explained_with_the_persons_own_beside(meeting, modules, drawn):
    pack.pack_pdf(meeting, wanted({"words"}, book().order))
    (card,) = drawn[0]  # Samir reads Arabic, Hodan Swedish
    assert (card["language"], card["name"]) == ("ar", "العربية")
    assert all(row["word"] and row["easy"] for row in card["rows"])
    assert any(row["other"] for row in card["rows"])


HARD = ["أمينة", "Олена", "Zoë 😀", "\u202etset", "ሰላም", "#let x = 1 $y$ @z"]


@pytest.mark.parametrize("name", HARD)
def test_whatever_people_are_called_and_write_a_paper_comes_out(hemse, asa, hodan, modules, stopped_clock, name):
    meeting = Meeting.objects.create(venture=hemse, starts_at=TOMORROW, place=name, travel=name, bring=name)
    join(person(name, language="ar"), hemse)
    place = Place(hemse, "group.access_needs")
    actions.write_answer(place=place, value=[name], writing=Writing(hodan))
    for language in ("sv", "ar"):
        made = pack.pack_pdf(meeting, wanted(pack.PARTS, ["u1"], language=language))
        assert b"pdfuaid" in contents(made)


def test_the_first_meeting_of_a_group_has_the_short_version_ticked(hemse, meeting, modules):
    assert "short" in PackForm.preset(meeting, "").initial["part"]
    Meeting.objects.create(venture=hemse, starts_at=NOON - timedelta(days=7))
    form = PackForm.preset(meeting, "")
    assert "short" not in form.initial["part"]
    assert "short" in dict(form.fields["part"].choices)


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_the_short_version_is_two_pages_with_the_card_and_what_must_be_said(meeting, modules, language):
    first = book("trygg-ersattning")
    made = on_paper.short(first, language)
    assert [part["title"]["words"] for part in made["parts"]] == [
        first.units[unit]["title"] for unit in ("u1", "u2", "u4")
    ]
    assert made["fields"] == ["personal.benefit_questions"]
    for sentence in ("Säg till Försäkringskassan innan du börjar jobba.", "Spara det."):
        assert sentence in str(made["parts"])
    assert made["parts"][0]["pieces"][0]["language"] == "sv"  # locked: nobody has read a translation
    assert pages(pack.pack_pdf(meeting, wanted({"short"}, [], first=first, language=language))) == 2


def test_the_next_unit_is_the_one_after_what_half_have_read(hemse, hodan, samir, mira, modules):
    now = walk_of(hemse).now
    assert (now.slug, next_unit(hemse, now)) == ("var-grupp", "u1")
    uid = {unit: UUID(now.units[unit]["uid"]) for unit in now.order}
    UnitProgress.objects.create(user=hodan, unit_uid=uid["u1"], read_at=NOON, at=NOON)
    UnitProgress.objects.create(user=mira, unit_uid=uid["u3"], read_at=NOON, at=NOON)  # of another group
    assert next_unit(hemse, now) == "u2"


def test_the_week_shows_hers_and_no_others(coach, meeting, sanda, cohort, other_venture):
    Meeting.objects.create(venture=other_venture, starts_at=TOMORROW)
    Meeting.objects.create(cohort=cohort, starts_at=TOMORROW)
    Meeting.objects.create(venture=sanda, starts_at=NOON + timedelta(days=9))
    html = coach.get("/sv/coach/vecka/").content.decode()
    assert "Hemse bröd" in html
    assert "Gotland hösten 2026" in html
    assert "Sanda tvätt" not in html
    assert "Luleå" not in html
    assert html.count("/utskrift/") == 2
    assert "Tolken är inte bokad" in html


def test_an_empty_week_says_so_and_has_no_paper(coach, hemse, stopped_clock):
    assert "Inget möte är bestämt" in coach.get("/sv/coach/vecka/").content.decode()
    assert coach.get("/sv/coach/vecka.pdf").status_code == 302


def test_the_week_sheets_are_one_pdf(coach, meeting):
    response = coach.get("/sv/coach/vecka.pdf")
    assert pages(response.content) == 2
    assert b"pdfuaid" in contents(response.content)


def test_the_week_costs_the_same_for_two_meetings_as_for_twenty(coach, meeting, sanda):
    def queries(address):
        coach.get(address)  # what is read once a process
        with CaptureQueriesContext(connection) as asked:
            coach.get(address)
        return len(asked)

    before = [queries("/sv/coach/vecka/"), queries("/sv/coach/vecka.pdf")]
    for number in range(18):
        join(person(f"Ny {number}"), sanda)
        Meeting.objects.create(venture=sanda, starts_at=TOMORROW + timedelta(minutes=number))
    assert [queries("/sv/coach/vecka/"), queries("/sv/coach/vecka.pdf")] == before
    assert before[0] <= 7


def test_her_week_has_the_times_when_she_helps_and_leads_to_the_interpreter(coach, asa, meeting, hemse):
    at = clock.now() + timedelta(days=2)
    booked = propose_booking(venture=hemse, function_id="marketing", by=asa, starts_at=at)
    Meeting.objects.filter(pk=meeting.pk).update(interpreter=True, interpreter_booked=False)
    page = BeautifulSoup(coach.get("/sv/coach/vecka/").content.decode(), "html.parser")
    assert page.select_one(f"main a[href='/sv/coach/stod/tid/{booked.uid}/']")
    assert page.select_one(f"main a.tag.need[href='{address(meeting).removesuffix('utskrift/')}']")
