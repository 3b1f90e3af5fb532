"""After which changes must the live index look at a record again?

Triggers put the record in the queue in the transaction of the change itself, whichever act or
command made it: nothing is lost when the process dies. An erased claim empties the index's copy
at once, and all that it is heard by. A migration that rebuilds one of these tables on SQLite must
call ``install`` again, for ``LATER`` too.
"""

from collections.abc import Iterable
from typing import Any

# Name, table, event, and what is done.
Trigger = tuple[str, str, str, str]

_QUEUE = "INSERT INTO registry_indexqueue (record_id) "
_SOUGHT = "SELECT record_id FROM registry_soughtperson WHERE request_id = NEW.id"
_FORGET = "UPDATE registry_indexedrecord SET cells = '{}' WHERE record_id = NEW.record_id; "
_OF_RECORD = f"{_QUEUE} SELECT NEW.record_id WHERE NEW.record_id IS NOT NULL; "
TRIGGERS = (
    ("claim_added", "registry_claim", "INSERT", _OF_RECORD),
    ("claim_erased", "registry_claim", "UPDATE", _FORGET + _OF_RECORD),
    ("sought", "registry_soughtperson", "INSERT", _OF_RECORD),
    ("related", "registry_relation", "INSERT", _OF_RECORD),
    ("consent", "registry_consent", "INSERT", _OF_RECORD),
    ("filed", "registry_childfile", "INSERT", _OF_RECORD),
    ("file_moved", "registry_childfile", "UPDATE OF state", _OF_RECORD),
    ("withdrawn", "registry_record", "UPDATE OF withdrawn_at", f"{_QUEUE} VALUES (NEW.id); "),
    ("request_moved", "registry_tracingrequest", "UPDATE OF state", f"{_QUEUE} {_SOUGHT}; "),
)
# Those of a table that came after the first ones.
LATER = (
    ("unheard", "registry_claim", "UPDATE",
     "DELETE FROM registry_heardword WHERE record_id = NEW.record_id; "),
)  # fmt: skip


def names() -> tuple[str, ...]:
    """Return the names of all triggers."""
    return tuple(map(_named, (*TRIGGERS, *LATER)))


def install(connection: Any, triggers: Iterable[Trigger] = TRIGGERS) -> None:
    """Make these triggers in this database; making them twice does no harm."""
    make = _sqlite if connection.vendor == "sqlite" else _postgresql
    with connection.cursor() as cursor:
        for one in triggers:
            for statement in make(_named(one), *one[1:]):
                cursor.execute(statement)


def remove(connection: Any, triggers: Iterable[Trigger] = TRIGGERS) -> None:
    """Drop these triggers, for a database that is migrated back."""
    with connection.cursor() as cursor:
        for one in triggers:
            on = "" if connection.vendor == "sqlite" else f" ON {one[1]}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {_named(one)}{on}")


def _named(trigger: Trigger) -> str:
    return f"index_queue_{trigger[0]}"


def _sqlite(name: str, table: str, event: str, does: str) -> list[str]:
    return [f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {event} ON {table} BEGIN {does} END"]


def _postgresql(name: str, table: str, event: str, does: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {does} RETURN NULL; END $$",
        f"CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
