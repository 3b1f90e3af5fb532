"""Which tables are made, from FollowUp to Note?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0013_casetransfer_to_flag"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("after_reunification", "After reunification"),
                            ("in_care", "In care"),
                            ("for_service", "For a service"),
                            ("for_assessment", "For an assessment"),
                        ],
                        max_length=24,
                    ),
                ),
                ("visited_on", models.DateField()),
                ("was_child_seen", models.BooleanField()),
                ("why_not_seen", models.TextField(blank=True)),
                ("is_with_same_caregiver", models.BooleanField(null=True)),
                ("school", models.TextField(blank=True)),
                ("health", models.TextField(blank=True)),
                ("care", models.TextField(blank=True)),
                ("childs_words", models.TextField(blank=True)),
                ("next_visit_on", models.DateField(blank=True, null=True)),
                ("is_closure_recommended", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="registry.childfile",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-visited_on",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["after_reunification", "in_care", "for_service", "for_assessment"],
                            )
                        ),
                        name="follow_up_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("was_child_seen", True),
                            models.Q(("why_not_seen", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="follow_up_says_why_not_seen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="registry.childfile",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-written_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="note_has_words"
                    )
                ],
            },
        ),
    ]
