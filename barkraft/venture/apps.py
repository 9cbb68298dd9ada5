from django.apps import AppConfig


class VentureConfig(AppConfig):
    name = "barkraft.venture"
    label = "venture"

    def ready(self) -> None:
        from barkraft.people import registry
        from barkraft.shared import tick
        from barkraft.venture import personal, retention

        tick.every_minute("venture.retention", retention.erase_what_is_due)
        registry.register("grupper", personal.export, personal.erase)
        registry.register_roles(personal.roles)
