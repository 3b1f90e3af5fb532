"""Do the migrations make what the models say, with the triggers that refuse?"""

import pytest
from django.core.management import call_command
from django.db import connection

from kintrace.registry import triggers

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def test_the_migrations_make_the_models_as_they_are(db: None) -> None:
    call_command("makemigrations", "registry", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("table", triggers.NEVER_DELETED)
def test_each_table_that_keeps_what_was_said_refuses_to_forget(db: None, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        names = {name for (name,) in cursor.fetchall()}
    assert {f"{table}_refuses_delete", f"{table}_refuses_update"} <= names
