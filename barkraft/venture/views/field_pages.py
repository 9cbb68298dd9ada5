"""The pages of one field: the form, one row, one question at a time, a photo, the history."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from barkraft.people.sessions import signed_in
from barkraft.shared.addresses import on_this_site, without_language
from barkraft.shared.models import new_uid
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import asked, controls, facts, paper, worksheet
from barkraft.venture.binder import BinderField, chapters
from barkraft.venture.binder.contents import contents
from barkraft.venture.binder.display import row_title, said_by, shown
from barkraft.venture.controls import Posted
from barkraft.venture.forms import PhotoForm
from barkraft.venture.models import Answer, Venture


def back(request: HttpRequest, venture: Venture, bound: BinderField) -> str:
    """Where to go when it is done: the page that sent the person here, else the field's own."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return on_this_site(wanted) or worksheet.field_url(venture, bound.definition)


def go_back(request: HttpRequest, venture: Venture, bound: BinderField) -> HttpResponse:
    """To the page that sent the person here, at the field; on a wall, at the card of the field that she came from."""
    address, _sign, place = back(request, venture, bound).partition("#")
    anchor = controls.anchor(bound.definition)
    return HttpResponseRedirect(f"{address}#{place if place.startswith(anchor) else anchor}")


def context_of(request: HttpRequest, venture: Venture, bound: BinderField) -> dict[str, Any]:
    """What every page of one field needs."""
    return {
        "venture": venture,
        "section": chapters.section(bound.definition.section),
        "field": bound.definition,
        "back_url": back(request, venture, bound),
        "post_url": worksheet.field_url(venture, bound.definition),
        "is_coach": not facts.roles(request.user, venture),
    }


def page(request: HttpRequest, venture: Venture, bound: BinderField, posted: Posted | None) -> HttpResponse:
    """The field with its editor. `posted`: what could not be kept, shown again with what to do."""
    context = context_of(request, venture, bound)
    field, found = bound.definition.id, contents(venture, [bound.definition.id])
    context["editor"] = worksheet.editor(
        request, venture, field, context["back_url"], posted=posted, found=found, level=2
    )
    context["sheet"] = paper.sheet([field], venture, found)
    context["answers"] = asked.on_page(signed_in(request), venture, without_language(request.path))
    return render(request, "venture/field.html", context, status=CANNOT_KEEP if posted else 200)


def row_page(
    request: HttpRequest, venture: Venture, bound: BinderField, ref: str, posted: Posted | None
) -> HttpResponse:
    """One row with all its questions, or (?steg=n) one question of it."""
    definition, found = bound.definition, contents(venture, [bound.definition.id])
    step = number(request.POST.get("steg") or request.GET.get("steg"))
    try:
        asked = worksheet.row_controls(definition, found, ref, posted, cards=step is not None)
    except KeyError:
        raise Http404 from None
    row = new_uid() if ref == worksheet.NEW else ref
    line = next((line for line in found.lines(definition) if line.ref == ref), None)
    context = context_of(request, venture, bound) | {
        "row": row,
        "is_new": line is None,
        "title": row_title(definition, line) if line else "",
        "ticket": worksheet.ticket(request, venture),
        "local_draft": definition.sensitivity != "personal",
        "controls": asked,
    }
    context["all_url"] = row_url(context, row)
    if step is None:
        context["step_url"] = row_url(context, row, steg=0)
        return render(request, "venture/field_row.html", context, status=CANNOT_KEEP if posted else 200)
    if not 0 <= step < len(asked):
        raise Http404
    context |= {"control": asked[step], "step": step, "number": step + 1, "of": len(asked)}
    context["previous_url"] = row_url(context, row, steg=step - 1) if step else ""
    context["next_url"] = row_url(context, row, steg=step + 1) if step + 1 < len(asked) else context["back_url"]
    return render(request, "venture/field_step.html", context, status=CANNOT_KEEP if posted else 200)


def row_url(context: dict[str, Any], row: str, **more: int) -> str:
    """The address that opens one row of a table, with the way back."""
    return f"{context['post_url']}?{urlencode({'rad': row, **more, 'next': context['back_url']})}"


def number(text: str | None) -> int | None:
    """A short number out of an address; None for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 4 else None


def photo_page(request: HttpRequest, venture: Venture, bound: BinderField, form: PhotoForm) -> HttpResponse:
    """Add a photo of the paper wall."""
    context = context_of(request, venture, bound) | {"form": form}
    return render(request, "venture/field_photo.html", context, status=CANNOT_KEEP if form.errors else 200)


def history_page(request: HttpRequest, venture: Venture, bound: BinderField) -> HttpResponse:
    """Who wrote what in the field, the newest first."""
    definition = bound.definition
    lines = contents(venture, [definition.id]).lines(definition)
    titles = {line.row.pk: row_title(definition, line) for line in lines if line.row}
    versions = [_version(bound, answer, titles) for answer in bound.history(venture)]
    return render(request, "venture/field_history.html", context_of(request, venture, bound) | {"versions": versions})


def _version(bound: BinderField, answer: Answer, titles: dict[int, str]) -> dict[str, Any]:
    definition = bound.definition
    column = next((c for c in definition.columns if c.key == answer.column), None)
    return {
        "row": titles.get(answer.row_id or 0, ""),
        "label": column.label if column else "",
        "text": shown(column or definition, answer.value),
        "by": said_by(answer),
        "at": answer.at,
        "counts": answer.is_head,
        "brought_back": answer.brought_back,
    }
