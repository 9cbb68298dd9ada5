"""The quiet pages of a group: somebody leaves it, and what happens when it rests or has stopped."""

from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from barkraft.people.sessions import signed_in
from barkraft.shared import pdf
from barkraft.venture import actions, facts, own_words, partings, printing, rests
from barkraft.venture.models import Venture
from barkraft.venture.views.access import own_or_404

CARD_WENT = "card_went"  # in the session: her card was handed back just now


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, uid: str) -> HttpResponse:
    """GET says what is printed, given back, kept and erased, and asks what goes; POST leaves the group."""
    venture, user = _belonging(request, uid), signed_in(request)
    if request.method == "POST" and request.POST.get("do") == "leave":
        rows, words = own_words.picked(venture, user, request.POST.getlist("mine"))
        had_card = user.cards.filter(revoked_at=None).exists()
        actions.leave_venture(venture=venture, user=user, remove_rows=rows, remove_words=words)
        user.refresh_from_db()
        # The card that opened this session is dead; she stays signed in here, to take what is hers.
        update_session_auth_hash(request, user)
        request.session[CARD_WENT] = had_card and not user.cards.filter(revoked_at=None).exists()
        return redirect("venture:left")
    context = {
        "venture": venture,
        "parting": partings.leaving(venture),
        "things": own_words.own_things(venture, user),
    }
    return render(request, "venture/leave.html", context)


def _belonging(request: HttpRequest, uid: str) -> Venture:
    """The group, for one who is in it. Its coach leaves it in another way."""
    venture = own_or_404(request, uid)
    if not facts.roles(request.user, venture):
        raise Http404
    return venture


@never_cache
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """The last page: she may still take her things, and her account is hers to keep or to erase."""
    if CARD_WENT not in request.session:  # nobody has left just now
        return redirect("home:my_day")
    context = {"venture": facts.current(request), "card_went": request.session[CARD_WENT]}
    return render(request, "venture/left.html", context)


@never_cache
@require_safe
def mine(request: HttpRequest, uid: str) -> HttpResponse:
    """What the person wrote in the group, on paper."""
    venture = _belonging(request, uid)
    made = own_words.own_pdf(venture, signed_in(request), request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    return pdf.shown(made, "det-jag-skrev.pdf")


@never_cache
@require_safe
def resting(request: HttpRequest, uid: str) -> HttpResponse:
    """For a group that has a pause or has stopped: what is printed, given back, kept and erased."""
    venture = own_or_404(request, uid)
    rest = rests.rest(venture)
    if rest is None:
        return redirect("venture:group", uid=venture.uid)
    stopped = venture.state == Venture.State.STOPPED
    context = {
        "venture": venture,
        "stopped": stopped,
        "parting": partings.resting(venture, rest, stopped=stopped),
        "belongs": bool(facts.roles(request.user, venture)),
        "readers": printing.READERS,
    }
    return render(request, "venture/resting.html", context)
