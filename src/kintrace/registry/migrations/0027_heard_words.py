"""By how the words of their names sound is everybody found, however many there are?

Names that are there already are heard as changed records are: from the queue of the live index.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from kintrace.registry import index_triggers

HEAR_ALL = (
    "INSERT INTO registry_indexqueue (record_id) SELECT id FROM registry_record"
    " WHERE kind NOT IN ('inquirer', 'relative')"
)


def install(apps: Any, schema_editor: Any) -> None:
    index_triggers.install(schema_editor.connection, index_triggers.LATER)


def remove(apps: Any, schema_editor: Any) -> None:
    index_triggers.remove(schema_editor.connection, index_triggers.LATER)


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0026_audit_lock"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeardWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sound", models.BinaryField()),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heard",
                        to="registry.record",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("sound", "record"), name="heard_word_once")
                ],
            },
        ),
        migrations.RunSQL(HEAR_ALL, migrations.RunSQL.noop),
        migrations.RunPython(install, remove),
    ]
