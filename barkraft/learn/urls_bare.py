"""Addresses without a language: what scripts ask for."""

from django.urls import path

from barkraft.learn.views.personal import personal

urlpatterns = [path("jag/<uuid:unit_uid>", personal, name="personal")]
