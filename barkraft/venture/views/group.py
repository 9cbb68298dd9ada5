"""The group's pages: who it is, its binder on screen and paper, and the person's own card."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from barkraft.people.beside import who_sits_beside
from barkraft.shared import clock, pdf
from barkraft.venture import binder as binder_of
from barkraft.venture import controls, facts, paper, printing
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import contents
from barkraft.venture.views import summaries
from barkraft.venture.views.access import own_or_404

LATER_SHOWN = 3  # chapters of later phases that stand open
OPENINGS_SHOWN = 10  # who else of the staff has been here


@never_cache
@require_safe
def group(request: HttpRequest, uid: str) -> HttpResponse:
    """Who is in the group and where it stands; and the way out of it."""
    venture = own_or_404(request, uid)
    roles = facts.roles(request.user, venture)
    context = {
        "venture": venture,
        "members": facts.members(venture),
        "decisions": venture.decisions.all()[:3],
        "disagreements": venture.disagreements.filter(settled_at=None),
        "gates": venture.gates.all()[:3],
        "meeting": venture.meetings.filter(starts_at__gte=clock.now()).first(),
        "belongs": bool(roles),
        "openings": venture.openings.select_related("user")[:OPENINGS_SHOWN],
    }
    return render(request, "venture/group.html", context)


@never_cache
@require_GET
def binder(request: HttpRequest, uid: str) -> HttpResponse:
    """Every chapter: what is ready, what is missing, who wrote. A constant number of queries."""
    venture = own_or_404(request, uid)
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
    venture = own_or_404(request, uid)
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
    venture = own_or_404(request, uid)
    wanted = request.GET.get("kapitel", "")
    if reader not in printing.READERS or (wanted and not _is_chapter(wanted)):
        raise Http404
    made = printing.binder_pdf(venture, reader, request.LANGUAGE_CODE, wanted)  # type: ignore[attr-defined]
    return pdf.shown(made, f"foretagsparm-{reader}.pdf")


def _is_chapter(id: str) -> bool:
    return any(section.id == id for section in chapters.dossier().sections)


@login_not_required
@require_GET
def my_card(request: HttpRequest) -> HttpResponse:
    """The person's own card: filled in and kept in her browser, or on paper. Nothing of it comes here."""
    known, own = request.user.is_authenticated, chapters.section("personal").fields
    if who_sits_beside(request):
        return render(request, "venture/my_card_closed.html", {"venture": facts.current(request)})
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
