"""Programmet: six phases as a path, with modules as stones on it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from barkraft.learn import path
from barkraft.learn.views.finding import frame, language
from barkraft.venture.facts import current


@login_not_required
def program(request: HttpRequest) -> HttpResponse:
    """The whole path, and where on it the group is."""
    venture = current(request)
    way = path.way(request.user, venture, language())
    return render(request, "learn/program.html", {"frame": frame(request), "venture": venture, "way": way})
