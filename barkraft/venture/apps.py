from django.apps import AppConfig


class VentureConfig(AppConfig):
    name = "barkraft.venture"
    label = "venture"

    def ready(self) -> None:
        from barkraft.people import registry
        from barkraft.venture import personal

        registry.register("grupper", personal.export, personal.erase)
        registry.register_roles(personal.roles)
