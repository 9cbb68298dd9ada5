"""The door: every address. Pages that people read carry their language first."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as editors

to_sign_in = login_not_required(RedirectView.as_view(pattern_name="people:sign_in", query_string=True))


@login_not_required
def nowhere(request: HttpRequest) -> HttpResponseBase:
    """Wagtail's trial pages are not for a site that people use."""
    raise Http404


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("barkraft.home.urls_bare")),  # /, /favicon.ico, /halsa, /las/, /brev/, /komponenter/
    path("", include("barkraft.people.urls_bare")),  # /kort/<token>
    path("", include("barkraft.coaching.urls_bare")),  # /n/<code>
    path("", include("barkraft.venture.urls_bare")),  # /svar, /filer/<uid>
    path("", include("barkraft.learn.urls_bare")),  # /jag/<unit_uid>
    path("redaktion/login/", to_sign_in),  # Wagtail's own takes a password, and asks for no second factor
    path("redaktion/logout/", to_sign_in),  # Wagtail's own ends the session by a GET
    path("redaktion/failwhale/", nowhere),
    path("redaktion/test404/", nowhere),
    path("redaktion/", include(editors)),
]
urlpatterns += i18n_patterns(
    path("", include("barkraft.home.urls")),
    path("", include("barkraft.people.urls")),
    path("", include("barkraft.venture.urls")),
    path("", include("barkraft.learn.urls")),
    path("", include("barkraft.support.urls")),
    path("", include("barkraft.coaching.urls_public")),  # /nyfiken/ and the coach's desk, /coach/
    prefix_default_language=True,
)

handler403 = "barkraft.home.errors.not_allowed"
handler404 = "barkraft.home.errors.not_found"
handler500 = "barkraft.home.errors.broken"
