"""Who gets what at each address. Read it as a promise; a new address without a row is a red test.

A row has one answer for each of the cast, in the order of PEOPLE:

    200    the page             away   sent to another page
    login  sent to sign in      404    there is nothing here for her
    403    not for her          405    not by this method
    ok     (POST) taken in: whatever it says about the empty form, it did not refuse the person
"""

from dataclasses import dataclass, field
from typing import Any

PEOPLE = ("nobody", "stina", "hodan", "samir", "mira", "asa", "bo", "karin")


@dataclass(frozen=True)
class Row:
    """What the address answers to GET and, where it takes one, to POST with an empty form."""

    get: str
    post: str = ""
    given: dict[str, Any] = field(default_factory=dict)  # arguments of the address, where WORLD's are not meant
    data: dict[str, str] = field(default_factory=dict)  # what is posted; "uid" stands for Hemse bröd


#             nobody stina hodan samir mira asa bo karin
EVERYBODY = "200 200 200 200 200 200 200 200"
SIGNED_IN = "login 200 200 200 200 200 200 200"
THE_GROUP = "login 404 200 200 404 200 404 404"  # Hemse bröd and its coach
ITS_COACH = "login 403 403 403 403 200 404 403"  # the desk is for coaches; of another cohort's group it knows nothing
NOT_THEIRS = "login 403 403 403 403 403 403 403"
COACHES = "login 403 403 403 403 200 200 403"
ITS_COACH_DOES = ITS_COACH.replace("200", "ok")
COACHES_DO = COACHES.replace("200", "ok")
AWAY = "away away away away away away away away"
NOTHING_HERE = "404 404 404 404 404 404 404 404"
BY_FORM_ALONE = "405 405 405 405 405 405 405 405"
BY_FORM_SIGNED_IN = "login 405 405 405 405 405 405 405"

