"""Addresses of the start, the public texts and Min dag."""

from django.urls import path

from barkraft.home import day_views, views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("om/", views.about, name="about"),
    path("dina-uppgifter/", views.privacy, name="privacy"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("kontakt/", views.contact, name="contact"),
    path("redan-igang/", views.door_running, name="door_running"),
    path("kompanjoner/", views.door_board, name="door_board"),
    path("kommun-och-finansiar/", views.door_public, name="door_public"),
    path("min-dag/", day_views.my_day, name="my_day"),
    path("min-dag/last/", day_views.read_meeting, name="read_meeting"),
    path("parmen/", day_views.binder, name="binder"),
    path("byt-grupp/", day_views.choose_venture, name="choose_venture"),
]
