"""The group's pages: who it is, its binder, what it decided, which way it chose, and the person's own card."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from barkraft.people.sessions import signed_in
from barkraft.shared import clock
from barkraft.shared.once import once
from barkraft.venture import actions, controls, facts, paper, printing
from barkraft.venture import binder as binder_of
from barkraft.venture.binder import chapters
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.contents import contents
from barkraft.venture.binder.display import row_title
from barkraft.venture.forms import DecisionForm, GateForm, LineForm, today_as_typed
from barkraft.venture.models import Decision, Row, Venture
from barkraft.venture.standing import enter
from barkraft.venture.views import summaries, ways

CANNOT_KEEP = 422  # what was sent is shown again with what to do
LATER_SHOWN = 3  # chapters of later phases that stand open


def _mine(request: HttpRequest, uid: str) -> Venture:
    """The group, if this person sees it; else 404, as if it were not there."""
    venture = get_object_or_404(Venture.objects.visible_to(request.user).select_related("cohort"), uid=uid)
    enter(request, venture)
    return venture


@never_cache
@require_http_methods(["GET", "POST"])
def group(request: HttpRequest, uid: str) -> HttpResponse:
    """Who is in the group and where it stands; and the way out of it."""
    venture = _mine(request, uid)
    roles = facts.roles(request.user, venture)
    if request.method == "POST":
        return _leave(request, venture, roles)
    context = {
        "venture": venture,
        "members": facts.members(venture),
        "decisions": venture.decisions.all()[:3],
        "gates": venture.gates.all()[:3],
        "meeting": venture.meetings.filter(starts_at__gte=clock.now()).first(),
        "belongs": bool(roles),
        "leaving": "lamna" in request.GET and bool(roles),
        "own_rows": _own_rows(request, venture) if "lamna" in request.GET and roles else [],
    }
    return render(request, "venture/group.html", context)


def _own_rows(request: HttpRequest, venture: Venture) -> list[dict[str, str]]:
    """Rows that the person may take with her, by what they are called."""
    found, rows = contents(venture), actions.own_rows(venture=venture, user=signed_in(request))
    named = []
    for row in rows:
        definition = chapters.field(row.field)
        line = next((line for line in found.lines(definition) if line.row and line.row.pk == row.pk), None)
        if line:
            named.append({"uid": row.uid, "table": definition.label, "title": row_title(definition, line)})
    return named


def _leave(request: HttpRequest, venture: Venture, roles: list[str]) -> HttpResponse:
    if request.POST.get("do") != "leave" or not roles:
        return redirect("venture:group", uid=venture.uid)
    rows = Row.objects.filter(venture=venture, uid__in=request.POST.getlist("row"))
    actions.leave_venture(venture=venture, user=signed_in(request), remove_rows=rows)
    return HttpResponseRedirect(reverse("home:my_day"))


@never_cache
@require_GET
def binder(request: HttpRequest, uid: str) -> HttpResponse:
    """Every chapter: what is ready, what is missing, who wrote. A constant number of queries."""
    venture = _mine(request, uid)
    found = contents(venture)
    all_chapters = facts.binder_chapters(venture, found)
    later = [chapter for chapter in all_chapters if not chapter.is_now]
    now = [chapter for chapter in all_chapters if chapter.is_now]
    context = {
        "venture": venture,
        "now": now,
        "later": later[:LATER_SHOWN],
        "rest": later[LATER_SHOWN:],
        "first_missing": next((chapter.missing[0] for chapter in now if chapter.missing), None),
        "pitch": binder_of.field("enterprise.short_pitch").read(venture, found),
        "readers": printing.READERS,
    }
    return render(request, "venture/binder.html", context)


@never_cache
@require_GET
def section(request: HttpRequest, uid: str, section: str) -> HttpResponse:
    """One chapter with all that stands in it."""
    venture = _mine(request, uid)
    try:
        chapter = chapters.section(section)
    except KeyError:
        raise Http404 from None
    ids = [definition.id for definition in chapter.fields]
    found = contents(venture, ids)
    context = {
        "venture": venture,
        "chapter": facts.chapter(chapter, venture, found),
        "fields": [summaries.summary(venture, definition, found) for definition in chapter.fields],
        "readers": printing.READERS,
    }
    return render(request, "venture/section.html", context)


@never_cache
@require_GET
def print_binder(request: HttpRequest, uid: str, reader: str) -> HttpResponse:
    """The binder, or one chapter of it (?kapitel=group), as a PDF for one of three readers."""
    venture = _mine(request, uid)
    wanted = request.GET.get("kapitel", "")
    if reader not in printing.READERS or (wanted and not _is_chapter(wanted)):
        raise Http404
    made = printing.binder_pdf(venture, reader, request.LANGUAGE_CODE, wanted)  # type: ignore[attr-defined]
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="foretagsparm-{reader}.pdf"'
    return response


def _is_chapter(id: str) -> bool:
    return any(section.id == id for section in chapters.dossier().sections)


@never_cache
@require_http_methods(["GET", "POST"])
@once
def decisions(request: HttpRequest, uid: str) -> HttpResponse:
    """What the group decided, and one to three lines more; or other words for a line of one's own of today."""
    venture = _mine(request, uid)
    changing = _own_line(request, venture)
    if changing:
        return _change(request, venture, changing)
    form = DecisionForm(request.POST or None, initial={"on": today_as_typed()})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record_decision(
                venture=venture,
                lines=form.lines(),
                by=signed_in(request),
                decided_on=form.cleaned_data["on"],
            )
            messages.success(request, _("Sparat. Alla i gruppen kan läsa det."))
            return _saved(venture, made)
        except Refused as refused:
            form.add_error("first", refused.sentence)
    wanted = request.GET.get("sparat", "").split(",")
    lines = list(venture.decisions.select_related("by"))
    context = {
        "venture": venture,
        "form": form,
        "decisions": [one for one in lines if one.uid not in wanted],
        "saved": [one for one in lines if one.uid in wanted],
        "may_change": {one.uid for one in lines if facts.may_change(request.user, one)},
    }
    return render(request, "venture/decisions.html", context, status=CANNOT_KEEP if form.errors else 200)


