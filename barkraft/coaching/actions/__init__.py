"""Every write of this room."""

from barkraft.coaching.actions.cohorts import add_coach, change_cohort, change_venture, create_cohort, create_venture
from barkraft.coaching.actions.meetings import cancel_meeting, plan_meeting
from barkraft.coaching.actions.people import (
    add_known_person,
    add_person,
    end_role,
    give_role,
    invite,
    withdraw_invitation,
)

__all__ = [
    "add_coach",
    "add_known_person",
    "add_person",
    "cancel_meeting",
    "change_cohort",
    "change_venture",
    "create_cohort",
    "create_venture",
    "end_role",
    "give_role",
    "invite",
    "plan_meeting",
    "withdraw_invitation",
]
