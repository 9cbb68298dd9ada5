"""One field of the binder on a page of its own, and what can be done there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from barkraft.people.sessions import signed_in
from barkraft.shared import files
from barkraft.shared.once import once_inside
from barkraft.venture import actions, binder, worksheet
from barkraft.venture.binder import BinderField, Place, Writing
from barkraft.venture.binder.answers import Refused
from barkraft.venture.binder.contents import contents
from barkraft.venture.binder.places import LATEST
from barkraft.venture.controls import Posted
from barkraft.venture.forms import PhotoForm
from barkraft.venture.models import Answer, Photo, Venture
from barkraft.venture.views import field_pages
from barkraft.venture.views.access import own_or_404


@never_cache
@require_http_methods(["GET", "POST"])
def field(request: HttpRequest, uid: str, section: str, field: str) -> HttpResponse:
    """Show one field, or write in it. `field` is the id's last part, or all of it."""
    venture = own_or_404(request, uid)
    bound = _bound(section, field)
    if request.method == "POST":
        # Of a form whose file was too big, only what stood before the file has arrived.
        act = _add_photo if files.was_too_big(request.META) else ACTS.get(request.POST.get("do", ""))
        if act is None or bound.definition.on_device or bound.closed:
            # The person's own card is never ours: nothing of the request is kept or logged.
            return HttpResponseBadRequest()
        return act(request, venture, bound)
    if bound.definition.is_table and request.GET.get("rad"):
        return field_pages.row_page(request, venture, bound, request.GET["rad"], None)
    if "bild" in request.GET and actions.takes_photo(bound.definition):
        return field_pages.photo_page(request, venture, bound, PhotoForm())
    if "historik" in request.GET:
        return field_pages.history_page(request, venture, bound)
    return field_pages.page(request, venture, bound, None)


def _bound(section: str, field_id: str) -> BinderField:
    wanted = field_id if "." in field_id else f"{section}.{field_id}"
    try:
        bound = binder.field(wanted)
    except KeyError:
        raise Http404 from None
    if bound.definition.section != section:
        raise Http404
    return bound


# What can be done, by the form's `do`.


def _writing(request: HttpRequest, seen: str = LATEST) -> Writing:
    """Who writes by a form, and what she saw."""
    return Writing(signed_in(request), seen, by_group="by_group" in request.POST)


def _save(request: HttpRequest, venture: Venture, bound: BinderField) -> HttpResponse:
    value = request.POST.get("value", "")
    try:
        actions.write_answer(
            place=Place(venture, bound.definition.id),
            value=value,
            writing=_writing(request, seen=request.POST.get("based_on", "")),
        )
    except Refused as refused:
        return field_pages.page(request, venture, bound, Posted({"": value}, {"": refused.sentence}))
    except KeyError:
        return HttpResponseBadRequest()
    return field_pages.go_back(request, venture, bound)


@once_inside
def _append(request: HttpRequest, venture: Venture, bound: BinderField) -> HttpResponse:
    """One more line at the end of a list."""
    if bound.definition.type != "list":
        return HttpResponseBadRequest()
    line = request.POST.get("line", "").strip()
    if line:
        try:
            actions.add_line(place=Place(venture, bound.definition.id), line=line, writing=_writing(request))
        except Refused as refused:
            typed = "\n".join([*(bound.read(venture) or []), line])
            return field_pages.page(request, venture, bound, Posted({"": typed}, {"": refused.sentence}))
    return field_pages.go_back(request, venture, bound)


def _save_row(request: HttpRequest, venture: Venture, bound: BinderField) -> HttpResponse:
    """All cells of a row, or the one that a step asks for."""
    if not bound.definition.is_table:
        return HttpResponseBadRequest()
    row = request.POST.get("row", "")
    keys = [column.key for column in bound.definition.columns if f"c-{column.key}" in request.POST]
    cells = {key: request.POST[f"c-{key}"] for key in keys}
    try:
        actions.add_row(
            place=Place(venture, bound.definition.id, row or None),
            cells=cells,
            writing=_writing(request),
            seen={key: request.POST.get(f"b-{key}", "") for key in keys},
        )
    except Refused as refused:
        return _refused_row(request, venture, bound, cells, refused)
    except KeyError:
        return HttpResponseBadRequest()
    step = field_pages.number(request.POST.get("steg"))
    if step is None:
        return field_pages.go_back(request, venture, bound)
    return _next_step(request, venture, bound, row, step + 1)


