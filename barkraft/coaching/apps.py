from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "barkraft.coaching"
    label = "coaching"

    def ready(self) -> None:
        from barkraft.coaching import invitations, personal, promised, receivers, resting, retention
        from barkraft.coaching.actions import end_substitutes, remake_rows
        from barkraft.people import registry
        from barkraft.shared import tick
        from barkraft.venture.facts import coaches_someone

        receivers.connect()
        promised.connect()
        tick.every_minute("coaching.resting", resting.tell_and_erase)
        tick.every_minute("coaching.board", remake_rows)
        tick.every_minute("coaching.substitutes", end_substitutes)
        tick.every_minute("coaching.retention", retention.erase_what_is_due)
        registry.register("ringlista", personal.export, personal.erase)
        registry.register_staff(coaches_someone)
        registry.register_invitations(invitations.find)
