"""A form that is sent twice, by a double tap or by going back, counts once.

The form carries a random id (`{% once %}` in the template), its view wears `@once`. The same id with the same words
from the same person leads where the first one led, and nothing is written; other words are another form. No sentence
is said again: the page that it leads to shows what is.
"""

import copy
import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.crypto import salted_hmac

from barkraft.shared import clock
from barkraft.shared.models import SentForm

FIELD = "form"
KNOWN_FOR = timedelta(minutes=15)

View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """For a view that adds something and then redirects. What it writes and that it was sent are kept together.

    Before a repeat is answered the view is asked as by a GET, which changes nothing: who may not see it any more is
    refused by the view's own look-up.
    """

    @wraps(view)
    def taken_in_once(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        def look() -> None:
            view(_as_get(request), *args, **kwargs)
            # What waits to be said was drawn on a page that nobody gets: it still waits.
            messages.get_messages(request).used = False  # type: ignore[union-attr]  # a list has none: loudly

        return _taken_in(request, lambda: view(request, *args, **kwargs), look)

    return taken_in_once


def once_inside(act: View) -> View:
    """For the part of a view that adds something, where the view has looked up access by then."""

    @wraps(act)
    def taken_in_once(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return _taken_in(request, lambda: act(request, *args, **kwargs), lambda: None)

    return taken_in_once


def _taken_in(request: HttpRequest, act: Callable[[], HttpResponse], look: Callable[[], None]) -> HttpResponse:
    if request.method != "POST" or not request.POST.get(FIELD):
        return act()
    key = _key(request)
    try:
        with transaction.atomic():
            forget_old()
            # The database makes the second wait for the first here.
            sent, is_first = SentForm.objects.get_or_create(key=key, defaults={"at": clock.now()})
            if is_first:
                return _first(act(), sent)
    except Exception:
        SentForm.objects.filter(key=key).delete()  # kept, and then a letter could not be sent: let her try again
        raise
    look()
    return HttpResponseRedirect(sent.address)


def _first(response: HttpResponse, sent: SentForm) -> HttpResponse:
    if isinstance(response, HttpResponseRedirect):
        sent.address = response["Location"]
        sent.save(update_fields=["address"])
    else:
        sent.delete()  # nothing was added: she is asked to mend the form
    return response


def _as_get(request: HttpRequest) -> HttpRequest:
    asked = copy.copy(request)
    asked.method, asked.POST = "GET", QueryDict()  # type: ignore[assignment]  # typed as never replaced
    return asked


def _key(request: HttpRequest) -> str:
    """Of who sends what where. Keyed, so that nobody can find the words by trying."""
    words = sorted((name, request.POST.getlist(name)) for name in request.POST if name != "csrfmiddlewaretoken")
    handed = sorted((name, [_digest(one) for one in request.FILES.getlist(name)]) for name in request.FILES)
    told = repr((getattr(request.user, "pk", None), request.path, words, handed))
    return salted_hmac("barkraft.shared.once", told, algorithm="sha256").hexdigest()


def _digest(file: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def forget_old() -> None:
    """Forms of a while ago: a double tap and a way back are long past."""
    SentForm.objects.filter(at__lt=clock.now() - KNOWN_FOR).delete()
