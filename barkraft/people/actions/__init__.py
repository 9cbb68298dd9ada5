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

__all__ = [
    "CardRefused",
    "Outcome",
    "accept_invitation",
    "choose_pictures",
    "create_person",
    "end_sessions",
    "erase_account",
    "hand_out",
    "issue_card",
    "issue_cards",
    "keep_language",
    "keep_reading",
    "record_event",
    "register_sign_in",
    "reset_pictures",
    "revoke_card",
    "try_pictures",
    "unlock_card",
]
