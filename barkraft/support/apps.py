from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "barkraft.support"
    label = "support"

    def ready(self) -> None:
        from barkraft.people import registry
        from barkraft.shared import place_words, tick
        from barkraft.support import facts, models, personal, receivers, retention
        from barkraft.venture import belongings, signals

        tick.every_minute("support.retention", retention.erase_what_is_due)
        registry.register("stod", personal.export, personal.erase)
        place_words.let_tell_invoicer(facts.invoicer_name)
        belongings.when_ended(models.TimeEntry, receivers.keep_hours)
        signals.left.connect(receivers.let_name_go, dispatch_uid="support.let_name_go")
