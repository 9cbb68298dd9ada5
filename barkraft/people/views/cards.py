"""From the QR code on the card to Min dag: scan, three pictures, in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from barkraft.people import facts, sessions
from barkraft.people.actions import CardRefused, Outcome, choose_pictures, keep_language, try_pictures
from barkraft.people.facts import CardState
from barkraft.people.forms import picked
from barkraft.people.models import SignInCard
from barkraft.people.pictures import HOW_MANY, PICTURES, in_order, stand_beside_each_other
from barkraft.people.secrets_of_cards import token_hash
from barkraft.people.words import refusal_words, tries_words
from barkraft.translate import languages


@login_not_required
@never_cache
@require_safe
def scan(request: HttpRequest, token: str) -> HttpResponse:
    """The address in the QR code. The token goes no further than here: a short cookie holds the card's id instead."""
    card = SignInCard.objects.select_related("user").filter(token_hash=token_hash(token)).first()
    language = sessions.language_of(card.user) if card else request.LANGUAGE_CODE
    with override(language):
        response = HttpResponseRedirect(reverse("people:card_pictures"))
    sessions.put_card_in_hand(response, card)
    response["Referrer-Policy"] = "no-referrer"
    return response


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: HttpRequest) -> HttpResponse:
    """Three presses, each a post of the page; the third is judged."""
    if not sessions.has_scanned(request):
        return redirect("people:sign_in")
    card = sessions.card_in_hand(request)
    state = facts.card_state(card)
    if card is None or not facts.may_use_card(card.user):
        return refuse(request, CardState.NONE, None)
    if state == CardState.WAITING:
        return redirect("people:card_choose")
    if state != CardState.IN_USE:
        return refuse(request, state, card)
    chosen = picked(request.POST.getlist("vald"), request.POST.get("bild"))
    if len(chosen) < HOW_MANY:
        return _show(request, card, chosen, "")
    outcome, card = try_pictures(card=card, names=chosen)
    if outcome == Outcome.RIGHT:
        return let_in(request, card)
    if outcome == Outcome.WRONG:
        return _show(request, card, [], tries_words(card))
    return refuse(request, facts.card_state(card), card)


def _show(request: HttpRequest, card: SignInCard, chosen: list[str], problem: str) -> HttpResponse:
    context = {"person": card.user, "problem": problem, **_grid(chosen)}
    return render(request, "people/card_pictures.html", context)


def _grid(chosen: list[str]) -> dict[str, object]:
    """What the grid of twelve needs: the pictures, those pressed so far, the places left."""
    return {"pictures": PICTURES, "chosen": in_order(chosen), "names": chosen, "left": range(len(chosen), HOW_MANY)}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """The first time: choose three pictures, then press the same three once more."""
    card = sessions.card_in_hand(request)
    if card is None or facts.card_state(card) != CardState.WAITING or not facts.may_use_card(card.user):
        return redirect("people:card_pictures")
    first = picked(request.POST.getlist("forsta"), None)
    chosen = picked(request.POST.getlist("vald"), request.POST.get("bild"))
    problem = ""
    if len(chosen) == HOW_MANY and not first:
        if stand_beside_each_other(chosen):
            chosen, problem = [], _("De tre står på rad. Det är lätt att gissa. Välj andra.")
        else:
            first, chosen = chosen, []
    elif len(chosen) == HOW_MANY:
        if chosen == first:
            return _keep(request, card, chosen)
        first, chosen, problem = [], [], _("Det blev inte samma bilder. Välj en gång till.")
    context = {"person": card.user, "first": in_order(first), "problem": problem, **_grid(chosen)}
    return render(request, "people/card_choose.html", context)


def _keep(request: HttpRequest, card: SignInCard, names: list[str]) -> HttpResponse:
    try:
        card = choose_pictures(card=card, names=names)
    except CardRefused:
        return redirect("people:card_pictures")  # somebody chose meanwhile: that page says what to do
    return let_in(request, card)


def let_in(request: HttpRequest, card: SignInCard) -> HttpResponse:
    """Sign in and go to Min dag, in the person's language: the one of the page where she pressed, from now on.

    The scan leads to her account's language. If this page has another one, she chose it in its head.
    """
    sessions.open_by_card(request, card)
    here = get_language()
    if here in languages.CODES and here != card.user.language:
        keep_language(user=card.user, language=here)
    response = HttpResponseRedirect(sessions.home_address(card.user))
    sessions.set_reading_cookie(request, response, card.user)
    response.delete_cookie(sessions.COOKIE)
    return response


def refuse(request: HttpRequest, state: CardState, card: SignInCard | None) -> HttpResponse:
    """One page for every card that cannot be used now: the same look, and what to do."""
    return render(request, "people/card_refused.html", {"words": refusal_words(state, card), "state": state})
