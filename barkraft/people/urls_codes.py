"""The pages of allauth that are used: sign-in by code and passkey, a second factor, asking once more.

No sign-up, no password, no change of e-mail: their names lead to the pages that take their place.
"""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from barkraft.people.views.codes import limited_code_request

to_sign_in = login_not_required(RedirectView.as_view(pattern_name="people:sign_in", query_string=True))
to_a_person = login_not_required(RedirectView.as_view(pattern_name="home:contact"))

urlpatterns = [
    path("", to_sign_in, name="account_login"),
    path("ny/", to_a_person, name="account_signup"),  # a letter to an unknown address names it
    path("stangt/", views.account_inactive, name="account_inactive"),
    path("kod/", limited_code_request, name="account_request_login_code"),
    path("kod/skriv/", views.confirm_login_code, name="account_confirm_login_code"),
    path("igen/", views.reauthenticate, name="account_reauthenticate"),
    path("sakerhet/", include("allauth.mfa.urls")),
]
