"""Notes on advice: for the group, for its coaches, or for the author alone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from barkraft.coaching.forms.support import NoteForm
from barkraft.coaching.views.access import coach, own_venture
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.support.actions import erase_note, write_note
from barkraft.support.models import AdviceNote
from barkraft.venture.binder.answers import Refused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def notes(request: HttpRequest, uid: str) -> HttpResponse:
    """The notes of a group that this coach may read, and a new one."""
    found = own_venture(request, uid)
    user = coach(request)
    form = NoteForm(request.POST) if request.method == "POST" else NoteForm.fresh()
    if request.method == "POST" and form.is_valid():
        try:
            write_note(venture=found, author=user, **form.cleaned_data)
            messages.success(request, _("Anteckningen är sparad."))
            return redirect("coaching:notes", found.uid)
        except Refused as refused:
            form.add_error("did", refused.sentence)
    rows = AdviceNote.objects.visible_to(user).filter(venture=found).select_related("author")
    context = {"venture": found, "form": form, "notes": rows, "own": user.pk}
    return render(request, "coaching/notes.html", context, status=CANNOT_KEEP if form.errors else 200)


@require_POST
def note_erase(request: HttpRequest, uid: str, note: str) -> HttpResponse:
    """Take a note of one's own away before its day."""
    found = own_venture(request, uid)
    user = coach(request)
    one = get_object_or_404(AdviceNote.objects.visible_to(user).filter(venture=found), uid=note)
    try:
        erase_note(note=one, by=user)
        messages.success(request, _("Anteckningen är raderad."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return redirect("coaching:notes", found.uid)
