from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from .hello import BODY


@login_not_required
def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [path("hello/", hello)]
