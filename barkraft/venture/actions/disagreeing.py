""" "Vi är inte överens": kept as such, in the group's words, until the group says that it is settled."""

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts
from barkraft.venture.binder import answers, chapters
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Disagreement, Venture

MOST_SIGNS = 500
LONGEST_HEADING = 200


@transaction.atomic
def say_not_agreed(*, venture: Venture, about: str, words: str, by: User, field: str = "") -> Disagreement:
    """Keep what the group does not agree on. `about`: the heading of the card; `field`: of the binder, or ""."""
    _let_in(by, venture)
    own, heading = words.strip(), " ".join(about.split())[:LONGEST_HEADING]
    if not own:
        raise Refused(_("Skriv kort hur ni tycker olika. Skriv inga namn."))
    if len(own) > MOST_SIGNS:
        raise Refused(_("Det är för långt. Skriv det viktigaste med några korta meningar."))
    answers.refuse_numbers(own, heading)
    if field and not _may_be_about(field):
        raise Refused(_("Det här är bara ditt. Det sparas aldrig hos oss."))
    return Disagreement.objects.create(venture=venture, about=heading, words=own, field=field, by=by, at=clock.now())


@transaction.atomic
def settle(*, disagreement: Disagreement, by: User) -> None:
    """The group says that it agrees now. What it did not agree on stays to be read in its history."""
    _let_in(by, disagreement.venture)
    Disagreement.objects.filter(pk=disagreement.pk, settled_at=None).update(settled_at=clock.now())


def _may_be_about(field: str) -> bool:
    """Whether it is a field of the binder, and not of somebody's own card."""
    try:
        return not chapters.field(field).on_device
    except KeyError:
        return False


def _let_in(by: User, venture: Venture) -> None:
    answers.hold(venture)  # before access is looked up: who leaves meanwhile is gone before this, or after
    if not facts.may_write(by, venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
