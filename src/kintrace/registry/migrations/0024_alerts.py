"""When does an alert about a file opened from outside stop waiting?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0020_triggers"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="accessgrant",
            options={"ordering": ("granted_at", "id")},
        ),
        migrations.AddField(
            model_name="accessgrant",
            name="seen_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name="accessgrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("seen_at__isnull", True), ("seen_by__isnull", True)),
                    models.Q(("seen_at__isnull", False), ("seen_by__isnull", False)),
                    _connector="OR",
                ),
                name="alert_seen_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="accessgrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seen_by__isnull", True),
                    models.Q(("user", models.F("seen_by")), _negated=True),
                    _connector="OR",
                ),
                name="alert_seen_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="accessgrant",
            constraint=models.CheckConstraint(
                condition=models.Q(("seen_note", ""), ("seen_at__isnull", False), _connector="OR"),
                name="alert_noted_once_seen",
            ),
        ),
    ]
