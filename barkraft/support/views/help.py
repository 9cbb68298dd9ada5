"""The group's pages: what it can get help with, asking for it, and what came of it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from barkraft.people.sessions import signed_in
from barkraft.shared import calendar
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.support import actions, catalogue, facts, states, words
from barkraft.support.forms import AskForm, HelpedForm, WordsForm
from barkraft.support.models import AdviceNote, Booking, Request
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture
from barkraft.venture.views.access import own_or_404


@never_cache
@require_safe
def functions(request: HttpRequest, uid: str) -> HttpResponse:
    """Everything that the group can get help with: what fits now first."""
    venture = own_or_404(request, uid)
    offers = facts.offers(venture)
    context = {
        "venture": venture,
        "fits": [one for one in offers if one.fits],
        "others": [one for one in offers if not one.fits],
        "requests": [words.told(one) for one in venture.requests.exclude(state__in=states.ENDED)],
        "bookings": words.coming(venture),
        "notes": AdviceNote.objects.visible_to(request.user).filter(venture=venture, visibility="group")[:3],
        "first": catalogue.MEETINGS,
    }
    return render(request, "support/functions.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def function(request: HttpRequest, uid: str, function: str) -> HttpResponse:
    """What is included, who helps, what it costs, when there is an answer; and the question itself."""
    venture = own_or_404(request, uid)
    if function not in catalogue.catalogue():
        raise Http404
    offer = facts.offer(function, venture)
    if offer is None:
        return render(request, "support/not_offered.html", {"venture": venture, "one": catalogue.function(function)})
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask_for_help(
                venture=venture, function_id=function, by=signed_in(request), **form.cleaned_data
            )
            return redirect("support:request", venture.uid, made.uid)
        except Refused as refused:
            form.add_error("text", refused.sentence)
    context = {"venture": venture, "offer": offer, "form": form, "arrived": venture.requests.count()}
    return render(request, "support/function.html", context, status=CANNOT_KEEP if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def request_page(request: HttpRequest, uid: str, asked: str) -> HttpResponse:
    """What happened with a question, and what the group can say about it now."""
    venture = own_or_404(request, uid)
    found = get_object_or_404(venture.requests.all(), uid=asked)
    forms: dict[str, WordsForm | HelpedForm] = {"words": WordsForm(), "helped": HelpedForm()}
    refused = False
    if request.method == "POST":
        act = ACTS.get(request.POST.get("do", ""))
        sentence = act(request, found, forms) if act else _("Välj vad du vill göra.")
        if not sentence:
            return redirect("support:request", venture.uid, found.uid)
        refused = True
        if not any(form.errors for form in forms.values()):
            messages.warning(request, sentence)
    context = {
        "venture": venture,
        "asked": found,
        "name": catalogue.name_of(found.function_id),
        "steps": words.steps(found),
        "bookings": found.bookings.exclude(state=Booking.State.CANCELLED).select_related("staff"),
        "words_form": forms["words"],
        "helped_form": forms["helped"],
        "is_open": found.state not in states.ENDED,
        "may_withdraw": states.may_move(found, Request.State.WITHDRAWN, as_group=True),
        "asks_whether": found.state == Request.State.DELIVERED,
        "answer_by": facts.answer_by(found) if found.first_answer_at is None else None,
        "urgent": found.urgency == Request.Urgency.TODAY and found.first_answer_at is None,
        "has_phone": bool(settings.COACH_PHONE),
    }
    return render(request, "support/request.html", context, status=CANNOT_KEEP if refused else 200)


Forms = dict[str, WordsForm | HelpedForm]
Act = Callable[[HttpRequest, Request, Forms], str]


def _say_more(request: HttpRequest, asked: Request, forms: Forms) -> str:
    form = forms["words"] = WordsForm(request.POST)
    if not form.is_valid():
        return _("Skriv en mening.")
    try:
        actions.add_words(request=asked, words=form.cleaned_data["words"], by=signed_in(request))
    except Refused as refused:
        form.add_error("words", refused.sentence)
        return refused.sentence
    return ""


def _say_whether(request: HttpRequest, asked: Request, forms: Forms) -> str:
    form = forms["helped"] = HelpedForm(request.POST)
    if not form.is_valid():
        return _("Välj ett av de tre svaren.")
    try:
        actions.say_whether_it_helped(request=asked, by=signed_in(request), **form.cleaned_data)
    except Refused as refused:
        form.add_error("words", refused.sentence)
        return refused.sentence
    return ""


def _withdraw(request: HttpRequest, asked: Request, forms: Forms) -> str:
    try:
        actions.move_request(request=asked, state=Request.State.WITHDRAWN, by=signed_in(request), as_group=True)
    except Refused as refused:
        return refused.sentence
    return ""


def _answer_time(request: HttpRequest, asked: Request, forms: Forms) -> str:
    booking = get_object_or_404(asked.bookings.all(), uid=request.POST.get("booking", ""))
    state = Booking.State.CONFIRMED if request.POST.get("do") == "suits" else Booking.State.CANCELLED
    try:
        actions.answer_booking(booking=booking, state=state, by=signed_in(request), as_group=True)
    except Refused as refused:
        return refused.sentence
    return ""


ACTS: dict[str, Act] = {
    "words": _say_more,
    "helped": _say_whether,
    "withdraw": _withdraw,
    "suits": _answer_time,
    "suits_not": _answer_time,
}


@never_cache
@require_safe
def booking_file(request: HttpRequest, uid: str, booking: str) -> HttpResponse:
    """A booked time as a calendar file: what kind of help, when and where. Nothing of the question."""
    venture = own_or_404(request, uid)
    found = get_object_or_404(venture.bookings.all(), uid=booking)
    title = _calendar_title(venture, found)
    event = calendar.Event(
        found.uid, found.starts_at, found.minutes, title, found.place, is_cancelled=found.state == "cancelled"
    )
    response = HttpResponse(calendar.document([event]), content_type=calendar.CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="tid.ics"'
    return response


def _calendar_title(venture: Venture, booking: Booking) -> str:
    return f"{venture.name}: {catalogue.name_of(booking.function_id)}"
