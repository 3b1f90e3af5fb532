"""Which tables are made, from Candidate to FamilyMember?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0003_letterdirectory_to_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("evidence", models.JSONField(default=list)),
                ("total_bits", models.FloatField()),
                ("prior_bits", models.FloatField(default=0)),
                ("claim_ids", models.JSONField(default=list)),
                ("new_claim_ids", models.JSONField(blank=True, default=list)),
                ("engine", models.CharField(max_length=60)),
                ("engine_version", models.CharField(max_length=60)),
                ("model_version", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("under_review", "Under review"),
                            ("rejected", "Rejected"),
                            ("plausible", "Plausible"),
                            ("verification_sent", "In verification"),
                            ("confirmed", "Confirmed"),
                            ("refuted", "Refuted"),
                            ("superseded", "Replaced by newer evidence"),
                        ],
                        default="proposed",
                        max_length=20,
                    ),
                ),
                ("state_at", models.DateTimeField()),
                ("state_why", models.TextField(blank=True)),
                ("proposed_at", models.DateTimeField()),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="registry.candidate",
                    ),
                ),
                (
                    "found",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidates_as_found",
                        to="registry.record",
                    ),
                ),
                (
                    "sought",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidates_as_sought",
                        to="registry.record",
                    ),
                ),
            ],
            options={
                "ordering": ("-proposed_at", "id"),
                "indexes": [
                    models.Index(fields=["state", "proposed_at"], name="candidate_by_state")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "proposed",
                                    "under_review",
                                    "rejected",
                                    "plausible",
                                    "verification_sent",
                                    "confirmed",
                                    "refuted",
                                    "superseded",
                                ],
                            )
                        ),
                        name="candidate_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sought", models.F("found")), _negated=True),
                        name="candidate_pairs_two_records",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "superseded"), _negated=True),
                        fields=("sought", "found"),
                        name="candidate_pair_stands_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "rejected"), _negated=True),
                            models.Q(("state_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="candidate_rejected_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("same", "The same person"),
                            ("different", "Not the same person"),
                            ("unsure", "Unsure"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="registry.candidate",
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="registry.judgement",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements_as_first",
                        to="registry.record",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements_as_second",
                        to="registry.record",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["same", "different", "unsure"])),
                        name="judgement_answer_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="judgement_pair_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "different"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="judgement_different_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FamilyMember",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("part", models.CharField(default="sibling", max_length=60)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="registry.family",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="registry.record",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("family", "record"), name="record_in_family_once"
                    )
                ],
            },
        ),
    ]
