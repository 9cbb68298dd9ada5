"""What a group and its coach say about a module. Every one is a POST and leads back there; "sett" to the board."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from barkraft.learn import facts, meeting_days
from barkraft.learn.actions import learning
from barkraft.learn.actions.learning import NotNow
from barkraft.learn.facts import ModuleState
from barkraft.learn.forms import EffortForm, OnPaperForm
from barkraft.learn.models import Publication
from barkraft.learn.views.finding import book_or_404
from barkraft.learn.views.meant import meant_or_404
from barkraft.people.sessions import signed_in
from barkraft.venture.facts import is_coach
from barkraft.venture.models import Venture


@require_POST
def start(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Vi börjar: the group, or the person without one, pins this version."""
    book = book_or_404(slug, version)
    learning.enrol(book=book, venture=meant_or_404(request), user=signed_in(request))
    return redirect("learn:unit", slug=slug, version=version, unit=book.order[0])


@require_POST
def go_over(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """The whole group goes over to this version. Any member may say it."""
    book_or_404(slug, version)
    enrolment = facts.enrolments(meant_or_404(request), signed_in(request)).get(slug)
    if enrolment is None:
        raise Http404
    learning.go_over(enrolment=enrolment, publication=Publication.objects.get(module=slug, number=version))
    messages.success(request, _("Nu läser ni den nya texten. Allt ni har skrivit finns kvar."))
    return _back(slug, version)


@require_POST
def group_done(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Vi är klara."""
    state = _state(request, slug, version)[1]
    try:
        learning.say_group_done(enrolment=_enrolled(state), ready=state.ready_to_say_done)
    except NotNow:
        messages.info(request, _("Något saknas än. Titta i listan."))
    else:
        messages.success(request, _("Ni är klara. Nu tittar coachen."))
    return _back(slug, version)


@require_POST
def seen(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """The coach's "sett"."""
    state = _coached(request, slug, version)
    try:
        learning.say_seen(enrolment=_enrolled(state))
    except NotNow:
        messages.info(request, _("Gruppen har inte sagt att den är klar än."))
    else:
        messages.success(request, _("Modulen är klar."))
        return redirect("coaching:board")  # what waits next stands there
    return _back(slug, version)


@require_POST
def passed_on_paper(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """How many have shown the coach on paper that they know."""
    state = _coached(request, slug, version)
    form = OnPaperForm(request.POST)
    if form.is_valid():
        learning.count_on_paper(enrolment=_enrolled(state), number=form.cleaned_data["number"])
        messages.success(request, _("Antalet är sparat."))
    else:
        messages.info(request, _("Skriv ett tal, till exempel 2."))
    return _back(slug, version)


@require_POST
def effort(request: HttpRequest) -> HttpResponse:
    """How much strength the meeting took: once a meeting day and person, kept without her. She may skip."""
    venture = meant_or_404(request)
    user = signed_in(request)
    if venture is not None and meeting_days.asks_effort(user, venture):
        form = EffortForm(request.POST)
        value = form.cleaned_data["value"] if form.is_valid() else None
        if learning.say_effort(venture=venture, user=user, value=value) and value is not None:
            messages.success(request, _("Tack."))
    return redirect("home:my_day")


def _state(request: HttpRequest, slug: str, version: int) -> tuple[Venture, ModuleState]:
    book_or_404(slug, version)
    venture = meant_or_404(request)
    state = facts.module_state(venture, slug) if venture else None
    if venture is None or state is None:
        raise Http404
    return venture, state


def _coached(request: HttpRequest, slug: str, version: int) -> ModuleState:
    """The state for the group's coach. Others are told that there is nothing here."""
    venture, state = _state(request, slug, version)
    if not is_coach(request.user, venture):
        raise Http404
    return state


def _enrolled(state: ModuleState) -> "facts.Enrolment":
    if state.enrolment is None:
        raise Http404
    return state.enrolment


def _back(slug: str, version: int) -> HttpResponse:
    return redirect("learn:module_version", slug=slug, version=version)
