"""What this room tells the rooms above, inside the same transaction. Who listens is not known here."""

from django.dispatch import Signal

held = Signal()  # venture: somebody is about to write in what is the group's
left = Signal()  # venture, user, to: her name is gone from the group's words. `to`: the group that she went over to
chose_way = Signal()  # venture, gate: the group wrote down its choice of way
joined = Signal()  # source, target: all that was the source's is the target's now
ended = Signal()  # venture: its binder is erased
