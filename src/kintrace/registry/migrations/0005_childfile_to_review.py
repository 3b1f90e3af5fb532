"""Which tables are made, from ChildFile to Review?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0004_candidate_to_familymember"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChildFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20, unique=True)),
                (
                    "state",
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
                        default="identified",
                        max_length=30,
                    ),
                ),
                ("state_at", models.DateTimeField()),
                ("next_step", models.CharField(blank=True, max_length=200)),
                ("next_due_on", models.DateField(blank=True, null=True)),
                ("is_safe_to_talk", models.BooleanField(null=True)),
                ("opened_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.agency",
                    ),
                ),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="registry.childfile",
                    ),
                ),
                (
                    "next_owner",
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
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="file",
                        to="registry.record",
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_at",),
                "indexes": [
                    models.Index(fields=["agency", "state"], name="file_by_state"),
                    models.Index(fields=["next_owner", "next_due_on"], name="file_by_next_step"),
                    models.Index(
                        fields=["agency", "-opened_at", "id", "team", "owner"],
                        name="file_by_opening",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "identified",
                                    "registered",
                                    "documented",
                                    "tracing",
                                    "match_proposed",
                                    "contact_with_family",
                                    "verification",
                                    "best_interests",
                                    "reunification_planned",
                                    "reunited",
                                    "follow_up",
                                    "closed",
                                    "contact_only",
                                    "not_in_best_interests",
                                    "child_declined",
                                    "now_adult",
                                    "deceased",
                                    "transferred_out",
                                    "duplicate_of",
                                ],
                            )
                        ),
                        name="file_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["closed", "deceased", "transferred_out", "duplicate_of"],
                            ),
                            models.Q(
                                models.Q(("next_step", ""), _negated=True),
                                ("next_due_on__isnull", False),
                                ("next_owner__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="file_has_a_next_step_until_it_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "duplicate_of"), _negated=True),
                            ("duplicate_of__isnull", False),
                            _connector="OR",
                        ),
                        name="file_duplicate_names_the_other",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CareArrangement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("parent_s", "Parents"),
                            ("step_parent", "Step-parent"),
                            ("customary_caregiver_s", "Customary caregivers"),
                            ("adult_sibling", "Adult sibling"),
                            ("kinship_care_extended_family", "Kinship care"),
                            ("foster_care", "Foster care"),
                            ("residential_care", "Residential care"),
                            ("kafala", "Kafala"),
                            ("independent_living", "Independent living"),
                            ("child_headed_household", "Child-headed household"),
                            ("unrelated_adult", "Unrelated adult"),
                            ("no_care_arrangement", "No care arrangement"),
                            ("other", "Other"),
                        ],
                        max_length=40,
                    ),
                ),
                ("care_agency", models.CharField(blank=True, max_length=200)),
                ("knows_family", models.CharField(blank=True, max_length=300)),
                ("reason_for_change", models.CharField(blank=True, max_length=300)),
                ("started_text", models.CharField(max_length=100)),
                ("started_earliest", models.DateField(blank=True, null=True)),
                ("started_latest", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
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
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_arrangements",
                        to="registry.childfile",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.institution",
                    ),
                ),
                (
                    "caregiver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cares_for",
                        to="registry.record",
                    ),
                ),
            ],
            options={
                "ordering": ("-recorded_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "parent_s",
                                    "step_parent",
                                    "customary_caregiver_s",
                                    "adult_sibling",
                                    "kinship_care_extended_family",
                                    "foster_care",
                                    "residential_care",
                                    "kafala",
                                    "independent_living",
                                    "child_headed_household",
                                    "unrelated_adult",
                                    "no_care_arrangement",
                                    "other",
                                ],
                            )
                        ),
                        name="care_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("started_earliest__isnull", True), ("started_latest__isnull", True)
                            ),
                            ("started_earliest__lte", models.F("started_latest")),
                            _connector="OR",
                        ),
                        name="care_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("opened_at", models.DateTimeField()),
                ("put_off_until", models.DateField(blank=True, null=True)),
                ("asked", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="registry.candidate",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("candidate", "by"), name="review_once_a_reader"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                ("answered_at__isnull", False), ("answered_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="review_answered_by_somebody",
                    ),
                ],
            },
        ),
    ]
