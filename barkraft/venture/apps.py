from django.apps import AppConfig


class VentureConfig(AppConfig):
    name = "barkraft.venture"
    label = "venture"

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from barkraft.people import registry
        from barkraft.shared import tick
        from barkraft.venture import belongings, models, personal, receivers, remains, retention, takeover
        from barkraft.venture.actions import reminding

        post_delete.connect(receivers.erase_file, sender=models.Photo, dispatch_uid="venture.erase_file")
        tick.every_minute("venture.retention", retention.erase_what_is_due)
        tick.every_minute("venture.files", retention.erase_files_of_photos_gone)
        tick.every_minute("venture.lost_files", retention.erase_files_of_no_photo)
        belongings.when_joined(models.Row, takeover.take_over_rows)
        belongings.when_joined(models.Answer, takeover.take_over_answers)
        belongings.when_joined(models.Access, takeover.take_over_people)
        belongings.when_ended(models.Access, remains.end_people)
        belongings.when_ended(models.Gate, remains.keep_results)
        belongings.when_ended(models.Meeting, remains.keep_meeting_days)
        tick.every_minute("venture.reminding", reminding.remind_who_is_due)
        registry.register("grupper", personal.export, personal.erase)
        registry.register_roles(personal.roles)
