"""Which tables are made, from Movement to Relation?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0007_consent_to_roster"),
    ]

    operations = [
        migrations.CreateModel(
            name="Movement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("from_text", models.CharField(blank=True, max_length=300)),
                ("to_text", models.CharField(blank=True, max_length=300)),
                ("departed_text", models.CharField(blank=True, max_length=100)),
                ("departed_earliest", models.DateField(blank=True, null=True)),
                ("departed_latest", models.DateField(blank=True, null=True)),
                ("arrived_text", models.CharField(blank=True, max_length=100)),
                ("arrived_earliest", models.DateField(blank=True, null=True)),
                ("arrived_latest", models.DateField(blank=True, null=True)),
                ("route", models.JSONField(blank=True, default=list)),
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
                    "from_institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "to_institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.institution",
                    ),
                ),
                (
                    "from_place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.place",
                    ),
                ),
                (
                    "to_place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.place",
                    ),
                ),
                (
                    "roster",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="registry.roster",
                    ),
                ),
                (
                    "arranging_party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.source",
                    ),
                ),
                (
                    "receiving_party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.source",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ("departed_earliest", "recorded_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("departed_earliest__isnull", True),
                                ("departed_latest__isnull", True),
                            ),
                            ("departed_earliest__lte", models.F("departed_latest")),
                            _connector="OR",
                        ),
                        name="movement_departure_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("arrived_earliest__isnull", True), ("arrived_latest__isnull", True)
                            ),
                            ("arrived_earliest__lte", models.F("arrived_latest")),
                            _connector="OR",
                        ),
                        name="movement_arrival_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MovedChild",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "movement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="registry.movement",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="registry.record",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("movement", "record"), name="child_moved_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("position", models.IntegerField()),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roster_lines",
                        to="registry.record",
                    ),
                ),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="registry.roster",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(fields=("roster", "position"), name="roster_line_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("seen_in_person", "Seen in person"),
                            ("spoke_with", "Spoken with"),
                            ("photo", "On a photo"),
                            ("document", "In a document"),
                            ("database_listing", "Listed in a database"),
                            ("media", "In the media"),
                            ("hearsay", "Heard from others"),
                        ],
                        max_length=20,
                    ),
                ),
                ("certainty", models.CharField(blank=True, max_length=12)),
                ("observed_text", models.CharField(blank=True, max_length=100)),
                ("observed_earliest", models.DateField(blank=True, null=True)),
                ("observed_latest", models.DateField(blank=True, null=True)),
                ("reported_at", models.DateTimeField()),
                ("has_made_contact", models.BooleanField(null=True)),
                ("is_safe_to_disclose", models.BooleanField(null=True)),
                ("source_reference", models.CharField(blank=True, max_length=500)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sightings",
                        to="registry.record",
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
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sighting",
                        to="registry.record",
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
                "ordering": ("-reported_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "seen_in_person",
                                    "spoke_with",
                                    "photo",
                                    "document",
                                    "database_listing",
                                    "media",
                                    "hearsay",
                                ],
                            )
                        ),
                        name="sighting_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("observed_earliest__isnull", True),
                                ("observed_latest__isnull", True),
                            ),
                            ("observed_earliest__lte", models.F("observed_latest")),
                            _connector="OR",
                        ),
                        name="sighting_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("relation", models.CharField(max_length=60)),
                ("recorded_at", models.DateTimeField()),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations",
                        to="registry.record",
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
                    "relative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relative_of",
                        to="registry.record",
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
                    models.UniqueConstraint(
                        fields=("record", "relative", "relation"), name="relation_said_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("record", models.F("relative")), _negated=True),
                        name="nobody_is_their_own_relative",
                    ),
                ],
            },
        ),
    ]