TABLE: dict[str, Row] = {
    # Pages that are the same for everybody
    "root": Row(AWAY),
    "favicon": Row(AWAY),
    "health": Row(EVERYBODY),
    "reading": Row(AWAY),
    "service_worker": Row(EVERYBODY),
    "letters": Row(EVERYBODY),
    "components": Row(EVERYBODY),
    "home:start": Row(EVERYBODY),
    "home:about": Row(EVERYBODY),
    "home:privacy": Row(EVERYBODY),
    "home:accessibility": Row(EVERYBODY),
    "home:contact": Row(EVERYBODY),
    "home:door_running": Row(EVERYBODY),
    "home:door_board": Row(EVERYBODY),
    "home:door_public": Row(EVERYBODY),
    # A person's own
    "home:my_day": Row("login 200 200 200 200 away away away"),
    "home:read_meeting": Row(BY_FORM_SIGNED_IN, "login 404 404 404 404 404 404 404"),  # names no meeting
    "home:binder": Row("login away away away away away away away"),
    "home:choose_venture": Row(BY_FORM_SIGNED_IN, "login 404 ok ok 404 ok 404 404", data={"venture": "uid"}),
    # Ways in
    "card": Row(AWAY, given={"token": "a" * 22}),
    "people:sign_in": Row("200 away away away away away away away"),
    # Without a card in hand one is sent to the page that says how to come in.
    "people:card_pictures": Row("login login login login login login login login"),
    "people:card_choose": Row(AWAY, "ok ok ok ok ok ok ok ok"),
    "people:sign_out": Row(BY_FORM_SIGNED_IN, "login ok ok ok ok ok ok ok"),
    "people:invitation": Row(NOTHING_HERE, given={"token": "a" * 22}),
    "people:account": Row(SIGNED_IN),
    "people:account_language": Row(BY_FORM_SIGNED_IN, "login ok ok ok ok ok ok ok"),
    "people:account_reading": Row(BY_FORM_SIGNED_IN, "login ok ok ok ok ok ok ok"),
    "people:account_reach": Row(BY_FORM_SIGNED_IN, "login ok ok ok ok ok ok ok"),
    "people:account_calendar": Row(BY_FORM_SIGNED_IN, "login ok ok ok ok ok ok ok"),
    "people:beside": Row(BY_FORM_SIGNED_IN, "login ok ok ok ok ok ok ok"),
    "people:account_everything": Row(SIGNED_IN),
    "people:account_erase": Row(SIGNED_IN),
    "people:erased": Row(EVERYBODY),
    # The group and its binder
    "venture:group": Row(THE_GROUP),
    "venture:binder": Row(THE_GROUP),
    "venture:section": Row(THE_GROUP),
    "venture:field": Row(THE_GROUP, "login 404 ok ok 404 ok 404 404"),
    "venture:print": Row(THE_GROUP),
    "venture:ask": Row("login 200 200 200 200 away away away", "login ok ok ok ok ok ok ok"),
    "venture:questions": Row(THE_GROUP, "login 404 ok ok 404 ok 404 404"),
    "venture:answers_beside": Row(SIGNED_IN),
    "coaching:questions": Row(COACHES),
    "coaching:question": Row(ITS_COACH, ITS_COACH_DOES),
    "venture:gate": Row(THE_GROUP, "login 404 403 403 404 ok 404 404"),
    "venture:meetings": Row(THE_GROUP),
    "venture:meeting_file": Row(THE_GROUP),
    "venture:settle": Row(BY_FORM_SIGNED_IN, "login 404 ok ok 404 ok 404 404"),
    "venture:decisions": Row(THE_GROUP, "login 404 ok ok 404 ok 404 404"),
    "venture:leave": Row("login 404 200 200 404 404 404 404", "login 404 ok ok 404 404 404 404"),
    "venture:mine": Row("login 404 200 200 404 404 404 404"),
    "venture:left": Row(SIGNED_IN.replace("200", "away")),  # for one who has left just now
    "venture:resting": Row(THE_GROUP.replace("200", "away")),  # a group that goes on has its own page
    "venture:my_card": Row(EVERYBODY),
    # Of a logged meeting that Hodan was at: only who is of the group and was not there
    "venture:afterword": Row("login 404 404 200 404 404 404 404", "login 404 404 ok 404 404 404 404"),
    "venture:attendance": Row(SIGNED_IN),
    "answer": Row(BY_FORM_ALONE),
    "file": Row(THE_GROUP),
    "calendar": Row(NOTHING_HERE, given={"token": "a" * 22}),  # the secret address alone opens it
    # The modules
    "learn:program": Row(EVERYBODY),
    "learn:module": Row(AWAY),
    "learn:module_version": Row(EVERYBODY),
    "learn:unit_latest": Row(AWAY),
    "learn:unit": Row(EVERYBODY),
    "learn:block": Row(EVERYBODY),
    "learn:wall": Row(EVERYBODY),
    "learn:beside": Row(EVERYBODY),
    "learn:pause": Row(EVERYBODY, "ok ok ok ok ok ok ok ok"),
    "learn:finish": Row(EVERYBODY, "ok ok ok ok ok ok ok ok"),
    # What a group says about a module: each acts on her own group; Hemse bröd has begun it, the others have not
    "learn:start": Row(BY_FORM_SIGNED_IN, "login ok ok ok ok ok ok ok"),
    "learn:go_over": Row(BY_FORM_SIGNED_IN, "login 404 ok ok 404 ok 404 404"),
    "learn:group_done": Row(BY_FORM_SIGNED_IN, "login 404 ok ok 404 ok 404 404"),
    "learn:seen": Row(BY_FORM_SIGNED_IN, "login 404 404 404 404 ok 404 404"),
    "learn:passed_on_paper": Row(BY_FORM_SIGNED_IN, "login 404 404 404 404 ok ok 404"),
    "learn:effort": Row(BY_FORM_SIGNED_IN, "login ok ok ok ok ok ok ok"),
    "personal": Row(EVERYBODY),
    # The way in, open to anybody
    "slip": Row(AWAY, given={"code": "abc234"}),
    "coaching:curious": Row(EVERYBODY, "ok ok ok ok ok ok ok ok"),
    "coaching:curious_thanks": Row(EVERYBODY),
    # The list of calls, and what is made of those who came by it
    "coaching:calls": Row(COACHES),
    "coaching:call_new": Row(COACHES, COACHES_DO),
    "coaching:call_erased": Row(COACHES),
    "coaching:call_curious": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:call_book": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:call_slip": Row(ITS_COACH),
    "coaching:call_no_answer": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:call_done": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:call_later": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:call_reminded": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:call_heard": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:cohort_slips": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:cohort_slip_paper": Row(ITS_COACH),
    "coaching:cohort_slip_remove": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:cohort_group_of": Row(ITS_COACH, ITS_COACH_DOES),
    # Help for the group: what there is, what it asks for, what comes of it
    "support:functions": Row(THE_GROUP),
    "support:function": Row(THE_GROUP, "login 404 ok ok 404 ok 404 404", given={"function": "advice_start"}),
    "support:request": Row(THE_GROUP, "login 404 ok ok 404 ok 404 404"),
    "support:booking_file": Row(THE_GROUP),
    "support:first_sale": Row(THE_GROUP),
    "coaching:support": Row(COACHES),
    "coaching:support_request": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:support_by_phone": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:booking_new": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:booking": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:notes": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:note_erase": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:quota": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:hours": Row(COACHES, COACHES_DO),
    "coaching:hours_file": Row(COACHES),
    # An entry of Åsa's: of another's hours Bo knows nothing
    "coaching:hours_remove": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    # An administrator's: nobody of these is one
    "coaching:offers": Row(NOT_THEIRS),
    "coaching:offer": Row(NOT_THEIRS, NOT_THEIRS, given={"function": "economy"}),
    "coaching:invoicer": Row(NOT_THEIRS, NOT_THEIRS),
    "coaching:project_new": Row(NOT_THEIRS, NOT_THEIRS),
    # The coach's desk: of Hemse bröd and its cohort
    "coaching:board": Row(COACHES),
    "coaching:cohort_new": Row(COACHES, COACHES_DO),
    "coaching:cohort": Row(ITS_COACH),
    "coaching:cohort_edit": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:cohort_invite": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:cohort_substitute": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:cohort_withdraw": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:venture_new": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:venture": Row(ITS_COACH),
    "coaching:venture_edit": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:wall": Row(ITS_COACH),
    "coaching:wall_here": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:wall_disagree": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:cards": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:slips": Row(ITS_COACH),
    "coaching:person_new": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:person_reach": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:person": Row(ITS_COACH),
    "coaching:person_away": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:person_leave": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:person_return": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:person_move": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:person_died": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:person_open": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:person_paper": Row(ITS_COACH),
    "coaching:merge": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:end": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:card_hand_out": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:card_reset": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:card_revoke": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:card_unlock": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:role_end": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:invitation_withdraw": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:meetings": Row(ITS_COACH),
    "coaching:meeting_now": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:meeting_log": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:cohort_meeting_new": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:cohort_meeting_edit": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:cohort_meeting_cancel": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    "coaching:cohort_meeting_log": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:meeting_print": Row(ITS_COACH),
    "coaching:meeting_pack": Row(ITS_COACH),
    "coaching:cohort_meeting_print": Row(ITS_COACH),
    "coaching:cohort_meeting_pack": Row(ITS_COACH),
    "coaching:week": Row(COACHES),
    "coaching:week_sheets": Row("login 403 403 403 403 200 away 403"),  # without a meeting there is no paper
    "coaching:attendance": Row(ITS_COACH),
    "coaching:meeting_new": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:meeting_edit": Row(ITS_COACH, ITS_COACH_DOES),
    "coaching:meeting_cancel": Row(BY_FORM_SIGNED_IN, ITS_COACH_DOES),
    # Another coach's group, opened for a day: Hemse bröd is Åsa's own, and Bo may ask for it
    "coaching:open_search": Row(COACHES),
    "coaching:open_case": Row("login 403 403 403 403 away 200 403", COACHES_DO),
    "coaching:close_case": Row(BY_FORM_SIGNED_IN, "login 403 403 403 403 404 404 403"),
    # Nobody of the cast administrates or leads: see tests/coaching/test_staff_roles.py
    "coaching:staff": Row(NOT_THEIRS),
    "coaching:staff_invite": Row(NOT_THEIRS, NOT_THEIRS),
    "coaching:staff_invite_coach": Row(NOT_THEIRS, NOT_THEIRS),
    "coaching:staff_role_end": Row(BY_FORM_SIGNED_IN, NOT_THEIRS, given={"held": "a" * 12}),
    "coaching:staff_coach_end": Row(BY_FORM_SIGNED_IN, NOT_THEIRS, given={"held": "a" * 12}),
    "coaching:team": Row(NOT_THEIRS),
}

# Pages of libraries: what their addresses begin with, and the row that all of them have.
LIBRARIES: dict[str, str] = {
    "redaktion/": "login login login login login login login 200",
    "konto/": "",  # allauth's own pages: tested in tests/people
}
