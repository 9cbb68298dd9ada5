"""The coach's first page: who needs her today."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from barkraft.coaching.board import board as board_of
from barkraft.coaching.facts.calls import calls_waiting
from barkraft.coaching.views.access import coach
from barkraft.shared import clock
from barkraft.venture.standing import coached_cohorts


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """One row a group, of all her cohorts or of one (?omgang=...). Five queries, however many groups."""
    user, own = coach(request), coached_cohorts(request)
    wanted = request.GET.get("omgang")
    chosen = next((cohort for cohort in own.values() if cohort.uid == wanted), None)
    if wanted and chosen is None:
        raise Http404
    rows = board_of(user, own, chosen)
    context = {
        "rows": rows,
        "waiting": sum(bool(row.needs) for row in rows),
        "calls": calls_waiting(user),
        "cohorts": list(own.values()),
        "chosen": chosen,
        "today": clock.today(),
    }
    return render(request, "coaching/board.html", context)
