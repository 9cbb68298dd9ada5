from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "barkraft.learn"
    label = "learn"
