"""An exercise: what to do, step by step, and the fields of the binder that it fills."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from barkraft.learn import exercise
from barkraft.learn.book import Book
from barkraft.learn.views.finding import frame, module_words
from barkraft.people.sessions import signed_in
from barkraft.venture import asked, paper
from barkraft.venture import worksheet as binder_worksheet
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import contents
from barkraft.venture.facts import current

ALL = "alla"  # ?falt=alla shows every field on one page


def worksheet(request: HttpRequest, book: Book, unit: dict[str, Any], piece: dict[str, Any]) -> HttpResponse:
    """The page of an exercise. One field a screen; ?falt= names it, or asks for all."""
    place = [book.slug, book.version, unit["id"]]
    shown = exercise.describe(book, piece, module_words(book))
    venture = current(request)
    wanted = request.GET.get("falt", "")
    fields = shown.fields if wanted == ALL else [field for field in shown.fields if field == wanted]
    found = contents(venture, shown.fields) if venture and shown.fields else None
    on_paper = fields if wanted else shown.fields
    steps = exercise.steps(request.path, [chapters.field(field) for field in shown.fields], wanted, found)
    context = {
        "frame": frame(request),
        "venture": venture,
        "book": book,
        "unit": unit,
        "exercise": shown,
        "asked": wanted,
        "editors": [
            binder_worksheet.editor(request, venture, field, f"{request.path}?falt={wanted}", found=found)
            for field in fields
        ],
        "steps": steps,
        "sheet": paper.sheet(on_paper, venture, found),
        "answers": asked.beside(signed_in(request), UUID(unit["uid"])) if venture else [],
        "first": exercise.first_to_write(steps),
        "begun": any(step.filled for step in steps),
        "all_address": f"{request.path}?falt={ALL}",
        "back": f"{reverse('learn:unit', args=place)}#{piece['key']}",
        "finish": reverse("learn:finish", args=place),
    }
    return render(request, "learn/worksheet.html", context)
