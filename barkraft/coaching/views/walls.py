"""The group's wall: a unit card by card, who is here, one answer by the group, and what it does not agree on."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barkraft.coaching import wall_answers
from barkraft.coaching.actions import take_attendance
from barkraft.coaching.forms.walls import DisagreementForm
from barkraft.coaching.views.access import coach, own_venture
from barkraft.coaching.wall_answers import Slide
from barkraft.learn import facts as learning
from barkraft.learn import shelf, wall
from barkraft.learn.book import Book
from barkraft.learn.lines import Line
from barkraft.learn.views import walls
from barkraft.learn.wall_cards import Card, numbered
from barkraft.people.beside import SITS_BESIDE
from barkraft.people.models import User
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import meeting_facts, paper
from barkraft.venture.actions import say_not_agreed
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.contents import contents
from barkraft.venture.facts import members
from barkraft.venture.models import Meeting, Venture
from barkraft.venture.standing import enter

HERE = "har"  # the place of the first card


@never_cache
@require_safe
def group_wall(request: HttpRequest, uid: str, slug: str, unit: str) -> HttpResponse:
    """The unit on the wall, in the version that the group works with."""
    venture = own_venture(request, uid)
    enter(request, venture)
    book, found = _unit(venture, slug, unit)
    fields = wall.fields_of(book, found)
    kept = contents(venture, fields)
    deck = wall.deck(book, found, walls.wall_words(book, found), kept)
    meeting = meeting_facts.going_on(venture)
    first = Card(HERE, "here", Line(_("Vilka är här?"), False))
    cards = numbered([first, *deck.cards])
    open_ones = list(venture.disagreements.filter(settled_at=None))
    slides = wall_answers.slides(request, cards[1:], kept, open_ones)
    context = walls.page(book, found, deck) | {
        "venture": venture,
        "slides": [Slide(cards[0], template="coaching/wall_here.html"), *slides],
        "count": len(cards),
        "people": _people(venture, meeting),
        "beside": [(role, words, bool(meeting and role in meeting.beside)) for role, words in SITS_BESIDE.items()],
        "log": _log(venture, meeting),
        "has_fields": bool(fields),
        "sheet": paper.sheet(fields, venture, kept),
        "under_round": "coaching/wall_answer.html",
        "at_the_end": "coaching/wall_end.html",
    }
    return render(request, "coaching/wall.html", context)


@require_POST
def wall_here(request: HttpRequest, uid: str, slug: str, unit: str) -> HttpResponse:
    """Who is here. The page's script asks for JSON and stays; without it the next card comes."""
    venture = own_venture(request, uid)
    _unit(venture, slug, unit)
    wanted, people = set(request.POST.getlist("person")), _members(venture)
    present = [one for one in people if one.uid in wanted]
    beside = request.POST.getlist("beside")
    meeting = take_attendance(venture=venture, present=present, beside=beside, by=coach(request))
    if "application/json" in request.headers.get("accept", ""):
        return JsonResponse({"log": _log(venture, meeting)})
    return HttpResponseRedirect(f"{_address(venture, slug, unit)}#k1")


@require_POST
@once
def wall_disagree(request: HttpRequest, uid: str, slug: str, unit: str) -> HttpResponse:
    """Keep that the group does not agree; refused, it is shown again with what was typed."""
    venture = own_venture(request, uid)
    _unit(venture, slug, unit)
    form = DisagreementForm(request.POST)
    back = f"{_address(venture, slug, unit)}#{_place(request)}"
    if form.is_valid():
        try:
            say_not_agreed(venture=venture, by=coach(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error("words", refused.sentence)
        else:
            return HttpResponseRedirect(back)
    context = {"venture": venture, "form": form, "back": back, "place": _place(request)}
    return render(request, "coaching/wall_disagree.html", context, status=CANNOT_KEEP)


def _unit(venture: Venture, slug: str, unit: str) -> tuple[Book, dict[str, Any]]:
    """The module as the group has it, and the unit; 404 for what is not published."""
    newest = shelf.newest().get(slug)
    if newest is None:
        raise Http404
    book = learning.pinned(learning.enrolments(venture, AnonymousUser()).get(slug), newest)
    if unit not in book.units:
        raise Http404
    return book, book.units[unit]


def _address(venture: Venture, slug: str, unit: str) -> str:
    return reverse("coaching:wall", args=[venture.uid, slug, unit])


def _place(request: HttpRequest) -> str:
    """The card that the form stood on: an id of our own, and nothing else."""
    place = request.POST.get("place", "")
    return place if place.replace("-", "").replace("_", "").isalnum() and place.isascii() else HERE


def _members(venture: Venture) -> list[User]:
    """Each person of the group once, however many roles she has."""
    return list({access.user_id: access.user for access in members(venture)}.values())


def _people(venture: Venture, meeting: Meeting | None) -> list[dict[str, Any]]:
    """Everybody in the group, and whether she is here."""
    present = set(meeting.presences.values_list("user", flat=True)) if meeting else set()
    return [
        {
            "uid": one.uid,
            "first_name": one.first_name,
            "here": one.pk in present,
            "in_round": one.pk in present or not present,  # before anybody is ticked, all are asked
        }
        for one in _members(venture)
    ]


def _log(venture: Venture, meeting: Meeting | None) -> str:
    return reverse("coaching:meeting_log", args=[venture.uid, meeting.uid]) if meeting else ""
