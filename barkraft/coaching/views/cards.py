"""Sign-in cards: print, hand out, new pictures, revoke, open."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from barkraft.coaching import facts
from barkraft.coaching.paper import cards_pdf
from barkraft.coaching.views.access import coach, live_card, own_venture, person_in
from barkraft.people.actions import CardRefused, hand_out, issue_cards, reset_pictures, revoke_card, unlock_card
from barkraft.people.models import User
from barkraft.venture.models import Venture


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: HttpRequest, uid: str) -> HttpResponse:
    """GET asks whose cards to print, and says which old ones die; POST makes them."""
    found = own_venture(request, uid)
    rows = [row for row in facts.people(found) if row.may_have_card]
    if request.method == "POST":
        wanted = set(request.POST.getlist("person"))
        chosen = [row.user for row in rows if row.user.uid in wanted]
        if chosen:
            return _paper(found, chosen, coach(request))
    context = {
        "venture": found,
        "people": rows,
        "asked_for": request.GET.get("person", ""),
        "none": request.method == "POST",
    }
    return render(request, "coaching/cards.html", context)


@never_cache
@require_POST
def card_print(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """One person's card."""
    found = own_venture(request, uid)
    return _paper(found, [person_in(found, person)], coach(request))


def _paper(venture: Venture, people: list[User], by: User) -> HttpResponse:
    """The sheet with new cards, streamed once: the tokens are nowhere else."""
    try:
        printed = issue_cards(users=people, by=by)
    except CardRefused:
        return redirect("coaching:venture", venture.uid)
    response = HttpResponse(cards_pdf(venture, printed), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="kort.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def card_hand_out(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """The card is in the person's hand: for 24 hours she may choose her pictures."""
    found = own_venture(request, uid)
    user = person_in(found, person)
    try:
        hand_out(card=live_card(user), by=coach(request))
    except CardRefused:
        messages.warning(request, _("Kortet används redan."))
    else:
        messages.success(
            request, _("Kortet är vaket i 24 timmar. Nu väljer {name} sina bilder.").format(name=user.first_name)
        )
    return redirect("coaching:venture", found.uid)


@require_POST
def card_reset(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Forget the pictures; the person chooses new ones within 24 hours."""
    found = own_venture(request, uid)
    user = person_in(found, person)
    reset_pictures(card=live_card(user), by=coach(request))
    messages.success(request, _("Nu kan {name} välja nya bilder, i 24 timmar.").format(name=user.first_name))
    return redirect("coaching:venture", found.uid)


@require_POST
def card_revoke(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Close a card that is lost."""
    found = own_venture(request, uid)
    user = person_in(found, person)
    revoke_card(card=live_card(user), by=coach(request))
    messages.success(
        request, _("Kortet är stängt. Skriv ut ett nytt när {name} vill ha det.").format(name=user.first_name)
    )
    return redirect("coaching:venture", found.uid)


@require_POST
def card_unlock(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Open a card that too many wrong tries have locked. The pictures stay."""
    found = own_venture(request, uid)
    unlock_card(card=live_card(person_in(found, person)), by=coach(request))
    messages.success(request, _("Kortet är öppet igen. Bilderna är desamma."))
    return redirect("coaching:venture", found.uid)
