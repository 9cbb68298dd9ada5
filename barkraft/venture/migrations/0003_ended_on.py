from django.db import migrations, models


class Migration(migrations.Migration):
    """The day when a group's binder was erased."""

    dependencies = [("venture", "0002_meetings_and_reach")]

    operations = [
        migrations.AddField("venture", "ended_on", models.DateField(blank=True, null=True)),
    ]
