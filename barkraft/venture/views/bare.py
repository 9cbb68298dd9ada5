"""What scripts and pictures ask for: an answer handed in, and a photo."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from barkraft.people.models import User
from barkraft.shared import formats
from barkraft.shared.signs import plain
from barkraft.translate import languages
from barkraft.venture import actions, tickets
from barkraft.venture.binder import Place, Step, Writing, answers, chapters
from barkraft.venture.binder.answers import Refused
from barkraft.venture.dossier import Field
from barkraft.venture.models import Answer, Delivery, Photo, Venture

MOST_BYTES = 65_536
MOST_TURNS = 2**31  # what the column holds


@dataclass(frozen=True)
class Handed:
    """What a phone hands in: `key` is its own id of it, the rest as Place and Writing have it."""

    ticket: str
    key: UUID
    field: str
    row: str | None
    column: str
    value: str
    seen: str
    by_group: bool
    step: Step


@csrf_exempt  # no session is asked: a signed ticket says whose it is, and it can only add
@login_not_required
@never_cache
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Take in one answer. JSON in, JSON out: {"saved", "answer", "mark", "conflict", "problem"}.

    200 taken in; with saved null it was refused, and will be however often it comes · 400 not an answer that can
    be kept here · 403 the ticket does not hold · 413 too large.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return _said(413, problem=_("Texten är för lång. Dela upp den i flera delar."))
    handed, language = _read(request.body)
    with override(language):
        if handed is None or not _may_come(handed.field):
            return _said(400)
        holder = tickets.read(handed.ticket)
        if holder is None:
            return _said(403, problem=_where_it_is(chapters.field(handed.field)))
        try:
            return _take_in(handed, *holder)
        except Refused as refused:
            return _said(200, problem=refused.sentence)
        except KeyError:
            return _said(400)


def _read(body: bytes) -> tuple[Handed | None, str]:
    """What was handed in, None when it is not of that shape; and the language to answer in."""
    try:
        given: Any = json.loads(body)
        texts = {name: given.get(name, "") for name in ("ticket", "field", "column", "value")}
        texts["seen"] = given.get("based_on", "")
        row, by_group, language = given.get("row") or None, given.get("by_group", False), given.get("language")
        if not all(isinstance(text, str) for text in texts.values()) or not isinstance(row, str | None):
            return None, languages.SOURCE
        texts = {name: plain(text) for name, text in texts.items()}
        step = Step(plain(str(given.get("page", "")))[:36], int(given.get("turn", 0)) % MOST_TURNS)
        handed = Handed(
            key=UUID(str(given["id"])), row=row and plain(row), by_group=by_group is True, step=step, **texts
        )
    except (ValueError, KeyError, AttributeError, TypeError, OverflowError, RecursionError):
        return None, languages.SOURCE
    return handed, language if language in languages.CODES else languages.SOURCE


def _may_come(field_id: str) -> bool:
    """Whether the field is one that a phone may hand in. The person's own card never is."""
    try:
        return not chapters.field(field_id).on_device
    except KeyError:
        return False


def _where_it_is(definition: Field) -> str:
    """What to do where a ticket holds no more. A field that may hold names leaves no draft in the phone."""
    if definition.sensitivity == "personal":
        return _("Det är inte sparat. Kopiera det du skrev. Logga sen in igen.")
    return _("Logga in igen. Det du skrev finns kvar i telefonen.")


def _take_in(handed: Handed, user: User, venture: Venture) -> JsonResponse:
    key = _own_key(handed.key, user, venture)
    known = _delivered(key)
    if known is not None:
        return _kept(known.answer, None)
    try:
        with transaction.atomic():
            delivery = Delivery.objects.create(key=key, answer=None)
            written = actions.write_answer(
                place=Place(venture, handed.field, handed.row, handed.column),
                value=handed.value,
                writing=Writing(user, handed.seen, handed.by_group, handed.step),
            )
            delivery.answer = written.answer
            delivery.save(update_fields=["answer"])
    except IntegrityError:
        # The same answer came twice at the same moment; the other one is kept.
        known = _delivered(key)
        if known is None:
            raise
        return _kept(known.answer, None)
    return _kept(written.answer, written.problem)


def _own_key(key: UUID, user: User, venture: Venture) -> UUID:
    """The phone's id, made the person's and the group's own: nobody can ask after another's delivery."""
    return uuid5(key, f"{user.uid} {venture.uid}")


def _delivered(key: UUID) -> Delivery | None:
    return Delivery.objects.select_related("answer").filter(key=key).first()


def _kept(answer: Answer | None, problem: str | None) -> JsonResponse:
    if answer is None:  # nothing was written where nothing stood: that, too, is as it should be
        return _said(200, saved="")
    conflict = len(answers.heads_beside(answer)) > 1
    saved = formats.moment(answer.at)
    return _said(200, saved=saved, answer=answer.uid, mark=answer.mark, conflict=conflict, problem=problem)


def _said(status: int, **said: Any) -> JsonResponse:
    whole = {"saved": None, "answer": None, "mark": "", "conflict": False, "problem": None}
    return JsonResponse(whole | said, status=status)


@never_cache
@require_GET
def file(request: HttpRequest, uid: str) -> HttpResponseBase:
    """A photo, to those who see its group. Never by its place on the disk."""
    mine = Venture.objects.visible_to(request.user)
    photo = get_object_or_404(Photo.objects.filter(venture__in=mine), uid=uid)
    try:
        opened = photo.file.open("rb")
    except OSError:  # taken away a moment ago, or not brought along from a back-up
        raise Http404 from None
    # What is kept is always a JPEG of our own making; should it ever not be, it is no page of ours.
    response = FileResponse(opened, content_type="image/jpeg", filename=f"{photo.uid}.jpg")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
