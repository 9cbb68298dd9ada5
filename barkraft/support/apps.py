from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "barkraft.support"
    label = "support"

    def ready(self) -> None:
        from barkraft.people import registry
        from barkraft.shared import tick
        from barkraft.support import personal, retention

        tick.every_minute("support.retention", retention.erase_what_is_due)
        registry.register("stöd", personal.export, personal.erase)
