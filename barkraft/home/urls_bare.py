"""Addresses without a language."""

from django.urls import path

from barkraft.home import bare_views, health, workshop_views

urlpatterns = [
    path("", bare_views.root, name="root"),
    path("las/", bare_views.reading_choices, name="reading"),
    path("favicon.ico", bare_views.favicon, name="favicon"),
    path("sw.js", bare_views.service_worker, name="service_worker"),
    path("halsa", health.health, name="health"),
    path("brev/", workshop_views.letters, name="letters"),
    path("komponenter/", workshop_views.components, name="components"),
]
