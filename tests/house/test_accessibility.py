"""The page about accessibility says that axe goes through every kind of page. So it does."""

from django.urls import Resolver404

from tests.e2e.addresses import OF_THE_GROUP, OF_THE_STAFF, OPEN, REACHED_OTHERWISE, name_of
from tests.house.access_table import TABLE

# Answers that are no page to look at.
NO_PAGE = {
    "health": "for the machine that watches",
    "personal": "a small JSON",
    "service_worker": "a script",
    "file": "a photo",
    "venture:print": "a PDF: its own tests",
    "coaching:slips": "a PDF: its own tests",
    "coaching:hours_file": "a file to keep",
    "support:booking_file": "a file to keep",
    "venture:meeting_file": "a file to keep",
    "venture:mine": "a PDF: its own tests",
    "venture:answers_beside": "a piece of a lesson's page",
    "coaching:person_paper": "a PDF: its own tests",
    "coaching:call_slip": "a PDF: its own tests",
    "coaching:cohort_slip_paper": "a PDF: its own tests",
    "coaching:meeting_pack": "a PDF: its own tests",
    "coaching:cohort_meeting_pack": "a PDF: its own tests",
    "coaching:cohort_meeting_print": "the page that a group's meeting has, coaching:meeting_print",
    "coaching:cohort_meeting_log": "the page that a group's meeting has, coaching:meeting_log",
    "venture:afterword": "the form that Min dag of one who was away has",
    "coaching:week_sheets": "a PDF: its own tests",
    "people:account_everything": "a file to keep",
    "coaching:open_case": "a form of one field, for a group of another coach's: the demo has none",
    "letters": "in development alone",
}


def _name(address: str) -> str:
    return name_of(address.format(group="/g/abcdefghijkm"))


def test_every_address_that_axe_goes_to_is_one_of_ours() -> None:
    wrong = []
    for address in [*OPEN, *OF_THE_GROUP, *OF_THE_STAFF]:
        try:
            _name(address)
        except Resolver404:
            wrong.append(address)
    assert wrong == []
    assert REACHED_OTHERWISE - TABLE.keys() == set()


def test_axe_goes_through_every_kind_of_page() -> None:
    pages = {name for name, row in TABLE.items() if "200" in row.get.split()}
    seen = {_name(address) for address in [*OPEN, *OF_THE_GROUP, *OF_THE_STAFF]} | REACHED_OTHERWISE
    assert sorted(pages - seen - NO_PAGE.keys()) == [], "give it an address in tests/e2e/addresses.py"
