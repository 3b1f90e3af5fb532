"""Which columns and rules are added, from claim to verificationanswer?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0011_rules_of_candidate_to_claim"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("strikes__isnull", True),
                    models.Q(("strikes", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="claim_does_not_strike_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("withheld_why", ""), ("unknown", "withheld"), _connector="OR"),
                name="claim_withheld_says_why_only_then",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("unknown__in", ["not_asked", "does_not_know", "withheld", ""])),
                name="claim_unknown_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("certainty__in", ["certain", "probable", "uncertain", ""])),
                name="claim_certainty_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("stance__in", ["supports", "contradicts", "silent", ""])),
                name="claim_stance_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("earliest__isnull", True), ("latest__isnull", True)),
                    ("earliest__lte", models.F("latest")),
                    _connector="OR",
                ),
                name="claim_dates_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("said_earliest__isnull", True), ("said_latest__isnull", True)),
                    ("said_earliest__lte", models.F("said_latest")),
                    _connector="OR",
                ),
                name="claim_said_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("span_end__isnull", True), ("span_start__isnull", True)),
                    models.Q(("span_end__isnull", False), ("span_start__isnull", False)),
                    _connector="OR",
                ),
                name="claim_span_has_two_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["positive", "negative", "inconclusive", ""])),
                name="verification_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome_at__isnull", True), ("outcome_by__isnull", True)),
                    models.Q(("outcome_at__isnull", False), ("outcome_by__isnull", False)),
                    _connector="OR",
                ),
                name="verification_outcome_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("seconded_at__isnull", True), ("seconded_by__isnull", True)),
                    models.Q(("seconded_at__isnull", False), ("seconded_by__isnull", False)),
                    _connector="OR",
                ),
                name="verification_seconded_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seconded_by__isnull", True),
                    models.Q(("outcome_by", models.F("seconded_by")), _negated=True),
                    _connector="OR",
                ),
                name="verification_needs_two_officers",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seconded_by__isnull", True), ("outcome_by__isnull", False), _connector="OR"
                ),
                name="verification_seconded_after_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="verification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("seconded_at__isnull", True)),
                fields=("candidate",),
                name="verification_open_once_a_candidate",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunification",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="reunification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "reunited"), _negated=True),
                    models.Q(("is_signed_by_giver", True), ("is_signed_by_receiver", True)),
                    _connector="OR",
                ),
                name="reunification_is_signed_by_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunification",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "reunited")),
                fields=("file",),
                name="reunification_once_a_file",
            ),
        ),
        migrations.AddConstraint(
            model_name="verificationside",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["child", "adult"])),
                name="verification_side_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="verificationside",
            constraint=models.UniqueConstraint(
                fields=("verification", "side"), name="verification_side_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="verificationside",
            constraint=models.UniqueConstraint(
                fields=("verification", "officer"), name="verification_officer_takes_one_side"
            ),
        ),
        migrations.AddConstraint(
            model_name="verificationanswer",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="verificationanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("answer", ""), _negated=True), ("unknown", "")),
                    models.Q(("answer", ""), models.Q(("unknown", ""), _negated=True)),
                    _connector="OR",
                ),
                name="verification_answer_or_why_not",
            ),
        ),
    ]
