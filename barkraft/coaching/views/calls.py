"""The coach's list of calls ("ringlista"): whom she calls, and what came of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.actions import (
    add_curious,
    book_curious,
    erase_curious,
    finish_call,
    let_wait,
    note_no_answer,
    put_off_call,
)
from barkraft.coaching.facts import calls as call_facts
from barkraft.coaching.forms.calls import NOT_FOR_ME, WAITING, BookForm, OutcomeForm, PhonedForm
from barkraft.coaching.models import Call, Curious
from barkraft.coaching.paper.way_in import meeting_slip_pdf
from barkraft.coaching.spoken import spoken
from barkraft.coaching.views.access import coach, own_venture, person_in
from barkraft.people.models import User
from barkraft.rules import telephones
from barkraft.shared import clock, pdf
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture.actions import begin_reminders_anew, note_called
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Cohort, Meeting
from barkraft.venture.reminded import reminders_to_call


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Everybody whom she is to call, by the last day."""
    context = {"calls": call_facts.call_list(coach(request)), "today": clock.today()}
    return render(request, "coaching/calls.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def call_new(request: HttpRequest) -> HttpResponse:
    """Somebody called the coach: the same few questions, and then what she said."""
    form = PhonedForm(request.POST or None, cohorts=Cohort.objects.visible_to(coach(request)))
    if request.method == "POST" and form.is_valid():
        try:
            made = add_curious(cohort=form.chosen(), **form.values())
            return redirect("coaching:call_curious", made.uid)
        except Refused as refused:
            form.add_error("first_name", refused.sentence)
    return render(request, "coaching/call_new.html", {"form": form}, status=CANNOT_KEEP if form.errors else 200)


def _curious(request: HttpRequest, uid: str) -> Curious:
    """One whom this coach may call; 404 for another cohort's, and for one who is gone."""
    mine = Curious.objects.visible_to(coach(request)).select_related("cohort", "meeting")
    return get_object_or_404(mine, uid=uid)


@require_http_methods(["GET", "HEAD", "POST"])
def call_curious(request: HttpRequest, curious: str) -> HttpResponse:
    """What we know of her, and what she says: three answers that are equally good."""
    found = _curious(request, curious)
    form = OutcomeForm(request.POST or None, initial={"outcome": found.outcome or None})
    if request.method == "POST" and form.is_valid():
        return _said(request, found, form.cleaned_data["outcome"])
    context = {
        "curious": found,
        "phone": telephones.shown(found.phone),
        "spoken": spoken(found.language),
        "gone_by": call_facts.gone_by(found),
        "form": form,
    }
    return render(request, "coaching/call_curious.html", context, status=CANNOT_KEEP if form.errors else 200)


def _said(request: HttpRequest, found: Curious, outcome: str) -> HttpResponse:
    if outcome == NOT_FOR_ME:
        erase_curious(curious=found)
        return redirect("coaching:call_erased")
    if outcome == WAITING:
        let_wait(curious=found)
        messages.success(request, _("Sparat. Personen väntar, och står längst ner i listan."))
        return redirect("coaching:calls")
    return redirect("coaching:call_book", found.uid)


@require_safe
def call_erased(request: HttpRequest) -> HttpResponse:
    """Nothing is left, and the page says so. It names nobody."""
    coach(request)
    return render(request, "coaching/call_erased.html")


@require_http_methods(["GET", "HEAD", "POST"])
def call_book(request: HttpRequest, curious: str) -> HttpResponse:
    """She goes on: to which meeting, and with an interpreter or not."""
    found = _curious(request, curious)
    cohorts = list(Cohort.objects.visible_to(coach(request)))
    meetings = call_facts.open_meetings(cohorts)
    form = BookForm(request.POST or None, meetings=meetings, cohorts=cohorts, initial=_booked(found, meetings))
    if request.method == "POST" and form.is_valid():
        cohort, meeting = form.chosen()
        book_curious(curious=found, cohort=cohort, meeting=meeting, interpreter=form.cleaned_data["interpreter"])
        return redirect("coaching:call_curious", found.uid)
    context = {"curious": found, "form": form, "spoken": spoken(found.language), "has_meetings": bool(meetings)}
    return render(request, "coaching/call_book.html", context, status=CANNOT_KEEP if form.errors else 200)


def _booked(found: Curious, meetings: list[Meeting]) -> dict[str, object]:
    """Where she is booked; before that the next meeting of her cohort, or of any where she has none."""
    soon = next((one for one in meetings if found.cohort_id in {None, one.cohort_id}), None)
    where = found.meeting or (None if found.outcome == Curious.Outcome.GOING_ON else soon) or found.cohort
    return {"interpreter": found.interpreter, "where": where.uid if where else None}


@require_safe
def call_slip(request: HttpRequest, curious: str) -> HttpResponse:
    """A slip with day, time, place and bus, in her language. Her name is not on it."""
    found = _curious(request, curious)
    if found.meeting is None:
        return redirect("coaching:call_book", found.uid)
    return pdf.shown(meeting_slip_pdf(found.meeting, found), "lapp.pdf")


@require_POST
def call_no_answer(request: HttpRequest, curious: str) -> HttpResponse:
    """Nobody answered."""
    note_no_answer(curious=_curious(request, curious))
    return _tomorrow(request)


def _tomorrow(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Sparat. Ring igen nästa arbetsdag."))
    return redirect("coaching:calls")


def _promised(request: HttpRequest, uid: str) -> tuple[Call, User]:
    user = coach(request)
    return get_object_or_404(Call.objects.visible_to(user), uid=uid, done_at=None), user


@require_POST
def call_done(request: HttpRequest, call: str) -> HttpResponse:
    """The coach has called as she promised."""
    found, user = _promised(request, call)
    finish_call(call=found, by=user)
    return _done(request)


def _done(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Sparat. Samtalet är klart."))
    return redirect("coaching:calls")


@require_POST
def call_later(request: HttpRequest, call: str) -> HttpResponse:
    """Nobody answered a call that was promised."""
    found, _user = _promised(request, call)
    put_off_call(call=found)
    return _tomorrow(request)


@require_POST
def call_reminded(request: HttpRequest, reminder: str) -> HttpResponse:
    """The person has been reminded of the meeting by telephone."""
    found = get_object_or_404(reminders_to_call(coach(request)), uid=reminder)
    note_called(reminder=found)
    return _done(request)


@require_POST
def call_heard(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Somebody who was reminded twice has been talked with: from now on she is reminded again."""
    venture = own_venture(request, uid)
    begin_reminders_anew(user=person_in(venture, person), venture=venture)
    return _done(request)
