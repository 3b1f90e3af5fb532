"""What no longer counts who locked the end of the audit's chain?"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0025_places_sources"),
    ]

    operations = [
        migrations.RemoveField(model_name="audithead", name="locked"),
    ]
