"""Which tables are made, from FamilyMember to Claim?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0003_movement_to_importrow"),
    ]

    operations = [
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
        ),
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
            },
        ),
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
            ],
            options={
                "ordering": ("recorded_at", "id"),
            },
        ),
    ]
