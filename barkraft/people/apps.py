from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "barkraft.people"
    label = "people"
