"""Sign-in cards: print, hand out, new pictures, revoke, open. And the slips that say "jag har frågat"."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.facts import groups as facts
from barkraft.coaching.paper.cards import cards_pdf, slips_pdf
from barkraft.coaching.views.access import PEOPLE, coach, own_for_good, own_venture, people_address, person_in
from barkraft.people.actions import CardRefused, hand_out, issue_cards, reset_pictures, revoke_card, unlock_card
from barkraft.people.models import SignInCard, User
from barkraft.shared import clock, pdf
from barkraft.venture.models import Venture

NEW = timedelta(hours=1)  # a card made within it may still be on its way out of the printer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: HttpRequest, uid: str) -> HttpResponse:
    """GET asks whose cards to print, and says which old ones die; POST makes them.

    A card that came to be since the page was shown is not made once more unasked: it may lie in the printer.
    Nor is one that is new or used: that is asked once more, and `sure` names the card that may die.
    Not for one who has opened the group for a day: a card in the wrong hand outlasts it.
    """
    found = own_for_good(request, uid)
    rows = [row for row in facts.people(found) if row.may_have_card]
    wanted = set(request.POST.getlist("person"))
    chosen = [row for row in rows if row.user.uid in wanted]
    made = [row.user.first_name for row in chosen if row.card and row.card.uid != request.POST.get(row.user.uid)]
    sure = set(request.POST.getlist("sure"))
    risky = [row for row in chosen if row.card and row.user.first_name not in made and _is_dear(row.card)]
    asked = [row for row in risky if row.card and row.card.uid not in sure]
    if chosen and not made and not asked:
        return _paper(found, [row.user for row in chosen], coach(request))
    context = {
        "venture": found,
        "people": rows,
        "asked_for": request.GET.get("person", ""),
        "none": request.method == "POST" and not chosen,
        "made": made,
        "asked": [row.user.first_name for row in asked],
        "wanted": wanted,
        "dear": [row.user.uid for row in rows if row.card and _is_dear(row.card)],
        "sure": [row.card.uid for row in chosen if row.card],
    }
    return render(request, "coaching/cards.html", context)


def _is_dear(card: SignInCard) -> bool:
    """Whether it may lie in the printer still, or somebody signs in with it."""
    return bool(card.pictures_hmac) or clock.now() - card.created_at < NEW


def _paper(venture: Venture, people: list[User], by: User) -> HttpResponse:
    """The sheet with new cards, streamed once: the tokens are nowhere else."""
    try:
        printed = issue_cards(users=people, by=by)
    except CardRefused:
        return redirect("coaching:venture", venture.uid)
    return pdf.shown(cards_pdf(venture, printed), "kort.pdf")


@require_safe
def slips(request: HttpRequest, uid: str) -> HttpResponse:
    """Slips that all look alike, for those who have asked about their benefits."""
    found = own_venture(request, uid)
    return pdf.shown(slips_pdf(row.user for row in facts.people(found)), "lappar.pdf")


def _back(request: HttpRequest, venture: Venture, sentence: str, level: int = messages.SUCCESS) -> HttpResponse:
    """To the people of the group, where the sentence is said."""
    messages.add_message(request, level, sentence, extra_tags=PEOPLE)
    return redirect(people_address(venture))


Done = Callable[[SignInCard, User, User], str]


def _on_a_card(act: Done, look_up: Callable[[HttpRequest, str], Venture] = own_venture) -> Callable[..., HttpResponse]:
    """A view that does something to somebody's card: `act(card, person, coach)` gives what is said of it."""

    @require_POST
    @wraps(act)
    def view(request: HttpRequest, uid: str, person: str) -> HttpResponse:
        found = look_up(request, uid)
        user = person_in(found, person)
        card = SignInCard.objects.filter(user=user, revoked_at=None).first()
        if card is None:  # the button was pressed twice, or another coach was quicker
            return _back(request, found, _("{name} har inget kort nu.").format(name=user.first_name), messages.WARNING)
        try:
            return _back(request, found, act(card, user, coach(request)))
        except CardRefused:
            return _back(request, found, _("Kortet används redan."), messages.WARNING)

    return view


def _for_good(act: Done) -> Callable[..., HttpResponse]:
    """As _on_a_card, for what lets somebody in: the group's own coaches'."""
    return _on_a_card(act, own_for_good)


@_for_good
def card_hand_out(card: SignInCard, user: User, by: User) -> str:
    """Wake the card for a day."""
    hand_out(card=card, by=by)
    return _("Kortet är vaket i 24 timmar. Nu väljer {name} sina bilder.").format(name=user.first_name)


@_for_good
def card_reset(card: SignInCard, user: User, by: User) -> str:
    """Let the person choose new pictures."""
    reset_pictures(card=card, by=by)
    return _("Nu kan {name} välja nya bilder, i 24 timmar.").format(name=user.first_name)


@_on_a_card
def card_revoke(card: SignInCard, user: User, by: User) -> str:
    """Close the card for good."""
    revoke_card(card=card, by=by)
    return _("Kortet är stängt. Skriv ut ett nytt när {name} vill ha det.").format(name=user.first_name)


@_on_a_card
def card_unlock(card: SignInCard, user: User, by: User) -> str:
    """Open a card that is locked or paused."""
    unlock_card(card=card, by=by)
    return _("Kortet är öppet igen. Bilderna är desamma.")
