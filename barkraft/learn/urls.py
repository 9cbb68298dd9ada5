"""Addresses of the programme. A version in the path is a publication: that page never changes its text."""

from django.urls import path

from barkraft.learn.views import acts, modules, personal, program, questions, units, walls

app_name = "learn"
_VERSION = "m/<slug:slug>/v<int:version>/"
_UNIT = f"{_VERSION}<slug:unit>/"
urlpatterns = [
    path("programmet/", program.program, name="program"),
    path("m/<slug:slug>/", modules.newest, name="module"),
    path(_VERSION, modules.module, name="module_version"),
    path(f"{_VERSION}borja/", acts.start, name="start"),
    path(f"{_VERSION}byt/", acts.go_over, name="go_over"),
    path(f"{_VERSION}vi-ar-klara/", acts.group_done, name="group_done"),
    path(f"{_VERSION}sett/", acts.seen, name="seen"),
    path(f"{_VERSION}pa-papper/", acts.passed_on_paper, name="passed_on_paper"),
    path("ork/", acts.effort, name="effort"),
    path("m/<slug:slug>/<slug:unit>/", units.newest, name="unit_latest"),
    path(_UNIT, units.unit, name="unit"),
    path(f"{_UNIT}paus/", personal.pause, name="pause"),
    path(f"{_UNIT}klar/", personal.finish, name="finish"),
    path(f"{_UNIT}vagg/", walls.public_wall, name="wall"),
    path(f"{_UNIT}bredvid/", walls.beside, name="beside"),
    path(f"{_UNIT}q/<slug:key>/", questions.block, name="block"),
]
