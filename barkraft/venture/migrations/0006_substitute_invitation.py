from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("venture", "0005_question_unit")]

    operations = [
        migrations.AddField(
            model_name="invitation", name="until", field=models.DateField(blank=True, null=True)
        ),
    ]
