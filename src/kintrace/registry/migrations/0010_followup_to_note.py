"""Which tables are made, from FollowUp to Note?"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0009_casetransfer_to_flag"),
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
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                fields=("gazetteer", "code"), name="place_code_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="placename",
            constraint=models.UniqueConstraint(
                fields=("place", "name", "language", "kind"), name="place_name_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="placename",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["present", "old", "alternative"])),
                name="place_name_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="movedchild",
            constraint=models.UniqueConstraint(
                fields=("movement", "record"), name="child_moved_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["same", "different", "unsure"])),
                name="judgement_answer_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))),
                name="judgement_pair_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "different"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="judgement_different_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(fields=("whole", "number"), name="import_row_once"),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.UniqueConstraint(
                fields=("family", "record"), name="record_in_family_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
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
                        ],
                    )
                ),
                name="consent_purpose_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("given_by__in", ["child", "caregiver", "parent", "self", "other"])
                ),
                name="consent_giver_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("withdrawal_recorded_by__isnull", True), ("withdrawn_at__isnull", True)
                    ),
                    models.Q(
                        ("withdrawal_recorded_by__isnull", False), ("withdrawn_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="consent_withdrawal_is_recorded",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("handed_over_to__isnull", True), ("withdrawn_at__isnull", True)
                ),
                fields=("record", "purpose"),
                name="consent_stands_once_a_purpose",
            ),
        ),
        migrations.AddIndex(
            model_name="childfile",
            index=models.Index(fields=["agency", "state"], name="file_by_state"),
        ),
        migrations.AddIndex(
            model_name="childfile",
            index=models.Index(fields=["next_owner", "next_due_on"], name="file_by_next_step"),
        ),
        migrations.AddConstraint(
            model_name="childfile",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="childfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["closed", "deceased", "transferred_out", "duplicate_of"]),
                    models.Q(
                        models.Q(("next_step", ""), _negated=True),
                        ("next_due_on__isnull", False),
                        ("next_owner__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="file_has_a_next_step_until_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="childfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "duplicate_of"), _negated=True),
                    ("duplicate_of__isnull", False),
                    _connector="OR",
                ),
                name="file_duplicate_names_the_other",
            ),
        ),
        migrations.AddConstraint(
            model_name="carearrangement",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="carearrangement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("started_earliest__isnull", True), ("started_latest__isnull", True)),
                    ("started_earliest__lte", models.F("started_latest")),
                    _connector="OR",
                ),
                name="care_dates_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["state", "proposed_at"], name="candidate_by_state"),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(("sought", models.F("found")), _negated=True),
                name="candidate_pairs_two_records",
            ),
        ),
    ]
