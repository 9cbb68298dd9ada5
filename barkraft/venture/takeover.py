"""How a group's rows, answers and people become another's. The rest of what it has just moves (belongings.py)."""

from collections import defaultdict

from barkraft.people.actions import record_event
from barkraft.people.models import AccountEvent
from barkraft.shared import clock
from barkraft.venture.belongings import Rows
from barkraft.venture.binder.contents import clean
from barkraft.venture.binder.rows import place_after_last, ready_words
from barkraft.venture.models import Access, Answer, Role, Row, Venture

ELECTED = frozenset({Role.CHAIR, Role.BOARD})  # by one group: nobody brings such a post along


def take_over_rows(rows: Rows, target: Venture) -> None:
    """Rows of tables. Where both wrote in the same ready-made row, the source's stands below as a row of its own."""
    taken = set(Row.objects.filter(venture=target, first__isnull=False).values_list("field", "first"))
    last: dict[str, int] = {}
    for row in rows.order_by("field", "position", "id"):
        if row.first is not None and row.removed_at is None and (row.field, row.first) not in taken:
            Row.objects.filter(pk=row.pk).update(venture=target)
            continue
        place = last.get(row.field) or place_after_last(target, row.field)
        last[row.field] = place + 1
        _keep_ready_words(row, target)
        Row.objects.filter(pk=row.pk).update(venture=target, first=None, position=place)


def _keep_ready_words(row: Row, target: Venture) -> None:
    """A ready-made row that becomes an ordinary one must still say what it was about."""
    written, now = set(row.answers.filter(is_head=True).values_list("column", flat=True)), clock.now()
    for column, value in ready_words(row).items():
        if column not in written:
            kept = {"venture": target, "field": row.field, "row": row, "column": column, "value": value}
            Answer.objects.create(**kept, by=None, by_group=True, started_at=now, at=now)


def take_over_answers(rows: Rows, target: Venture) -> None:
    """Every version moves. Where both have one that counts, both count, but for the empty and the same."""
    heads: dict[str, list[Answer]] = defaultdict(list)
    for head in Answer.objects.filter(venture=target, row=None, is_head=True):
        heads[head.field].append(head)
    past: list[int] = []
    for mine in rows.filter(row=None, is_head=True):
        theirs = heads[mine.field]
        if not theirs:
            continue
        if _is_empty(mine) or mine.value in [one.value for one in theirs]:
            past.append(mine.pk)
        else:
            past += [one.pk for one in theirs if _is_empty(one)]
    Answer.objects.filter(pk__in=past).update(is_head=False)
    rows.update(venture=target)


def _is_empty(answer: Answer) -> bool:
    """Whether nothing stands there. What could not be read is something."""
    return clean(answer.value) is None and not isinstance(answer.value, dict)


def take_over_people(rows: Rows, target: Venture) -> None:
    """Who is in the source comes to the target, in the same role. That she was in the source stays, with its dates.

    The board of a registered association is elected by its own members: to that nobody comes by this.
    """
    for held in rows.filter(ended_on=None).select_related("user"):
        role = Role.PARTICIPANT if target.registered_on and held.role in ELECTED else Role(held.role)
        given = {"started_on": clock.today(), "away_since": held.away_since}
        same = {"user": held.user, "venture": target, "role": role}
        _access, is_new = Access.objects.get_or_create(**same, ended_on=None, defaults=given)
        if is_new:
            note = f"{role.label}, {target.name}"
            record_event(user=held.user, by=None, kind=AccountEvent.Kind.ROLE_GIVEN, note=note)
    rows.filter(ended_on=None).update(ended_on=clock.today())
