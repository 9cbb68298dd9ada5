"""A photo that is taken away goes at once, words too. Those that were taken away before have no file since then."""

from django.db import migrations


def erase_removed(apps, schema_editor):
    apps.get_model("venture", "Photo").objects.filter(removed_at__isnull=False).delete()


class Migration(migrations.Migration):
    dependencies = [("venture", "0001_initial")]

    operations = [
        migrations.RunPython(erase_removed, migrations.RunPython.noop),
        migrations.RemoveField(model_name="photo", name="removed_at"),
    ]
