"""Where does the live index keep its rows, and which changes put a record in its queue?

The table of keys is one tree: on SQLite without row numbers, since a second tree for the key would
double what is by far the largest table of the office.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from kintrace.registry import index_triggers

KEYS = (
    "CREATE TABLE registry_indexkey (key bigint NOT NULL, entry bigint NOT NULL,"
    " PRIMARY KEY (key, entry))"
)


def make_keys(apps: Any, schema_editor: Any) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(KEYS + (" WITHOUT ROWID" if is_sqlite else ""))


def drop_keys(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE registry_indexkey")


def install(apps: Any, schema_editor: Any) -> None:
    index_triggers.install(schema_editor.connection)


def remove(apps: Any, schema_editor: Any) -> None:
    index_triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0018_entrychild_to_checklistanswer"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make_keys, drop_keys)],
            state_operations=[
                migrations.CreateModel(
                    name="IndexKey",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "key",
                                "entry",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("key", models.BigIntegerField()),
                        ("entry", models.BigIntegerField()),
                    ],
                ),
            ],
        ),
        migrations.CreateModel(
            name="IndexQueue",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("record_id", models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name="IndexState",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("version", models.CharField(max_length=60)),
                ("counts", models.BinaryField(default=bytes)),
                ("changes", models.IntegerField(default=0)),
                ("counted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="index_has_one_state"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IndexedRecord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("half", models.SmallIntegerField()),
                ("cells", models.JSONField(default=dict)),
                ("facts", models.BinaryField(default=bytes)),
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indexed",
                        to="registry.record",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("half__in", (0, 1))), name="index_has_two_halves"
                    )
                ],
            },
        ),
        migrations.RunPython(install, remove),
    ]
