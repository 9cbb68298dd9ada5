from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "barkraft.coaching"
    label = "coaching"
