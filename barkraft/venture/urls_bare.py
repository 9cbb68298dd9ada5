"""Addresses without a language: what scripts and pictures ask for."""

from django.urls import path

from barkraft.venture.views import bare, meetings

urlpatterns = [
    path("svar", bare.answer, name="answer"),
    path("kalender/<str:token>.ics", meetings.feed, name="calendar"),
    path("filer/<slug:uid>", bare.file, name="file"),
]
