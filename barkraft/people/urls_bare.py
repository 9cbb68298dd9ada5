"""Addresses without a language."""

from django.urls import path

from barkraft.people.views import cards

urlpatterns = [path("kort/<str:token>", cards.scan, name="card")]
