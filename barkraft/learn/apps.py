from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "barkraft.learn"
    label = "learn"

    def ready(self) -> None:
        from barkraft.learn import personal
        from barkraft.people import registry

        registry.register("programmet", personal.export, personal.erase)
