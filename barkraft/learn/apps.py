from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "barkraft.learn"
    label = "learn"

    def ready(self) -> None:
        from barkraft.learn import personal, retention
        from barkraft.people import registry
        from barkraft.shared import tick

        tick.every_minute("learn.retention", retention.erase_what_is_due)
        registry.register("programmet", personal.export, personal.erase)
