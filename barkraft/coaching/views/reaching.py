"""How a person wants to be reminded, written down by her coach when she asks for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from barkraft.coaching.views.access import PEOPLE, coach, own_venture, people_address, person_in
from barkraft.people.forms import ReachForm
from barkraft.shared.statuses import CANNOT_KEEP


@require_http_methods(["GET", "HEAD", "POST"])
def person_reach(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Her way of being reminded and her number. She sees in her account who changed them."""
    found = own_venture(request, uid)
    user = person_in(found, person)
    form = ReachForm(request.POST, user=user) if request.method == "POST" else ReachForm(user=user)
    if request.method == "POST" and form.keep(by=coach(request)):
        messages.success(request, _("Sparat. Så blir {name} påmind.").format(name=user.first_name), extra_tags=PEOPLE)
        return redirect(people_address(found))
    context = {"form": form, "venture": found, "person": user, "back": people_address(found)}
    return render(request, "coaching/reach_form.html", context, status=CANNOT_KEEP if form.errors else 200)
