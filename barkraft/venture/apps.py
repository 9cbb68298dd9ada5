from django.apps import AppConfig


class VentureConfig(AppConfig):
    name = "barkraft.venture"
    label = "venture"
