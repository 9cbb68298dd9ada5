"""Signs that nobody can type or see: taken out of what a browser sends before anybody reads it.

PostgreSQL keeps no NUL and breaks on one. Tabs and line breaks stay; joiners and direction marks, which Arabic and
emoji need, are no control signs.
"""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

# C0 and C1, and halves of a sign: JSON can hold one alone, and it would break every page that shows it.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def plain(text: str) -> str:
    """The text without them."""
    return _UNSEEN.sub("", text) if _UNSEEN.search(text) else text


class PlainSigns:
    """The middleware. It stands after the one that looks for a form's token, which has read the form by then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if request.META.get("QUERY_STRING"):
            request.GET = _plain(request.GET)
        # A view without a form's token reads the body by itself, and once only.
        if request.method == "POST" and not getattr(view, "csrf_exempt", False):
            request.POST = _plain(request.POST)


def _plain(sent: Any) -> Any:
    texts = (text for name, values in sent.lists() for text in (name, *values))
    if not any(_UNSEEN.search(text) for text in texts):
        return sent
    made = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        for value in values:
            made.appendlist(plain(name), plain(value))
    made._mutable = False
    return made
