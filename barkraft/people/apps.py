from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "barkraft.people"
    label = "people"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from barkraft.people import personal, quiet_logs, registry, retention
        from barkraft.people.receivers import note_sign_in
        from barkraft.shared import tick

        quiet_logs.install()
        tick.every_minute("people.retention", retention.erase_what_is_due)
        registry.register("konto", personal.export, personal.erase)
        registry.register_roles(personal.roles)
        # Connected before Django's own receiver writes last_login: this app stands before it in INSTALLED_APPS.
        user_logged_in.connect(note_sign_in, dispatch_uid="people.note_sign_in")
