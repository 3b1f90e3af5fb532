"""Which tables are made, from Consent to Roster?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0006_source_to_importrow"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("services", "Services"),
                            ("tracing", "Tracing"),
                            ("verification", "Verification of a relationship"),
                            ("reporting", "Reporting without names"),
                            ("other_organisations", "Telling other organisations"),
                            ("authorities", "Telling authorities"),
                            ("adverse_party", "Telling an adverse party"),
                            ("public_name", "Publishing the name"),
                            ("public_photo", "Publishing a photo"),
                            ("public_relatives", "Publishing names of relatives"),
                            ("contact", "Contact with the family"),
                            ("letters", "Showing letters in the file"),
                        ],
                        max_length=30,
                    ),
                ),
                ("is_given", models.BooleanField()),
                (
                    "legal_basis",
                    models.CharField(
                        choices=[
                            ("consent", "Consent"),
                            ("contract", "Contract"),
                            ("vital_interests", "Vital interests"),
                            ("beneficiary_interests", "Interests of the person"),
                            ("legal_obligation", "Legal obligation"),
                            ("public_interest", "Public interest"),
                            ("other", "Other legitimate interest"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "given_by",
                    models.CharField(
                        choices=[
                            ("child", "The child"),
                            ("caregiver", "The caregiver"),
                            ("parent", "A parent or guardian"),
                            ("self", "The adult"),
                            ("other", "Somebody else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("is_written", models.BooleanField(default=False)),
                ("given_on", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_why", models.TextField(blank=True)),
                (
                    "artifact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.artifact",
                    ),
                ),
                (
                    "handed_over_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_over_from",
                        to="registry.consent",
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
                    "withdrawal_recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="registry.record",
                    ),
                ),
            ],
            options={
                "ordering": ("recorded_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "legal_basis__in",
                                [
                                    "consent",
                                    "contract",
                                    "vital_interests",
                                    "beneficiary_interests",
                                    "legal_obligation",
                                    "public_interest",
                                    "other",
                                ],
                            )
                        ),
                        name="consent_basis_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("given_by__in", ["child", "caregiver", "parent", "self", "other"])
                        ),
                        name="consent_giver_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawal_recorded_by__isnull", True),
                                ("withdrawn_at__isnull", True),
                            ),
                            models.Q(
                                ("withdrawal_recorded_by__isnull", False),
                                ("withdrawn_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="consent_withdrawal_is_recorded",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("handed_over_to__isnull", True), ("withdrawn_at__isnull", True)
                        ),
                        fields=("record", "purpose"),
                        name="consent_stands_once_a_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "purpose__in",
                                [
                                    "services",
                                    "tracing",
                                    "verification",
                                    "reporting",
                                    "other_organisations",
                                    "authorities",
                                    "adverse_party",
                                    "public_name",
                                    "public_photo",
                                    "public_relatives",
                                    "contact",
                                    "letters",
                                ],
                            )
                        ),
                        name="consent_purpose_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Roster",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("as_of_text", models.CharField(blank=True, max_length=100)),
                ("as_of_earliest", models.DateField(blank=True, null=True)),
                ("as_of_latest", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "artifact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.artifact",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rosters",
                        to="registry.institution",
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
                    "recorded_by",
                    models.ForeignKey(
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
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.source",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("as_of_earliest__isnull", True), ("as_of_latest__isnull", True)
                            ),
                            ("as_of_earliest__lte", models.F("as_of_latest")),
                            _connector="OR",
                        ),
                        name="roster_dates_in_order",
                    )
                ],
            },
        ),
    ]
