"""Which tables are made, from CaseTransfer to Flag?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0012_verification_to_verificationanswer"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseTransfer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("why", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_progress", "Waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("revoked", "Taken back"),
                            ("done", "Done"),
                        ],
                        default="in_progress",
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "from_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "to_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="registry.childfile",
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["in_progress", "accepted", "rejected", "revoked", "done"],
                            )
                        ),
                        name="transfer_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                ("answered_at__isnull", False), ("answered_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="transfer_answered_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_progress")),
                        fields=("file",),
                        name="transfer_waits_once_a_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BestInterests",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bia", "Best interests assessment"),
                            ("bid", "Best interests determination"),
                        ],
                        max_length=4,
                    ),
                ),
                ("options", models.TextField()),
                (
                    "childs_wish",
                    models.CharField(
                        choices=[
                            ("wants", "Wants to go"),
                            ("later", "Wants to go later"),
                            ("does_not_want", "Does not want to go"),
                            ("cannot_say", "Too young or not able to say"),
                        ],
                        max_length=16,
                    ),
                ),
                ("childs_view", models.TextField()),
                ("opened_at", models.DateTimeField()),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_favour", "Reunification is in the child's best interests"),
                            ("against", "Reunification is not in the child's best interests"),
                            ("deferred", "Decide later"),
                        ],
                        max_length=12,
                    ),
                ),
                ("decision_why", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                ("panel", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="best_interests",
                        to="registry.childfile",
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["bia", "bid"])),
                        name="best_interests_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("childs_wish__in", ["wants", "later", "does_not_want", "cannot_say"])
                        ),
                        name="best_interests_wish_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision__in", ["in_favour", "against", "deferred", ""])
                        ),
                        name="best_interests_decision_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="best_interests_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_at__isnull", True),
                            models.Q(
                                models.Q(("decision", ""), _negated=True),
                                models.Q(("decision_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="best_interests_decided_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("childs_view", ""), _negated=True),
                        name="best_interests_has_the_childs_view",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessGrant",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("granted_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
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
                        related_name="access_grants",
                        to="registry.childfile",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="access_grant_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("safety", "Safety"),
                            ("health", "Health"),
                            ("legal", "Court order or police"),
                            ("data", "Doubt about data"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("raised_at", models.DateTimeField()),
                ("lowered_at", models.DateTimeField(blank=True, null=True)),
                ("lowered_why", models.CharField(blank=True, max_length=300)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flags",
                        to="registry.childfile",
                    ),
                ),
                (
                    "lowered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-raised_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["safety", "health", "legal", "data", "other"])
                        ),
                        name="flag_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lowered_at__isnull", True), ("lowered_by__isnull", True)),
                            models.Q(("lowered_at__isnull", False), ("lowered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="flag_lowered_by_somebody",
                    ),
                ],
            },
        ),
    ]
