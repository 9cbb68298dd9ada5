from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "barkraft.home"
    label = "home"
