"""What one who was not at a meeting wants to say of what was decided there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from barkraft.people.sessions import signed_in
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import actions, meeting_facts
from barkraft.venture.binder.answers import Refused
from barkraft.venture.forms import AfterwordForm
from barkraft.venture.views.access import own_or_404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def afterword(request: HttpRequest, uid: str, meeting: str) -> HttpResponse:
    """What was decided at a meeting that she was not at, and one line for what she wants to say. Else 404."""
    venture, user = own_or_404(request, uid), signed_in(request)
    one = get_object_or_404(meeting_facts.was_away(user, venture), uid=meeting)
    form = AfterwordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_afterword(meeting=one, text=form.cleaned_data["text"], by=user)
            messages.success(request, _("Sparat. Alla i gruppen kan läsa det."))
            return redirect("home:my_day")
        except Refused as refused:
            form.add_error("text", refused.sentence)
    context = {
        "venture": venture,
        "meeting": one,
        "decisions": one.decisions.order_by("id"),
        "afterwords": one.afterwords.select_related("by"),
        "form": form,
        "arrived": one.afterwords.filter(by=user).count(),
    }
    return render(request, "venture/afterword.html", context, status=CANNOT_KEEP if form.errors else 200)
