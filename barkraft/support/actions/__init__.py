"""Every write of this room. An action refuses with a sentence (Refused)."""

from barkraft.support.actions.bookings import answer_booking, hold_booking, move_booking, propose_booking
from barkraft.support.actions.notes import erase_note, write_note
from barkraft.support.actions.offers import add_project, add_quota, set_invoicer, set_offering
from barkraft.support.actions.requests import (
    add_words,
    ask_for_help,
    assign_request,
    move_request,
    say_whether_it_helped,
)
from barkraft.support.actions.time import record_time, remove_time

__all__ = [
    "add_project",
    "add_quota",
    "add_words",
    "answer_booking",
    "ask_for_help",
    "assign_request",
    "erase_note",
    "hold_booking",
    "move_booking",
    "move_request",
    "propose_booking",
    "record_time",
    "remove_time",
    "say_whether_it_helped",
    "set_invoicer",
    "set_offering",
    "write_note",
]
