"""The group that a form was made for: in a second window its sender may have opened another one since then."""

from django.http import Http404, HttpRequest

from barkraft.learn.actions import learning
from barkraft.learn.book import Book
from barkraft.people.sessions import signed_in
from barkraft.venture.facts import current, roles
from barkraft.venture.models import Venture

FIELD = "venture"  # holds the group's uid; "" where the page was made before a group had been chosen


def meant_or_404(request: HttpRequest) -> Venture | None:
    """The group of the form. None for a person without one. 404 where the group is not hers any more.

    What is said of one group is never said of another. A form without the field speaks of the current group.
    """
    uid = request.POST.get(FIELD)
    if uid is None:
        return current(request)
    user = signed_in(request)
    if not uid:
        return Venture.objects.filter(access__user=user, access__ended_on=None).order_by("access__id").first()
    found = Venture.objects.visible_to(user).filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def begin_by_working(request: HttpRequest, book: Book) -> None:
    """Who reads or answers has begun the module, and so has her group. A coach who looks at it begins nothing for it.

    What she did is her own and is kept also where the group of the form is not hers any more.
    """
    user = signed_in(request)
    try:
        venture = meant_or_404(request)
    except Http404:
        return
    if venture is None or roles(user, venture):
        learning.enrol(book=book, venture=venture, user=user)
