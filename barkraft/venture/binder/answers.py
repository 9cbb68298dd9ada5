"""How one answer is kept: versions with their authors, and two at once where two people wrote at once.

The rule: who has seen what counts now replaces it. Who has not is kept beside it, and the group chooses; so it
is too when one person writes on two phones. An author's versions within ten minutes are one version.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.rules import personal_numbers
from barkraft.shared import clock
from barkraft.venture import signals
from barkraft.venture.binder.places import LATEST, Place, Writing
from barkraft.venture.models import Answer, Venture

ONE_VERSION = timedelta(minutes=10)


class Refused(Exception):
    """Something that cannot be done; `sentence` says in the person's language what to do instead."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def refuse_numbers(*words: str) -> None:
    """Raises Refused where anybody's personnummer is written: it is kept nowhere, whoever writes it."""
    if any(personal_numbers.find(each) for each in words):
        raise Refused(_("Det ser ut som ett personnummer. Skriv det inte här."))


def store(place: Place, value: Any, writing: Writing) -> Answer | None:
    """Keep a value in one place of the binder, where `place.row` is a Row that is there.

    Returns the version that holds the value, or the newer one of the same page when this one came late;
    None when there was nothing and nothing was written.
    """
    with transaction.atomic():
        hold(place.venture)
        heads = list(Answer.objects.filter(**place.columns, is_head=True))
        if not heads and value is None:
            return None
        seen = _seen(heads, writing)
        if seen is not None:
            return _instead(seen, place, value, writing)
        own = _own(heads, writing)
        if own is not None and _same_page(own, writing):
            if writing.step.turn <= own.turn:
                return own  # an older word, that came late
            return _instead(own, place, value, writing)  # the reply that told her of it was lost on the way
        return _beside(heads, own, place, value, writing)


def hold(venture: Venture) -> Venture:
    """The group's row, held until the transaction ends: one writer of a binder at a time.

    Without it two could both believe that they replace the same head. The rooms above hear that something is
    about to be written (signals.held), also where rows are changed many at a time and no row tells.
    """
    held = Venture.objects.select_for_update().get(pk=venture.pk)
    signals.held.send(sender=Venture, venture=held)
    return held


def heads_beside(answer: Answer) -> list[Answer]:
    """All versions that count in the same place as this one, itself too, oldest first."""
    same = Answer.objects.filter(venture=answer.venture_id, field=answer.field, row=answer.row_id, column=answer.column)
    return list(same.filter(is_head=True).select_related("by"))


def _seen(heads: list[Answer], writing: Writing) -> Answer | None:
    """The head that the writer saw."""
    if writing.seen == LATEST:
        return heads[-1] if heads else None
    return next((head for head in heads if head.mark == writing.seen), None)


def _own(heads: list[Answer], writing: Writing) -> Answer | None:
    return next((head for head in reversed(heads) if head.by_id == writing.by.pk), None)


def _same_page(own: Answer, writing: Writing) -> bool:
    return bool(writing.step.page) and own.page == writing.step.page


def _instead(seen: Answer, place: Place, value: Any, writing: Writing) -> Answer:
    """The value where `seen` stood: the same version of hers grows, or a new one takes its place."""
    if seen.value == value:
        return seen
    if not _same_version(seen, writing):
        return _new(place, value, writing, instead_of=seen)
    seen.value, seen.at = value, clock.now()
    seen.page, seen.turn = writing.step.page, writing.step.turn
    seen.save(update_fields=["value", "at", "page", "turn"])
    return seen


def _same_version(head: Answer, writing: Writing) -> bool:
    own = head.by_id == writing.by.pk and head.by_group == writing.by_group
    return own and clock.now() - head.started_at < ONE_VERSION


def _beside(heads: list[Answer], own: Answer | None, place: Place, value: Any, writing: Writing) -> Answer:
    """The value of one who has not seen what counts."""
    same = next((head for head in heads if head.value == value), None)
    if same is not None:
        return same  # two wrote the same words: nothing to choose between
    # By a form without script she went back and sent it again: a version of its own, so that both are in the history.
    return _new(place, value, writing, instead_of=None if writing.step.page else own)


def _new(place: Place, value: Any, writing: Writing, *, instead_of: Answer | None) -> Answer:
    """A version of its own, that counts from now."""
    if instead_of is not None:
        Answer.objects.filter(pk=instead_of.pk).update(is_head=False)
    now = clock.now()
    return Answer.objects.create(
        **place.columns,
        value=value,
        by=writing.by,
        by_group=writing.by_group,
        started_at=now,
        at=now,
        based_on=instead_of,
        page=writing.step.page,
        turn=writing.step.turn,
    )
