"""Ask the coach from where one stands, and read the answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from barkraft.people.sessions import signed_in
from barkraft.shared import addresses
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import actions, asked, facts
from barkraft.venture.binder.answers import Refused
from barkraft.venture.forms import AskForm
from barkraft.venture.views.access import own_or_404


@never_cache
@require_http_methods(["GET", "POST"])
@once
def ask(request: HttpRequest) -> HttpResponse:
    """A question to the coach. `fran`: the page that one came from; `del`: the lesson that it belongs to."""
    venture = facts.current(request)
    if venture is None:
        return redirect("home:contact")
    if not facts.roles(request.user, venture):  # a coach's own questions go by telephone, as they always did
        return redirect("coaching:questions")
    came_from = addresses.without_language(addresses.on_this_site(_given(request, "fran")))
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_coach(
                venture=venture,
                by=signed_in(request),
                path=came_from,
                title=_given(request, "om"),
                unit_uid=_unit(_given(request, "del")),
                **form.cleaned_data,
            )
            messages.success(request, _("Din fråga är hos coachen. Du får svar inom två arbetsdagar."))
            return redirect("venture:questions", venture.uid)
        except Refused as refused:
            form.add_error("text", refused.sentence)
    context = {
        "venture": venture,
        "form": form,
        "came_from": came_from,
        "about": _given(request, "om")[:200],
        "lesson": _given(request, "del"),
        "coaches": facts.coach_names(venture),
        "arrived": venture.questions.filter(user=signed_in(request)).count(),
    }
    return render(request, "venture/ask.html", context, status=CANNOT_KEEP if form.errors else 200)


def _given(request: HttpRequest, name: str) -> str:
    return request.POST.get(name) or request.GET.get(name, "")


def _unit(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@never_cache
@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest, uid: str) -> HttpResponse:
    """One's own questions and those that the group may read, with their answers. A POST: "jag har läst"."""
    venture = own_or_404(request, uid)
    user = signed_in(request)
    if request.method == "POST":
        actions.read_answers(venture=venture, by=user)
        return redirect("venture:questions", venture.uid)
    found = asked.readable(user, venture)
    unread = any(one.is_unread and one.user_id == user.pk for one in found)
    return render(request, "venture/questions.html", {"venture": venture, "questions": found, "unread": unread})


@never_cache
@require_safe
def beside(request: HttpRequest, unit_uid: UUID) -> HttpResponse:
    """The answers that stand beside a lesson, as a piece of a page: put in by script."""
    return render(
        request, "venture/parts/answers_beside.html", {"questions": asked.beside(signed_in(request), unit_uid)}
    )
