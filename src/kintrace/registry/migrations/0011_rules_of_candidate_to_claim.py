"""Which columns and rules are added, from candidate to claim?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0010_followup_to_note"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "superseded"), _negated=True),
                fields=("sought", "found"),
                name="candidate_pair_stands_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "rejected"), _negated=True),
                    models.Q(("state_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="candidate_rejected_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["in_progress", "accepted", "rejected", "revoked", "done"])
                ),
                name="referral_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                    _connector="OR",
                ),
                name="referral_answered_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("candidate", "by"), name="review_once_a_reader"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                    _connector="OR",
                ),
                name="review_answered_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="rosterline",
            constraint=models.UniqueConstraint(
                fields=("roster", "position"), name="roster_line_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("observed_earliest__isnull", True), ("observed_latest__isnull", True)
                    ),
                    ("observed_earliest__lte", models.F("observed_latest")),
                    _connector="OR",
                ),
                name="sighting_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["party", "institution", "person", "publication"])),
                name="source_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "person"), _negated=True),
                    ("agency__isnull", False),
                    _connector="OR",
                ),
                name="person_as_source_belongs_to_an_agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="roster",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("as_of_earliest__isnull", True), ("as_of_latest__isnull", True)),
                    ("as_of_earliest__lte", models.F("as_of_latest")),
                    _connector="OR",
                ),
                name="roster_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.UniqueConstraint(
                fields=("record", "relative", "relation"), name="relation_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(("record", models.F("relative")), _negated=True),
                name="nobody_is_their_own_relative",
            ),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["agency", "kind", "made_at"], name="record_by_agency"),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "child",
                            "sought",
                            "inquirer",
                            "relative",
                            "list_line",
                            "card_78",
                            "sighting",
                        ],
                    )
                ),
                name="record_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="record_withdrawn_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("departed_earliest__isnull", True), ("departed_latest__isnull", True)
                    ),
                    ("departed_earliest__lte", models.F("departed_latest")),
                    _connector="OR",
                ),
                name="movement_departure_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("arrived_earliest__isnull", True), ("arrived_latest__isnull", True)),
                    ("arrived_earliest__lte", models.F("arrived_latest")),
                    _connector="OR",
                ),
                name="movement_arrival_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["done", "undone"])), name="import_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                    _connector="OR",
                ),
                name="import_undone_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="artifact",
            constraint=models.UniqueConstraint(
                fields=("agency", "sha256", "record"), name="artifact_kept_once_for_a_record"
            ),
        ),
        migrations.AddConstraint(
            model_name="artifact",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                name="artifact_hash_is_sha256",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["owner", "done_at", "due_on"], name="task_by_owner"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                    models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                    _connector="OR",
                ),
                name="task_done_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="tracingrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "closed"])), name="request_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="soughtperson",
            constraint=models.UniqueConstraint(
                fields=("request", "position"), name="sought_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="twopersonrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["disclosure", "photo_publication", "erasure"])),
                name="two_person_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="twopersonrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision__in", ["approved", "refused", ""])),
                name="two_person_decision_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="twopersonrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    models.Q(("asked_by", models.F("decided_by")), _negated=True),
                    _connector="OR",
                ),
                name="two_person_request_needs_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="twopersonrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    _connector="OR",
                ),
                name="two_person_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="twopersonrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("done_at__isnull", True), ("decision", "approved"), _connector="OR"
                ),
                name="two_person_done_after_approval",
            ),
        ),
        migrations.AddConstraint(
            model_name="twopersonrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_at__isnull", True),
                    models.Q(("decision", ""), _negated=True),
                    _connector="OR",
                ),
                name="two_person_decided_says_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="twopersonrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="two_person_has_a_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(fields=["record", "property"], name="claim_by_record"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("movement__isnull", True), ("record__isnull", False)),
                    models.Q(("movement__isnull", False), ("record__isnull", True)),
                    _connector="OR",
                ),
                name="claim_is_about_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_retraction", False), ("strikes__isnull", False), _connector="OR"
                ),
                name="claim_retraction_strikes_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("strikes__isnull", True),
                    models.Q(("strike_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="claim_strikes_for_a_reason",
            ),
        ),
    ]
