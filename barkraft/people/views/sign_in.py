"""The three ways in on one page, the way out, and invitations."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.people import registry, sessions
from barkraft.people.actions import accept_invitation
from barkraft.shared.addresses import on_this_site


@login_not_required
@never_cache
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """With a card, an e-mail code or a passkey."""
    go_to = on_this_site(request.GET.get("next", ""))
    if request.user.is_authenticated:
        return HttpResponseRedirect(go_to or sessions.home_address(sessions.signed_in(request)))
    return render(request, "people/sign_in.html", {"next": go_to})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. The page's script deletes drafts; answers that wait for the net stay in the browser."""
    logout(request)
    response = redirect("home:start")
    response["Clear-Site-Data"] = '"cache"'
    response.delete_cookie(sessions.COOKIE)
    return response


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """A one-use link. GET shows what it is, POST uses it: a mail program that opens links spends nothing."""
    response = _invitation(request, token)
    # Never the token, not even to ourselves. Not "no-referrer": with that a browser says that its form comes from
    # nowhere ("Origin: null"), and nobody's yes is taken.
    response["Referrer-Policy"] = "strict-origin"
    return response


def _invitation(request: HttpRequest, token: str) -> HttpResponse:
    invited = registry.find_invitation(token)
    if invited is None:
        return render(request, "people/invitation_gone.html", status=404)
    if request.method != "POST":
        return render(request, "people/invitation.html", {"invited": invited})
    try:
        user, is_new = accept_invitation(invited=invited)
    except registry.AlreadyUsed:
        return render(request, "people/invitation_gone.html", status=404)
    if request.user == user:
        return HttpResponseRedirect(sessions.home_address(user))
    if not is_new:
        messages.success(request, _("Klart. Logga in som du brukar."))
        return redirect("people:sign_in")
    sessions.open_by_invitation(request, user)
    return HttpResponseRedirect(sessions.home_address(user))
