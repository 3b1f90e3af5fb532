"""Which tables are made, from StateChange to SoughtPerson?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0008_movement_to_relation"),
    ]

    operations = [
        migrations.CreateModel(
            name="StateChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("identified", "Identified"),
                            ("registered", "Registered"),
                            ("documented", "Documented"),
                            ("tracing", "Tracing"),
                            ("match_proposed", "Match proposed"),
                            ("contact_with_family", "In contact with the family"),
                            ("verification", "Verification"),
                            ("best_interests", "Best interests"),
                            ("reunification_planned", "Reunification planned"),
                            ("reunited", "Reunited"),
                            ("follow_up", "Follow-up"),
                            ("closed", "Closed"),
                            ("contact_only", "Contact restored only"),
                            ("not_in_best_interests", "Not in the child's best interests"),
                            ("child_declined", "The child declined"),
                            ("now_adult", "Now an adult"),
                            ("deceased", "Deceased"),
                            ("transferred_out", "Handed to another agency outside this office"),
                            ("duplicate_of", "Duplicate of another file"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("identified", "Identified"),
                            ("registered", "Registered"),
                            ("documented", "Documented"),
                            ("tracing", "Tracing"),
                            ("match_proposed", "Match proposed"),
                            ("contact_with_family", "In contact with the family"),
                            ("verification", "Verification"),
                            ("best_interests", "Best interests"),
                            ("reunification_planned", "Reunification planned"),
                            ("reunited", "Reunited"),
                            ("follow_up", "Follow-up"),
                            ("closed", "Closed"),
                            ("contact_only", "Contact restored only"),
                            ("not_in_best_interests", "Not in the child's best interests"),
                            ("child_declined", "The child declined"),
                            ("now_adult", "Now an adult"),
                            ("deceased", "Deceased"),
                            ("transferred_out", "Handed to another agency outside this office"),
                            ("duplicate_of", "Duplicate of another file"),
                        ],
                        max_length=30,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="state_changes",
                        to="registry.childfile",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.CharField(default="other", max_length=40)),
                ("what", models.CharField(max_length=300)),
                ("is_safety_step", models.BooleanField(default=False)),
                ("due_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="registry.candidate",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="registry.childfile",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "made_at"),
                "indexes": [
                    models.Index(fields=["owner", "done_at", "due_on"], name="task_by_owner")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="task_done_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TracingRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_why", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "inquirer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request",
                        to="registry.record",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "ordering": ("-opened_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "closed"])),
                        name="request_state_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SoughtPerson",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("relation", models.CharField(blank=True, max_length=60)),
                ("position", models.IntegerField()),
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sought_in",
                        to="registry.record",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sought",
                        to="registry.tracingrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(fields=("request", "position"), name="sought_in_order")
                ],
            },
        ),
    ]
