"""What happens here when somebody leaves a group, or its binder is erased."""

from typing import Any

from barkraft.people.models import User
from barkraft.support.models import Request, RequestStep
from barkraft.venture.belongings import Rows
from barkraft.venture.models import Venture


def let_name_go(sender: type[Venture], venture: Venture, user: User, **kwargs: Any) -> None:
    """The group's questions stay, without the name of one who has left it."""
    Request.objects.filter(venture=venture, asked_by=user).update(asked_by=None)
    RequestStep.objects.filter(request__venture=venture, by=user).update(by=None)


def keep_hours(rows: Rows) -> None:
    """Hours hold no word of the group: they stay for the project, by day and function, without its bookings."""
    rows.update(booking=None)
