"""A form that is sent twice, by a double tap or by going back, counts once.

The form carries a random id (`{% once %}` in the template), its view wears `@once`. The same id with the same words
from the same person is answered as the first time was, and nothing is written; other words are another form.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import salted_hmac

from barkraft.shared import clock
from barkraft.shared.models import SentForm

FIELD = "form"
KNOWN_FOR = timedelta(days=1)

View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """For a view that adds something and then redirects. What it writes and that it was sent are kept together."""

    @wraps(view)
    def taken_in_once(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method != "POST" or not request.POST.get(FIELD):
            return view(request, *args, **kwargs)
        key = _key(request)
        try:
            with transaction.atomic():
                # The database makes the second wait for the first here.
                sent, is_first = SentForm.objects.get_or_create(key=key, defaults={"at": clock.now()})
                return _first(view, request, sent, args, kwargs) if is_first else _again(request, sent)
        except Exception:
            SentForm.objects.filter(key=key).delete()  # kept, and then a letter could not be sent: let her try again
            raise

    return taken_in_once


def _first(
    view: View, request: HttpRequest, sent: SentForm, args: tuple[object, ...], kwargs: dict[str, object]
) -> HttpResponse:
    response = view(request, *args, **kwargs)
    if isinstance(response, HttpResponseRedirect):
        queued = getattr(messages.get_messages(request), "_queued_messages", [])
        sent.address, sent.said = (
            response["Location"],
            [[one.level, str(one.message), one.extra_tags] for one in queued],
        )
        sent.save(update_fields=["address", "said"])
    else:
        sent.delete()  # nothing was added: she is asked to mend the form
    return response


def _again(request: HttpRequest, sent: SentForm) -> HttpResponse:
    for level, sentence, tags in sent.said:
        messages.add_message(request, level, sentence, extra_tags=tags)
    return HttpResponseRedirect(sent.address)


def _key(request: HttpRequest) -> str:
    """Of who sends what where. Keyed, so that nobody can find the words by trying."""
    words = sorted((name, request.POST.getlist(name)) for name in request.POST if name != "csrfmiddlewaretoken")
    told = repr((getattr(request.user, "pk", None), request.path, words))
    return salted_hmac("barkraft.shared.once", told, algorithm="sha256").hexdigest()


def forget_old() -> None:
    """Forms of yesterday: a page that has been open for so long is another one."""
    SentForm.objects.filter(at__lt=clock.now() - KNOWN_FOR).delete()
