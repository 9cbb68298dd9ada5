from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "barkraft.coaching"
    label = "coaching"

    def ready(self) -> None:
        from barkraft.coaching import facts, invitations
        from barkraft.people import registry

        registry.register_staff(facts.is_coach)
        registry.register_invitations(invitations.find)
