"""The group and its binder."""

from django.urls import path

from barkraft.venture import field_views, views

app_name = "venture"
urlpatterns = [
    path("g/<slug:uid>/", views.group, name="group"),
    path("g/<slug:uid>/parmen/", views.binder, name="binder"),
    path("g/<slug:uid>/parmen/skriv-ut/<slug:reader>.pdf", views.print_binder, name="print"),
    path("g/<slug:uid>/parmen/<slug:section>/", views.section, name="section"),
    path("g/<slug:uid>/parmen/<slug:section>/<str:field>/", field_views.field, name="field"),
    path("g/<slug:uid>/vagval/", views.gate, name="gate"),
    path("g/<slug:uid>/beslut/", views.decisions, name="decisions"),
    path("mitt-eget-kort/", views.my_card, name="my_card"),
]
