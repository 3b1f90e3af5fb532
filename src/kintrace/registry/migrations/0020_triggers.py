"""Which rows does the database refuse to change? Installs the triggers of ``registry.triggers``."""

from typing import Any

from django.db import migrations

from kintrace.registry import triggers


def install(apps: Any, schema_editor: Any) -> None:
    triggers.install(schema_editor.connection)


def remove(apps: Any, schema_editor: Any) -> None:
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("registry", "0019_live_index")]

    operations = [migrations.RunPython(install, remove)]
