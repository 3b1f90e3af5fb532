"""Which tables are made, from Verification to VerificationAnswer?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0011_claim_to_referral"),
    ]

    operations = [
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("opened_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("positive", "The relationship is as told"),
                            ("negative", "The relationship is not as told"),
                            ("inconclusive", "Still open"),
                        ],
                        max_length=12,
                    ),
                ),
                ("outcome_why", models.TextField(blank=True)),
                ("outcome_at", models.DateTimeField(blank=True, null=True)),
                ("seconded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verifications",
                        to="registry.candidate",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verifications",
                        to="registry.childfile",
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
                    "outcome_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seconded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["positive", "negative", "inconclusive", ""])
                        ),
                        name="verification_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome_at__isnull", True), ("outcome_by__isnull", True)),
                            models.Q(("outcome_at__isnull", False), ("outcome_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="verification_outcome_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seconded_at__isnull", True), ("seconded_by__isnull", True)),
                            models.Q(
                                ("seconded_at__isnull", False), ("seconded_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="verification_seconded_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seconded_by__isnull", True),
                            models.Q(("outcome_by", models.F("seconded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="verification_needs_two_officers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seconded_by__isnull", True),
                            ("outcome_by__isnull", False),
                            _connector="OR",
                        ),
                        name="verification_seconded_after_an_outcome",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("seconded_at__isnull", True)),
                        fields=("candidate",),
                        name="verification_open_once_a_candidate",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reunification",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reunited", "Reunited"),
                            ("reunited_elsewhere", "Reunited elsewhere"),
                            ("contact_restored_only", "Contact restored only"),
                            ("not_in_best_interests", "Not in the child's best interests"),
                            ("child_declined", "The child declined"),
                            ("now_adult", "Now an adult"),
                            ("deceased", "Deceased"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reunited_on", models.DateField()),
                ("place_text", models.CharField(max_length=300)),
                ("with_whom_text", models.CharField(max_length=300)),
                ("relation", models.CharField(max_length=60)),
                ("escort", models.CharField(blank=True, max_length=300)),
                ("handed_over_by", models.CharField(max_length=300)),
                ("received_by", models.CharField(max_length=300)),
                ("is_signed_by_giver", models.BooleanField()),
                ("is_signed_by_receiver", models.BooleanField()),
                ("childs_wish", models.TextField()),
                ("documents_returned", models.TextField(blank=True)),
                ("support_given", models.TextField(blank=True)),
                ("legal_orders", models.TextField(blank=True)),
                ("address_text", models.CharField(blank=True, max_length=300)),
                ("follow_up_plan", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reunifications",
                        to="registry.childfile",
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signed_paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.artifact",
                    ),
                ),
                (
                    "with_whom",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.record",
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.verification",
                    ),
                ),
            ],
            options={
                "ordering": ("-reunited_on",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "reunited",
                                    "reunited_elsewhere",
                                    "contact_restored_only",
                                    "not_in_best_interests",
                                    "child_declined",
                                    "now_adult",
                                    "deceased",
                                ],
                            )
                        ),
                        name="reunification_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "reunited"), _negated=True),
                            models.Q(("is_signed_by_giver", True), ("is_signed_by_receiver", True)),
                            _connector="OR",
                        ),
                        name="reunification_is_signed_by_both",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "reunited")),
                        fields=("file",),
                        name="reunification_once_a_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerificationSide",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        choices=[("child", "The child"), ("adult", "The adult")], max_length=12
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("locked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sides",
                        to="registry.verification",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["child", "adult"])),
                        name="verification_side_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("verification", "side"), name="verification_side_once"
                    ),
                    models.UniqueConstraint(
                        fields=("verification", "officer"),
                        name="verification_officer_takes_one_side",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerificationAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("question", "Question and answer"),
                            ("photo_pick_out", "Picking a photo out among several"),
                            ("marks", "Marks and clothing"),
                            ("reference", "Reference by community or authority"),
                            ("document", "Document"),
                            ("dna_referral", "Referral for a DNA test"),
                        ],
                        default="question",
                        max_length=20,
                    ),
                ),
                ("question", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("unknown", models.CharField(blank=True, max_length=16)),
                ("language", models.CharField(blank=True, max_length=12)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="registry.verificationside",
                    ),
                ),
            ],
            options={
                "ordering": ("recorded_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "question",
                                    "photo_pick_out",
                                    "marks",
                                    "reference",
                                    "document",
                                    "dna_referral",
                                ],
                            )
                        ),
                        name="verification_answer_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("answer", ""), _negated=True), ("unknown", "")),
                            models.Q(("answer", ""), models.Q(("unknown", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="verification_answer_or_why_not",
                    ),
                ],
            },
        ),
    ]
