"""What staff write down of their advice."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.support.kept_words import clean
from barkraft.support.models import AdviceNote
from barkraft.venture import facts as group_facts
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture

LONGEST_KEPT = timedelta(days=731)  # 24 months


@transaction.atomic
def write_note(
    *,
    venture: Venture,
    author: User,
    on: date,
    did: str,
    visibility: str,
    until: date,
    decided: str = "",
    next_step: str = "",
) -> AdviceNote:
    """Keep a note for the group, the team or the author alone, up to the day that she says."""
    answers.hold(venture)
    if not group_facts.is_coach(author, venture):
        raise Refused(_("Du är inte coach för den här gruppen längre."))
    if visibility not in AdviceNote.Visibility.values:
        raise Refused(_("Välj vem som ser det."))
    if on > clock.today():
        raise Refused(_("Dagen har inte varit än. Välj i dag eller en dag som har varit."))
    if not clock.today() <= until <= clock.today() + LONGEST_KEPT:
        raise Refused(_("Välj en dag inom 24 månader. Då raderas anteckningen."))
    said = clean(did, _("Skriv vad ni gjorde, med en mening."))
    return AdviceNote.objects.create(
        venture=venture,
        author=author,
        on=on,
        did=said,
        decided=clean(decided),
        next_step=clean(next_step),
        visibility=visibility,
        until=until,
    )


def erase_note(*, note: AdviceNote, by: User) -> None:
    """Take a note away before its day: its author alone may."""
    if note.author_id != by.pk:
        raise Refused(_("Den som skrev anteckningen kan radera den."))
    note.delete()
