"""Every write of this room. An action refuses with a sentence (Refused)."""

from barkraft.venture.actions.answering import (
    add_line,
    add_photo,
    add_row,
    choose_answer,
    joins,
    keep_both,
    keep_photo,
    move_row,
    remove_photo,
    remove_row,
    restore_row,
    takes_photo,
    write_answer,
)
from barkraft.venture.actions.deciding import change_decision, leave_venture, own_rows, record_decision, record_gate

__all__ = [
    "add_line",
    "add_photo",
    "add_row",
    "change_decision",
    "choose_answer",
    "joins",
    "keep_both",
    "keep_photo",
    "leave_venture",
    "move_row",
    "own_rows",
    "record_decision",
    "record_gate",
    "remove_photo",
    "remove_row",
    "restore_row",
    "takes_photo",
    "write_answer",
]
