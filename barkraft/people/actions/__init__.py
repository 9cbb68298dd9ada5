"""Every write of this room."""

from barkraft.people.actions.accounts import (
    accept_invitation,
    create_person,
    end_sessions,
    erase_account,
    keep_language,
    keep_reading,
    record_event,
    register_sign_in,
)
from barkraft.people.actions.cards import (
    CardRefused,
    Outcome,
    choose_pictures,
    hand_out,
    issue_card,
    issue_cards,
    reset_pictures,
    revoke_card,
    try_pictures,
    unlock_card,
)
from barkraft.people.actions.roles import (
    RoleRefused,
    end_staff_role,
    give_staff_role,
    let_go_of_staff,
    make_staff,
    take_in_staff,
)

__all__ = [
    "CardRefused",
    "Outcome",
    "RoleRefused",
    "accept_invitation",
    "choose_pictures",
    "create_person",
    "end_sessions",
    "end_staff_role",
    "erase_account",
    "give_staff_role",
    "hand_out",
    "issue_card",
    "issue_cards",
    "keep_language",
    "keep_reading",
    "let_go_of_staff",
    "make_staff",
    "record_event",
    "register_sign_in",
    "reset_pictures",
    "revoke_card",
    "take_in_staff",
    "try_pictures",
    "unlock_card",
]
