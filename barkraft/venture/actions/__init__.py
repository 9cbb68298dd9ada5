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
from barkraft.venture.actions.asking import answer_question, ask_coach, read_answers
from barkraft.venture.actions.deciding import change_decision, record_decision, record_gate
from barkraft.venture.actions.disagreeing import say_not_agreed, settle
from barkraft.venture.actions.ending import end_venture
from barkraft.venture.actions.leaving import (
    come_back,
    hand_back_card,
    leave_venture,
    move_person,
    own_rows,
    set_away,
)
from barkraft.venture.actions.meeting import (
    add_afterword,
    meeting_of_now,
    say_what_was_decided,
    say_who_is_here,
)
from barkraft.venture.actions.merging import merge_ventures
from barkraft.venture.actions.opening import close_case, open_case
from barkraft.venture.actions.reminding import (
    begin_reminders_anew,
    note_called,
    renew_reminders,
    tell_of_change,
)

__all__ = [
    "add_afterword",
    "add_line",
    "add_photo",
    "add_row",
    "answer_question",
    "ask_coach",
    "begin_reminders_anew",
    "change_decision",
    "choose_answer",
    "close_case",
    "come_back",
    "end_venture",
    "hand_back_card",
    "joins",
    "keep_both",
    "keep_photo",
    "leave_venture",
    "meeting_of_now",
    "merge_ventures",
    "move_person",
    "move_row",
    "note_called",
    "open_case",
    "own_rows",
    "read_answers",
    "record_decision",
    "record_gate",
    "remove_photo",
    "remove_row",
    "renew_reminders",
    "restore_row",
    "say_not_agreed",
    "say_what_was_decided",
    "say_who_is_here",
    "set_away",
    "settle",
    "takes_photo",
    "tell_of_change",
    "write_answer",
]
