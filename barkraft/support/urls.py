"""Help for a group, below /<language>/g/<uid>/."""

from django.urls import path

from barkraft.support.views import help, sale

app_name = "support"
urlpatterns = [
    path("g/<slug:uid>/stod/", help.functions, name="functions"),
    path("g/<slug:uid>/stod/arende/<slug:asked>/", help.request_page, name="request"),
    path("g/<slug:uid>/stod/tid/<slug:booking>.ics", help.booking_file, name="booking_file"),
    path("g/<slug:uid>/stod/<slug:function>/", help.function, name="function"),
    path("g/<slug:uid>/forsta-forsaljningen/", sale.first_sale, name="first_sale"),
]
