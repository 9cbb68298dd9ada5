"""What the coach's groups have asked for help with: what waits, and one request at a time."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from barkraft.coaching.forms.support import AnswerRequestForm, PhoneForm
from barkraft.coaching.views.access import coach, own_venture
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.support import actions, catalogue, facts, hours, states, words
from barkraft.support.models import Request
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture

S = Request.State


@never_cache
@require_safe
def support(request: HttpRequest) -> HttpResponse:
    """The requests of her groups: what waits for her first, then what goes on."""
    user = coach(request)
    rows = facts.desk(user)
    context = {
        "waiting": [one for one in rows if one.rank < 3],
        "going_on": [one for one in rows if one.rank == 3],
        "ventures": Venture.objects.coached_by(user).filter(joined_into=None),
        "may_administer": facts.may_administer(user),
    }
    return render(request, "coaching/support.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def support_request(request: HttpRequest, asked: str) -> HttpResponse:
    """One request: what was asked, what has happened, and what the coach can do now."""
    user = coach(request)
    mine = Request.objects.coached_by(user).select_related("venture__cohort", "assigned_to", "asked_by")
    found = get_object_or_404(mine, uid=asked)
    form = AnswerRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = ACTS.get(request.POST.get("do", ""))
        try:
            if act is None:
                raise Refused(_("Välj vad du vill göra."))
            act(found, user, form.cleaned_data["words"])
            messages.success(request, _("Sparat. Gruppen kan läsa det."))
            return redirect("coaching:support_request", found.uid)
        except Refused as refused:
            form.add_error("words", refused.sentence)
    context = _told(found) | {"form": form}
    return render(request, "coaching/support_request.html", context, status=CANNOT_KEEP if form.errors else 200)


def _told(found: Request) -> dict[str, object]:
    """The page of a request."""
    may = {state: states.may_move(found, state) for state in S.values}
    return {
        "asked": found,
        "name": catalogue.name_of(found.function_id),
        "offer": facts.offer(found.function_id),
        "steps": words.steps(found),
        "bookings": found.bookings.select_related("staff", "venture"),
        "answer_by": facts.answer_by(found) if found.first_answer_at is None else None,
        "may_offer": may[S.OFFERED],
        "may_wait": may[S.WAITING],
        "may_decline": may[S.DECLINED],
        "may_deliver": may[S.DELIVERED],
        "may_book": may[S.BOOKED],
        "may_close": may[S.CLOSED],
        "asks_whether": may[S.FOLLOWED_UP],
        "is_open": found.state not in states.ENDED,
        "helped_choices": Request.Helped.choices,
        "quotas": hours.quotas(found.venture, clock.today()),
    }


Act = Callable[[Request, User, str], object]


def _move(state: str) -> Act:
    return lambda asked, by, said: actions.move_request(request=asked, state=state, by=by, words=said)


def _helped(value: str) -> Act:
    """The group said on the telephone whether it helped."""
    return lambda asked, by, said: actions.say_whether_it_helped(
        request=asked, helped=value, by=by, words=said, as_group=False
    )


ACTS: dict[str, Act] = {
    "take": lambda asked, by, said: actions.assign_request(request=asked, by=by),
    "offer": _move(S.OFFERED),
    "wait": _move(S.WAITING),
    "decline": _move(S.DECLINED),
    "deliver": _move(S.DELIVERED),
    "close": _move(S.CLOSED),
    "withdraw": _move(S.WITHDRAWN),
    **{f"helped_{value}": _helped(value) for value in Request.Helped.values},
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def support_by_phone(request: HttpRequest, uid: str) -> HttpResponse:
    """What a group said on the telephone, written in by its coach."""
    found = own_venture(request, uid)
    form = PhoneForm(request.POST or None, initial={"function_id": catalogue.MEETINGS})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask_for_help(venture=found, by=coach(request), by_phone=True, **form.cleaned_data)
            return redirect("coaching:support_request", made.uid)
        except Refused as refused:
            form.add_error("text", refused.sentence)
    context = {"venture": found, "form": form}
    return render(request, "coaching/support_by_phone.html", context, status=CANNOT_KEEP if form.errors else 200)