def _next_step(request: HttpRequest, venture: Venture, bound: BinderField, row: str, step: int) -> HttpResponse:
    context = field_pages.context_of(request, venture, bound)
    asked = worksheet.row_controls(bound.definition, contents(venture, [bound.definition.id]), row, None, cards=True)
    if step < len(asked):
        return HttpResponseRedirect(field_pages.row_url(context, row, steg=step))
    return field_pages.go_back(request, venture, bound)


def _refused_row(
    request: HttpRequest, venture: Venture, bound: BinderField, cells: dict[str, str], refused: Refused
) -> HttpResponse:
    row = request.POST.get("row", "")
    guilty = _guilty(bound, cells) or next(iter(cells), "")
    return field_pages.row_page(request, venture, bound, row, Posted(cells, {guilty: refused.sentence}, row))


def _guilty(bound: BinderField, cells: dict[str, str]) -> str:
    """The column whose words cannot be kept."""
    return next((key for key, text in cells.items() if not bound.may_keep(text)), "")


def _row_done(act: Callable[..., Any], **more: Any) -> Callable[[HttpRequest, Venture, BinderField], HttpResponse]:
    def done(request: HttpRequest, venture: Venture, bound: BinderField) -> HttpResponse:
        place = Place(venture, bound.definition.id, request.POST.get("row", ""))
        try:
            act(place=place, by=signed_in(request), **more)
        except (Refused, KeyError):
            return HttpResponseBadRequest()
        return field_pages.go_back(request, venture, bound)

    return done


def _choose(request: HttpRequest, venture: Venture, bound: BinderField) -> HttpResponse:
    """One of two versions, or both."""
    heads = Answer.objects.filter(venture=venture, field=bound.definition.id, is_head=True).select_related("venture")
    answer = heads.filter(uid=request.POST.get("answer", "")).first()
    if answer is not None:
        try:
            act = actions.keep_both if request.POST.get("both") else actions.choose_answer
            act(answer=answer, by=signed_in(request))
        except Refused as refused:
            messages.info(request, refused.sentence)
    return field_pages.go_back(request, venture, bound)


def _add_photo(request: HttpRequest, venture: Venture, bound: BinderField) -> HttpResponse:
    form = PhotoForm(request.POST, request.FILES)
    if files.was_too_big(request.META):
        form.errors["photo"] = form.error_class([files.too_big_sentence()])
        return field_pages.photo_page(request, venture, bound, form)
    if not form.is_valid():
        return field_pages.photo_page(request, venture, bound, form)
    try:
        drawn = files.picture(form.cleaned_data["photo"].file)  # before anything is held
    except files.NotAPicture as refused:
        form.add_error("photo", refused.sentence)
        return field_pages.photo_page(request, venture, bound, form)
    return _keep_photo(request, venture, bound, form, drawn)


@once_inside
def _keep_photo(
    request: HttpRequest, venture: Venture, bound: BinderField, form: PhotoForm, drawn: bytes
) -> HttpResponse:
    place, alt = Place(venture, bound.definition.id), form.cleaned_data["alt"]
    try:
        actions.keep_photo(place=place, drawn=drawn, alt=alt, by=signed_in(request))
    except Refused as refused:
        form.add_error("alt", refused.sentence)
        return field_pages.photo_page(request, venture, bound, form)
    return field_pages.go_back(request, venture, bound)


def _remove_photo(request: HttpRequest, venture: Venture, bound: BinderField) -> HttpResponse:
    kept = Photo.objects.filter(venture=venture, field=bound.definition.id).select_related("venture")
    photo = kept.filter(uid=request.POST.get("photo", "")).first()
    if photo is not None:
        actions.remove_photo(photo=photo, by=signed_in(request))
    return field_pages.go_back(request, venture, bound)


ACTS: dict[str, Callable[[HttpRequest, Venture, BinderField], HttpResponse]] = {
    "save": _save,
    "append": _append,
    "row": _save_row,
    "remove": _row_done(actions.remove_row),
    "restore": _row_done(actions.restore_row),
    "up": _row_done(actions.move_row, up=True),
    "down": _row_done(actions.move_row, up=False),
    "choose": _choose,
    "photo": _add_photo,
    "remove_photo": _remove_photo,
}
