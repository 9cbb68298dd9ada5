"""What happened last in each group: one line with its day, read with five queries however many groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from barkraft.learn.facts import ModuleState
from barkraft.shared import clock
from barkraft.shared.formats import isolated
from barkraft.venture.binder import chapters
from barkraft.venture.models import Answer, Decision, Gate, Meeting, Venture

LONGEST = 90  # signs of what a group decided: the board is read at a glance


@dataclass(frozen=True)
class Latest:
    """The newest thing in a group. `on` is the day that it belongs to, `at` when it came to be known here."""

    words: str
    on: date
    at: datetime
    address: str


def latest(ventures: Sequence[Venture], states: Mapping[int, Mapping[str, ModuleState]]) -> dict[int, Latest]:
    """By the group's key; no line for a group where nothing has happened. `states`: its modules, already read."""
    found: dict[int, Latest] = {}
    for venture, one in sorted([*_told(ventures), *_said_done(states)], key=lambda pair: pair[1].at):
        found[venture] = one
    return found


def _told(ventures: Sequence[Venture]) -> list[tuple[int, Latest]]:
    known = {definition.id for definition in chapters.dossier().fields}
    newest: tuple[QuerySet[Any], ...] = (
        Meeting.objects.filter(starts_at__lt=clock.now()).order_by("-starts_at", "-id"),  # its decisions say more
        Answer.objects.filter(field__in=known).select_related("by").order_by("-at", "-id"),
        Decision.objects.order_by("-created_at", "-id"),
        Gate.objects.order_by("-created_at", "-id"),
    )
    first = [Subquery(rows.filter(venture=OuterRef("pk")).values("pk")[:1]) for rows in newest]
    keys = Venture.objects.filter(pk__in=[venture.pk for venture in ventures]).order_by("pk").values_list(*first)
    by_key = {venture.pk: venture for venture in ventures}
    told = []
    for rows, wanted in zip(newest, zip(*keys, strict=True), strict=False):
        found = rows.in_bulk([key for key in wanted if key])
        told += [(row.venture_id, _line(row, by_key[row.venture_id])) for row in found.values()]
    return told


def _line(row: Decision | Gate | Answer | Meeting, venture: Venture) -> Latest:
    match row:
        case Decision():
            words = _("De bestämde: {text}").format(text=isolated(Truncator(row.text).chars(LONGEST)))
            return Latest(words, row.decided_on, row.created_at, reverse("venture:decisions", args=[venture.uid]))
        case Gate():
            words = _("Vägval: {way}").format(way=row.get_result_display())
            return Latest(words, row.decided_on, row.created_at, reverse("venture:gate", args=[venture.uid]))
        case Answer():
            return _wrote(row, venture)
    return Latest(_("Möte"), _day(row.starts_at), row.starts_at, reverse("coaching:venture", args=[venture.uid]))


def _wrote(answer: Answer, venture: Venture) -> Latest:
    definition = chapters.field(answer.field)
    name = answer.by.first_name if answer.by else _("Någon")
    words = {"name": isolated(name), "field": isolated(definition.label)}
    place = [venture.uid, definition.section, definition.id.partition(".")[2]]
    sentence = _("%(name)s skrev i %(field)s") % words
    return Latest(sentence, _day(answer.at), answer.at, reverse("venture:field", args=place))


def _said_done(states: Mapping[int, Mapping[str, ModuleState]]) -> list[tuple[int, Latest]]:
    told = []
    for venture, own in states.items():
        for slug, state in own.items():
            at = state.enrolment.group_done_at if state.enrolment else None
            if at is not None:
                words = _("De är klara med {module}").format(module=isolated(state.title))
                told.append((venture, Latest(words, _day(at), at, reverse("learn:module", args=[slug]))))
    return told


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
