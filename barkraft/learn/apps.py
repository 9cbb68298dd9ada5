from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "barkraft.learn"
    label = "learn"

    def ready(self) -> None:
        from barkraft.learn import joined, looking, personal, retention
        from barkraft.people import registry
        from barkraft.shared import tick

        joined.connect()
        tick.every_minute("learn.retention", retention.erase_what_is_due)
        tick.every_minute("learn.invoicer", looking.follow_the_invoicer)
        registry.register("programmet", personal.export, personal.erase)
