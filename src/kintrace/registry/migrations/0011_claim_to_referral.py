"""Which tables are made, from Claim to Referral?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0010_twopersonrequest"),
    ]

    operations = [
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("property", models.CharField(max_length=60)),
                ("item", models.CharField(blank=True, max_length=36)),
                ("value", models.TextField(blank=True)),
                (
                    "unknown",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_asked", "Not asked"),
                            ("does_not_know", "Does not know"),
                            ("withheld", "Does not want to say"),
                        ],
                        max_length=16,
                    ),
                ),
                ("withheld_why", models.CharField(blank=True, max_length=300)),
                ("script", models.CharField(blank=True, max_length=4)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("earliest", models.DateField(blank=True, null=True)),
                ("latest", models.DateField(blank=True, null=True)),
                ("precision", models.CharField(blank=True, max_length=10)),
                ("choice", models.CharField(blank=True, max_length=60)),
                (
                    "certainty",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("certain", "Certain"),
                            ("probable", "Probable"),
                            ("uncertain", "Uncertain"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("supports", "Supports"),
                            ("contradicts", "Contradicts"),
                            ("silent", "Silent"),
                        ],
                        max_length=12,
                    ),
                ),
                ("how_known", models.CharField(blank=True, max_length=300)),
                ("span_start", models.IntegerField(blank=True, null=True)),
                ("span_end", models.IntegerField(blank=True, null=True)),
                ("said_earliest", models.DateField(blank=True, null=True)),
                ("said_latest", models.DateField(blank=True, null=True)),
                ("said_text", models.CharField(blank=True, max_length=100)),
                ("recorded_at", models.DateTimeField()),
                ("strike_reason", models.CharField(blank=True, max_length=300)),
                ("is_retraction", models.BooleanField(default=False)),
                (
                    "artifact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="registry.artifact",
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
                (
                    "strikes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="struck_by",
                        to="registry.claim",
                    ),
                ),
                (
                    "movement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="registry.movement",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.place",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="registry.record",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="registry.source",
                    ),
                ),
                (
                    "erasure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.twopersonrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("recorded_at", "id"),
                "indexes": [models.Index(fields=["record", "property"], name="claim_by_record")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("movement__isnull", True), ("record__isnull", False)),
                            models.Q(("movement__isnull", False), ("record__isnull", True)),
                            _connector="OR",
                        ),
                        name="claim_is_about_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("erasure__isnull", True),
                                ("is_retraction", False),
                                ("unknown", ""),
                                models.Q(("value", ""), _negated=True),
                            ),
                            models.Q(
                                ("erasure__isnull", True),
                                ("is_retraction", False),
                                ("value", ""),
                                models.Q(("unknown", ""), _negated=True),
                            ),
                            models.Q(
                                ("erasure__isnull", True),
                                ("is_retraction", True),
                                ("unknown", ""),
                                ("value", ""),
                            ),
                            models.Q(("erasure__isnull", False), ("value", "")),
                            _connector="OR",
                        ),
                        name="claim_has_a_value_or_says_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_retraction", False), ("strikes__isnull", False), _connector="OR"
                        ),
                        name="claim_retraction_strikes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strikes__isnull", True),
                            models.Q(("strike_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_strikes_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strikes__isnull", True),
                            models.Q(("strikes", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_does_not_strike_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withheld_why", ""), ("unknown", "withheld"), _connector="OR"
                        ),
                        name="claim_withheld_says_why_only_then",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unknown__in", ["not_asked", "does_not_know", "withheld", ""])
                        ),
                        name="claim_unknown_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certainty__in", ["certain", "probable", "uncertain", ""])
                        ),
                        name="claim_certainty_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stance__in", ["supports", "contradicts", "silent", ""])
                        ),
                        name="claim_stance_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("earliest__isnull", True), ("latest__isnull", True)),
                            ("earliest__lte", models.F("latest")),
                            _connector="OR",
                        ),
                        name="claim_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("said_earliest__isnull", True), ("said_latest__isnull", True)
                            ),
                            ("said_earliest__lte", models.F("said_latest")),
                            _connector="OR",
                        ),
                        name="claim_said_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("span_end__isnull", True), ("span_start__isnull", True)),
                            models.Q(("span_end__isnull", False), ("span_start__isnull", False)),
                            _connector="OR",
                        ),
                        name="claim_span_has_two_ends",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
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
                ("service", models.CharField(max_length=100)),
                ("feedback_due_on", models.DateField()),
                ("feedback", models.TextField(blank=True)),
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
                ("claims", models.ManyToManyField(related_name="+", to="registry.claim")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="registry.childfile",
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
                        name="referral_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                ("answered_at__isnull", False), ("answered_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="referral_answered_by_somebody",
                    ),
                ],
            },
        ),
    ]
