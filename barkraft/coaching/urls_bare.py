"""Addresses without a language."""

from django.urls import path

from barkraft.coaching.views import curious

urlpatterns = [path("n/<str:code>", curious.slip, name="slip")]
