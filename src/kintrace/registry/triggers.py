"""Which rows does the database itself refuse to change?

Claims, judgements, audit events and other things once said. A claim's value may be emptied once,
by an erasure that two people approved; nothing else changes it. A migration that rebuilds one of
these tables on SQLite must call ``install`` again, since the rebuilt table has no triggers. So
must one that adds such a table: what is not there yet gets none.
"""

from typing import Any

APPEND_ONLY = (
    "registry_accountentry",
    "registry_auditevent",
    "registry_auditcheckpoint",
    "registry_checklistanswer",
    "registry_custodyevent",
    "registry_entrychild",
    "registry_entrygrade",
    "registry_judgement",
    "registry_letterattempt",
    "registry_lettercheck",
    "registry_lettercustody",
    "registry_statechange",
    "registry_statement",
    "registry_statementdecision",
    "registry_textlayer",
    "registry_verificationanswer",
)
NEVER_DELETED = (*APPEND_ONLY, "registry_claim")

# What an erasure leaves as it was: that something was said, by whom, of whom and when.
_KEPT = (
    "id",
    "record_id",
    "movement_id",
    "property",
    "item",
    "unknown",
    "source_id",
    "recorded_at",
    "recorded_by_id",
    "strikes_id",
    "is_retraction",
)
_EMPTIED = ("value", "withheld_why", "choice", "said_text", "strike_reason", "how_known")
_NULLED = ("earliest", "latest", "place_id", "artifact_id", "span_start", "span_end")
_APPROVED = (
    "EXISTS (SELECT 1 FROM registry_twopersonrequest AS asked WHERE asked.id = NEW.erasure_id"
    " AND asked.kind = 'erasure' AND asked.decision = 'approved')"
)
_LOCKED = (
    "EXISTS (SELECT 1 FROM registry_verificationside AS side WHERE side.id = NEW.side_id"
    " AND side.locked_at IS NOT NULL)"
)


def is_erasure(*, same: str) -> str:
    """Return the SQL condition that an update only empties a claim; ``same`` compares NULLs."""
    kept = [f"NEW.{column} {same} OLD.{column}" for column in _KEPT]
    emptied = [f"NEW.{column} IN ('', OLD.{column})" for column in _EMPTIED]
    nulled = [f"(NEW.{column} IS NULL OR NEW.{column} = OLD.{column})" for column in _NULLED]
    once = ["OLD.erasure_id IS NULL", "NEW.erasure_id IS NOT NULL", "NEW.value = ''"]
    return " AND ".join([*once, *kept, *emptied, *nulled, _APPROVED])


def install(connection: Any) -> None:
    """Make the triggers of the tables that are there; making them twice does no harm."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        make = _sqlite if connection.vendor == "sqlite" else _postgresql
        for statement in make(frozenset(there)):
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Drop the triggers: only for a database that is emptied or migrated back."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in there & set(NEVER_DELETED):
            for event in ("update", "delete", "insert"):
                name = f"{table}_refuses_{event}"
                on = "" if connection.vendor == "sqlite" else f" ON {table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def _sqlite(there: frozenset[str]) -> list[str]:
    statements = [
        _sqlite_trigger(table, "DELETE", "1") for table in NEVER_DELETED if table in there
    ]
    statements += [_sqlite_trigger(table, "UPDATE", "1") for table in APPEND_ONLY if table in there]
    statements.append(_sqlite_trigger("registry_claim", "UPDATE", f"NOT ({is_erasure(same='IS')})"))
    statements.append(_sqlite_trigger("registry_verificationanswer", "INSERT", _LOCKED))
    return statements


def _sqlite_trigger(table: str, event: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_refuses_{event.lower()} BEFORE {event} ON {table} "
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{table} refuses {event.lower()}'); END"
    )


def _postgresql(there: frozenset[str]) -> list[str]:
    claim = f"NOT ({is_erasure(same='IS NOT DISTINCT FROM')})"
    statements = [
        _function("kintrace_refuse", "true"),
        _function("kintrace_refuse_unless_erasure", claim),
        _function("kintrace_refuse_when_locked", _LOCKED),
    ]
    for table in filter(there.__contains__, NEVER_DELETED):
        statements.append(_postgresql_trigger(table, "DELETE", "kintrace_refuse"))
    for table in filter(there.__contains__, APPEND_ONLY):
        statements.append(_postgresql_trigger(table, "UPDATE", "kintrace_refuse"))
    claims, answers = "registry_claim", "registry_verificationanswer"
    statements.append(_postgresql_trigger(claims, "UPDATE", "kintrace_refuse_unless_erasure"))
    statements.append(_postgresql_trigger(answers, "INSERT", "kintrace_refuse_when_locked"))
    return statements


def _function(name: str, condition: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '% refuses %', TG_TABLE_NAME, lower(TG_OP) "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )


def _postgresql_trigger(table: str, event: str, function: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER {table}_refuses_{event.lower()} BEFORE {event} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()"
    )
