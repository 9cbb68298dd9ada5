"""Addresses without a language: what scripts and pictures ask for."""

from django.urls import path

from barkraft.venture import bare_views

urlpatterns = [
    path("svar", bare_views.answer, name="answer"),
    path("filer/<slug:uid>", bare_views.file, name="file"),
]
