"""Does the database itself queue a record for the index when something about it changes?"""

from django.db import connection

from kintrace.registry import index_triggers
from tests.registry.test_migrations import TRIGGERS


def test_each_change_that_matters_has_its_trigger(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        assert set(index_triggers.names()) <= {name for (name,) in cursor.fetchall()}
