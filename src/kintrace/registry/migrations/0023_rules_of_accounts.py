"""Which rules do documents and accounts keep, and which of their rows are never changed?"""

from typing import Any

from django.db import migrations, models

from kintrace.registry import triggers


def install(apps: Any, schema_editor: Any) -> None:
    triggers.install(schema_editor.connection)


def remove(apps: Any, schema_editor: Any) -> None:
    """Leave the triggers: they go away with their tables."""


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0022_statements"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("agency", "artifact"), name="document_read_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="entrychild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("strikes__isnull", True),
                    models.Q(("strike_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="entry_child_struck_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="entrychild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("strikes__isnull", True),
                    models.Q(("strikes", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="entry_child_not_struck_by_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="entrygrade",
            constraint=models.CheckConstraint(
                condition=models.Q(("reliability__in", ["A", "B", "C", "D", "E", "F"])),
                name="entry_reliability_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="entrygrade",
            constraint=models.CheckConstraint(
                condition=models.Q(("credibility__in", ["1", "2", "3", "4", "5", "6"])),
                name="entry_credibility_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="entrygrade",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="entry_graded_for_a_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="accountentry",
            index=models.Index(fields=["movement", "slot"], name="account_entry_by_movement"),
        ),
        migrations.AddConstraint(
            model_name="accountentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("strikes__isnull", True),
                    models.Q(("strike_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="account_entry_struck_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("strikes__isnull", True),
                    models.Q(("strikes", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="account_entry_not_struck_by_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("polarity__in", ["affirms", "denies", "leaves_open"])),
                name="account_polarity_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("slot", ""), _negated=True), name="account_entry_has_a_slot"
            ),
        ),
        migrations.AddConstraint(
            model_name="accountentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lowest__isnull", True),
                    ("highest__isnull", True),
                    ("lowest__lte", models.F("highest")),
                    _connector="OR",
                ),
                name="account_numbers_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answer__in", ["confirm", "correct", "reject", "split", "nest"])
                ),
                name="statement_answer_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "nest"), ("inside__isnull", False)),
                    models.Q(models.Q(("answer", "nest"), _negated=True), ("inside__isnull", True)),
                    _connector="OR",
                ),
                name="statement_nested_in_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("inside__isnull", True),
                    models.Q(("inside", models.F("statement")), _negated=True),
                    _connector="OR",
                ),
                name="statement_not_nested_in_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "reject"), _negated=True),
                    models.Q(("why", ""), _negated=True),
                    _connector="OR",
                ),
                name="statement_rejected_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="textlayer",
            constraint=models.UniqueConstraint(
                fields=("document", "number"), name="text_layer_numbered_once"
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["layer", "number"], name="statement_by_layer"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("span_start__gte", 0), ("span_end__gt", models.F("span_start"))
                ),
                name="statement_has_a_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent__isnull", True),
                    models.Q(("parent", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="statement_not_in_itself",
            ),
        ),
        migrations.RunPython(install, remove),
    ]
