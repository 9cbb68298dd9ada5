"""The group and its binder."""

from django.urls import path

from barkraft.venture.views import deciding, fields, group

app_name = "venture"
urlpatterns = [
    path("g/<slug:uid>/", group.group, name="group"),
    path("g/<slug:uid>/parmen/", group.binder, name="binder"),
    path("g/<slug:uid>/parmen/skriv-ut/<slug:reader>.pdf", group.print_binder, name="print"),
    path("g/<slug:uid>/parmen/<slug:section>/", group.section, name="section"),
    path("g/<slug:uid>/parmen/<slug:section>/<str:field>/", fields.field, name="field"),
    path("g/<slug:uid>/vagval/", deciding.gate, name="gate"),
    path("g/<slug:uid>/beslut/", deciding.decisions, name="decisions"),
    path("mitt-eget-kort/", group.my_card, name="my_card"),
]