def _own_line(request: HttpRequest, venture: Venture) -> Decision | None:
    """The line that she asks to change, where it is hers and of today; else 404."""
    uid = request.POST.get("andra") or request.GET.get("andra")
    if not uid:
        return None
    one = get_object_or_404(venture.decisions.all(), uid=uid)
    if not facts.may_change(request.user, one):
        raise Http404
    return one


def _change(request: HttpRequest, venture: Venture, one: Decision) -> HttpResponse:
    form = LineForm(request.POST or None, initial={"text": one.text})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_decision(decision=one, text=form.cleaned_data["text"], by=signed_in(request))
            messages.success(request, _("Sparat. Raden är ändrad."))
            return _saved(venture, [one])
        except Refused as refused:
            form.add_error("text", refused.sentence)
    context = {"venture": venture, "form": form, "decision": one}
    return render(request, "venture/decision_change.html", context, status=CANNOT_KEEP if form.errors else 200)


def _saved(venture: Venture, made: list[Decision]) -> HttpResponse:
    return HttpResponseRedirect(
        reverse("venture:decisions", args=[venture.uid], query={"sparat": ",".join(one.uid for one in made)})
    )


@never_cache
@require_http_methods(["GET", "POST"])
def gate(request: HttpRequest, uid: str) -> HttpResponse:
    """The choice of way between two phases. All see it; the coach or the chair writes it down.

    The first press shows what the choice means (`do` is empty), `keep` writes it down, `change` goes back to the form.
    """
    venture = _mine(request, uid)
    may_record = facts.may_record_gate(request.user, venture)
    if request.method == "POST" and not may_record:
        raise PermissionDenied
    form, do = GateForm(request.POST or None, initial={"on": today_as_typed()}), request.POST.get("do")
    sure = request.method == "POST" and form.is_valid() and do != "change"
    if sure and do == "keep":
        given = form.cleaned_data
        try:
            made = actions.record_gate(
                venture=venture,
                result=given["result"],
                words=given["words"],
                by=signed_in(request),
                decided_on=given["on"],
                phase=request.POST.get("phase", ""),
            )
            messages.success(request, _("Sparat. Ert vägval: {way}.").format(way=made.get_result_display()))
            return redirect("venture:gate", uid=venture.uid)
        except Refused as refused:
            form.add_error("words", refused.sentence)
            sure = False
    gates = list(venture.gates.select_related("by"))
    context: dict[str, Any] = {
        "venture": venture,
        "form": form,
        "may_record": may_record,
        "gates": gates,
        "shows_form": form.is_bound or not gates or "nytt" in request.GET,
        "sure": sure,
        "ahead": ways.ahead(venture, form.cleaned_data["result"]) if sure else None,
    }
    return render(request, "venture/gate.html", context, status=CANNOT_KEEP if form.errors else 200)


@login_not_required
@require_GET
def my_card(request: HttpRequest) -> HttpResponse:
    """The person's own card: filled in and kept in her browser, or on paper. Nothing of it comes here."""
    known, own = request.user.is_authenticated, chapters.section("personal").fields
    context = {
        "base": "page.html" if known else "public.html",
        "venture": facts.current(request),
        "fields": [controls.own(definition) for definition in own],
        "sheet": paper.sheet([definition.id for definition in own], None, None),
    }
    response = render(request, "venture/my_card.html", context)
    if known:
        response["Cache-Control"] = "no-store, private"
    return response
