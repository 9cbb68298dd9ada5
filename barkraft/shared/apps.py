from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "barkraft.shared"
    label = "shared"
