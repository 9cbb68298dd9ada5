from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('venture', '0004_reminding_and_calendar'),
    ]

    operations = [
        migrations.AddField(
            model_name='question',
            name='unit_uid',
            field=models.UUIDField(blank=True, null=True),
        ),
    ]
