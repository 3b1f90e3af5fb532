"""Where are the answers of an intake kept before it is open?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0013_triggers"),
    ]

    operations = [
        migrations.CreateModel(
            name="IntakeDraft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("intake", models.UUIDField(db_index=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("child", "Child"), ("request", "Tracing request")], max_length=12
                    ),
                ),
                ("section", models.CharField(max_length=30)),
                ("answers", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person_user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.team",
                    ),
                ),
            ],
            options={
                "ordering": ("saved_at",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("intake", "section"), name="intake_section_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["child", "request"])),
                        name="intake_kind_is_known",
                    ),
                ],
            },
        ),
    ]
