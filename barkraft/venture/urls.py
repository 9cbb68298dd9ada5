"""The group and its binder."""

from django.urls import path

from barkraft.venture.views import (
    afterwords,
    asking,
    attendance,
    deciding,
    disagreeing,
    fields,
    group,
    leaving,
    meetings,
)

app_name = "venture"
urlpatterns = [
    path("g/<slug:uid>/", group.group, name="group"),
    path("g/<slug:uid>/sluta/", leaving.leave, name="leave"),
    path("g/<slug:uid>/det-jag-skrev.pdf", leaving.mine, name="mine"),
    path("g/<slug:uid>/paus-och-stopp/", leaving.resting, name="resting"),
    path("du-har-lamnat/", leaving.left, name="left"),
    path("g/<slug:uid>/parmen/", group.binder, name="binder"),
    path("g/<slug:uid>/parmen/skriv-ut/<slug:reader>.pdf", group.print_binder, name="print"),
    path("g/<slug:uid>/parmen/<slug:section>/", group.section, name="section"),
    path("g/<slug:uid>/parmen/<slug:section>/<str:field>/", fields.field, name="field"),
    path("g/<slug:uid>/vagval/", deciding.gate, name="gate"),
    path("g/<slug:uid>/oense/<slug:disagreement>/klart/", disagreeing.settle, name="settle"),
    path("g/<slug:uid>/beslut/", deciding.decisions, name="decisions"),
    path("g/<slug:uid>/moten/", meetings.meetings, name="meetings"),
    path("g/<slug:uid>/mote/<slug:meeting>.ics", meetings.meeting_file, name="meeting_file"),
    path("g/<slug:uid>/mote/<slug:meeting>/sag/", afterwords.afterword, name="afterword"),
    path("narvarointyg/", attendance.note, name="attendance"),
    path("g/<slug:uid>/fragor/", asking.questions, name="questions"),
    path("fraga-coachen/", asking.ask, name="ask"),
    path("fragor/vid/<uuid:unit_uid>/", asking.beside, name="answers_beside"),
    path("mitt-eget-kort/", group.my_card, name="my_card"),
]
