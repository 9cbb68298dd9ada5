from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "barkraft.coaching"
    label = "coaching"

    def ready(self) -> None:
        from barkraft.coaching import invitations
        from barkraft.people import registry
        from barkraft.venture.facts import coaches_someone

        registry.register_staff(coaches_someone)
        registry.register_invitations(invitations.find)
