"""Mitt konto: what is known and was done, language, everything about me, the end of the account."""

import io
import json
import zipfile

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.people import facts, registry, sessions, words
from barkraft.people.actions import (
    end_calendar_link,
    erase_account,
    keep_language,
    keep_reading,
    renew_calendar_link,
)
from barkraft.people.forms import LanguageForm, ReachForm
from barkraft.people.models import SignInCard, User
from barkraft.shared import addresses, clock, reading
from barkraft.shared.statuses import CANNOT_KEEP

EVENTS_SHOWN = 30
LANGUAGE_ASKED = "language_asked"  # in the session: "only now" was the answer


@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Everything about the account on one page."""
    user = sessions.signed_in(request)
    return _page(request, user, ReachForm(user=user))


def _page(request: HttpRequest, user: User, reach_form: ReachForm) -> HttpResponse:
    card = SignInCard.objects.filter(user=user, revoked_at=None).first()
    events = user.events.select_related("by")[:EVENTS_SHOWN]
    context = {
        "roles": registry.roles(user),
        "card_words": facts.STATE_WORDS[facts.card_state(card)],
        "events": [(event.at, words.event_words(event, mine=event.by_id == user.pk)) for event in events],
        "language_form": LanguageForm(initial={"language": user.language}),
        "reach_form": reach_form,
        "has_calendar": facts.has_calendar_link(user),
        "is_staff": facts.is_staff(user),
        "staff_roles": facts.staff_roles(user) if user.is_staff else frozenset(),
        "by_card": sessions.is_by_card(request),
    }
    return render(request, "people/account.html", context, status=CANNOT_KEEP if reach_form.errors else 200)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the person's language and show the page in it. Min dag asks too, and is shown again."""
    asked = request.POST.get("always", "")
    if asked == "no":
        request.session[LANGUAGE_ASKED] = True
        return redirect("home:my_day")
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return redirect("people:account")
    chosen = form.cleaned_data["language"]
    keep_language(user=sessions.signed_in(request), language=chosen)
    with override(chosen):
        messages.success(request, _("Språket är sparat."))
        if asked:
            return redirect("home:my_day")
    return HttpResponseRedirect(addresses.in_language(reverse("people:account"), chosen))


@require_POST
def reading_choices(request: HttpRequest) -> HttpResponse:
    """Keep how this phone shows the text, for the person's other phones."""
    keep_reading(user=sessions.signed_in(request), cookie=request.COOKIES.get(reading.COOKIE, ""))
    messages.success(request, _("Sparat. Texten ser ut så här när du loggar in."))
    return redirect("people:account")


@never_cache
@require_POST
def reach(request: HttpRequest) -> HttpResponse:
    """Keep how she wants to be reminded of meetings, or say what to change."""
    user = sessions.signed_in(request)
    form = ReachForm(request.POST, user=user)
    if not form.keep(by=user):
        return _page(request, user, form)
    messages.success(request, _("Sparat. Så blir du påmind."))
    return redirect("people:account")


@never_cache
@require_POST
def calendar(request: HttpRequest) -> HttpResponse:
    """A new address for her calendar, shown this once; or no address any more."""
    user = sessions.signed_in(request)
    if request.POST.get("do") == "end":
        end_calendar_link(user=user)
        messages.success(request, _("Kalendern är avstängd. Din telefon hämtar inget mer."))
        return redirect("people:account")
    address = settings.BASE_URL + reverse("calendar", args=[renew_calendar_link(user=user)])
    by_telephone = "webcal:" + address.partition(":")[2]
    return render(request, "people/calendar.html", {"address": address, "by_telephone": by_telephone})


@never_cache
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All that is held about the person, a file a room, as a zip. Made for this answer, kept nowhere."""
    user = sessions.signed_in(request)
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as files:
        for part in registry.parts():
            text = json.dumps(part.export(user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
            files.writestr(f"{part.name}.json", text)
    response = HttpResponse(pack.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="allt-om-mig-{clock.today():%Y-%m-%d}.zip"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """GET says what goes and what stays; POST does it."""
    problem = ""
    if request.method == "POST":
        try:
            erase_account(user=sessions.signed_in(request))
        except registry.CannotErase as reason:
            problem = str(reason)
        else:
            logout(request)
            return redirect("people:erased")
    return render(request, "people/erase.html", {"problem": problem})


@login_not_required
@never_cache
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """The last page of an account."""
    return render(request, "people/erased.html")
