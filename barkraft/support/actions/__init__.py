"""Every write of this room. An action refuses with a sentence (Refused)."""

from barkraft.support.actions.time import record_time, remove_time

__all__ = ["record_time", "remove_time"]
