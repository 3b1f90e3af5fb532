"""Which rules does the database hold about letters?"""

from typing import Any

from django.db import migrations, models

from kintrace.registry import index_triggers, triggers


def install(apps: Any, schema_editor: Any) -> None:
    # The table of consents was rebuilt on SQLite, and the tables of letters are new.
    triggers.install(schema_editor.connection)
    index_triggers.install(schema_editor.connection)


def keep(apps: Any, schema_editor: Any) -> None:
    """Nothing to take back: the triggers go with their tables."""


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0019_letters_whose"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="letterattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        [
                            "delivered",
                            "not_at_home",
                            "moved",
                            "not_found",
                            "refused",
                            "unsafe",
                            "deceased",
                        ],
                    )
                ),
                name="letter_attempt_outcome_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "delivered"), _negated=True),
                    models.Q(("mark_kind", ""), _negated=True),
                    _connector="OR",
                ),
                name="letter_delivered_bears_a_mark",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettercheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_fit", True), models.Q(("why", ""), _negated=True), _connector="OR"
                ),
                name="letter_turned_back_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettercontent",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_sealed", False), ("text", ""), _connector="OR"),
                name="letter_sealed_has_no_plain_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterdirectory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("second_by__isnull", True),
                    models.Q(("first_by", models.F("second_by")), _negated=True),
                    _connector="OR",
                ),
                name="letter_directory_needs_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterdirectory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("second_at__isnull", True), ("second_by__isnull", True)),
                    models.Q(("second_at__isnull", False), ("second_by__isnull", False)),
                    _connector="OR",
                ),
                name="letter_directory_seconded_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterenclosure",
            constraint=models.UniqueConstraint(
                fields=("letter", "artifact"), name="letter_encloses_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="letterkey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                    models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                    _connector="OR",
                ),
                name="letter_key_revoked_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at__isnull", True)),
                fields=("owner",),
                name="letter_key_holds_once_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterleg",
            constraint=models.UniqueConstraint(
                fields=("letter", "position"), name="letter_legs_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="letterleg",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True), ("received_at__isnull", True)),
                fields=("letter",),
                name="letter_is_handed_to_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterleg",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("received_at__isnull", True), ("received_by__isnull", True)),
                    models.Q(("received_at__isnull", False), ("received_by__isnull", False)),
                    _connector="OR",
                ),
                name="letter_leg_received_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettercustody",
            constraint=models.CheckConstraint(
                condition=models.Q(("seal__in", ["intact", "broken"])),
                name="letter_custody_seal_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettercustody",
            constraint=models.UniqueConstraint(
                fields=("letter", "hash"), name="letter_custody_kept_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="letterrecovery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_by__isnull", True),
                    models.Q(("asked_by", models.F("agreed_by")), _negated=True),
                    _connector="OR",
                ),
                name="letter_recovery_needs_two_persons",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterrecovery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                    models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                    _connector="OR",
                ),
                name="letter_recovery_agreed_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterrecovery",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="letter_recovery_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterrecoverykey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("second_keeper__isnull", True),
                    models.Q(("first_keeper", models.F("second_keeper")), _negated=True),
                    _connector="OR",
                ),
                name="letter_recovery_needs_two_keepers",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettercustody",
            constraint=models.UniqueConstraint(
                fields=("letter", "position"), name="letter_custody_in_order"
            ),
        ),
        migrations.RunPython(install, keep),
    ]
