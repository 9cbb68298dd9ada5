from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "barkraft.shared"
    label = "shared"

    def ready(self) -> None:
        from barkraft.shared import once, tick

        tick.every_minute("shared.once", once.forget_old)
