from django.db import migrations, models


class Migration(migrations.Migration):
    """The day when a closed account is erased by itself."""

    dependencies = [("people", "0002_meetings_and_reach")]

    operations = [
        migrations.AddField("user", "erase_on", models.DateField(blank=True, null=True)),
    ]
