from django.apps import AppConfig


class TranslateConfig(AppConfig):
    name = "barkraft.translate"
    label = "translate"
