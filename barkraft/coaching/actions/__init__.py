"""Every write of this room."""

from barkraft.coaching.actions.board import forget_rows, remake_rows
from barkraft.coaching.actions.calls import (
    add_curious,
    book_curious,
    call_those_booked,
    create_slip,
    erase_curious,
    finish_call,
    let_wait,
    note_no_answer,
    put_off_call,
    remove_slip,
)
from barkraft.coaching.actions.coaches import add_coach, end_coach, end_substitutes
from barkraft.coaching.actions.cohorts import change_cohort, change_venture, create_cohort, create_venture
from barkraft.coaching.actions.deaths import close_for_good, open_again
from barkraft.coaching.actions.forming import add_to_group, make_group_of
from barkraft.coaching.actions.logging import Log, log_meeting
from barkraft.coaching.actions.meetings import cancel_meeting, plan_meeting
from barkraft.coaching.actions.people import (
    add_known_person,
    add_person,
    end_role,
    give_role,
    invite,
    invite_staff,
    withdraw_invitation,
)
from barkraft.coaching.actions.promises import forget_call, note_away, promise_call
from barkraft.coaching.actions.walls import take_attendance

__all__ = [
    "Log",
    "add_coach",
    "add_curious",
    "add_known_person",
    "add_person",
    "add_to_group",
    "book_curious",
    "call_those_booked",
    "cancel_meeting",
    "change_cohort",
    "change_venture",
    "close_for_good",
    "create_cohort",
    "create_slip",
    "create_venture",
    "end_coach",
    "end_role",
    "end_substitutes",
    "erase_curious",
    "finish_call",
    "forget_call",
    "forget_rows",
    "give_role",
    "invite",
    "invite_staff",
    "let_wait",
    "log_meeting",
    "make_group_of",
    "note_away",
    "note_no_answer",
    "open_again",
    "plan_meeting",
    "promise_call",
    "put_off_call",
    "remake_rows",
    "remove_slip",
    "take_attendance",
    "withdraw_invitation",
]
