"""Min dag, the way to the own group's binder, and the choice of group."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def my_day(request: HttpRequest) -> HttpResponse:
    return render(request, "home/my_day.html")


def binder(request: HttpRequest) -> HttpResponse:
    return redirect("home:my_day")


def choose_venture(request: HttpRequest) -> HttpResponse:
    return redirect("home:my_day")
