"""How does the office's database keep the live index?

The storage that ``matching.index`` asks for, in three tables. Whoever writes opens the
transaction. Plain SQL where a search or a change touches many rows at once.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from kintrace.matching.index import Entry, Half
from kintrace.registry.models import IndexedRecord, IndexQueue
from kintrace.registry.scope import ScopedQuerySet

# Changes worked off at a time: people at work wait no longer than for so many.
BATCH = 5
_ASKED = {
    "sqlite": "SELECT value AS key FROM json_each(%s)",
    "postgresql": "SELECT unnest(%s::bigint[]) AS key",
}
# Counts no further than needed: a block that is too large costs no more than one that is not.
_SHARING = (
    "WITH asked AS ({asked}), few AS (SELECT key FROM asked WHERE (SELECT count(*) FROM"
    " (SELECT 1 FROM registry_indexkey AS held WHERE held.key = asked.key LIMIT %s) AS counted)"
    " BETWEEN 1 AND %s)"
    " SELECT held.key, held.entry FROM few JOIN registry_indexkey AS held ON held.key = few.key"
)
_HOLD = {
    "sqlite": "INSERT OR IGNORE INTO registry_indexkey (key, entry) SELECT value, %s FROM"
    " json_each(%s) WHERE true",
    "postgresql": "INSERT INTO registry_indexkey (entry, key) SELECT %s, unnest(%s::bigint[])"
    " ON CONFLICT DO NOTHING",
}
_RELEASE = {
    "sqlite": "DELETE FROM registry_indexkey WHERE entry = %s AND key IN"
    " (SELECT value FROM json_each(%s))",
    "postgresql": "DELETE FROM registry_indexkey WHERE entry = %s AND key = ANY(%s::bigint[])",
}


class OfficeRows:
    """The index's rows in the office's database."""

    def number_of(self, record_id: str) -> int | None:
        """Return the number of a record's entry, None if it has none."""
        number: int | None = entries().filter(record=record_id).values_list("id", flat=True).first()
        return number

    def put(self, entry: Entry) -> int:
        """Keep an entry in the place of the record's earlier one and return its number."""
        kept, _ = entries().update_or_create(
            record_id=UUID(entry.record_id),
            defaults={"half": int(entry.half), "cells": dict(entry.cells), "facts": entry.facts},
        )
        number: int = kept.pk
        return number

    def remove(self, number: int) -> None:
        """Forget an entry."""
        entries().filter(pk=number).delete()

    def hold(self, number: int, keys: Sequence[int]) -> None:
        """Keep keys of an entry."""
        with connection.cursor() as cursor:
            cursor.execute(_HOLD[connection.vendor], [number, _listed(sorted(keys))])

    def release(self, number: int, keys: Sequence[int]) -> None:
        """Forget keys of an entry."""
        with connection.cursor() as cursor:
            cursor.execute(_RELEASE[connection.vendor], [number, _listed(keys)])

    def sharing(self, keys: Sequence[int], *, most: int) -> Iterable[tuple[int, int]]:
        """Return (key, number) for every entry of each key that at most ``most`` entries have."""
        statement = _SHARING.format(asked=_ASKED[connection.vendor])
        with connection.cursor() as cursor:
            cursor.execute(statement, [_listed(sorted(keys)), most + 1, most])
            found: list[tuple[int, int]] = cursor.fetchall()
        return found

    def facts(self, numbers: Sequence[int]) -> Mapping[int, bytes]:
        """Return the facts of entries by number."""
        marks = ", ".join(["%s"] * len(numbers))
        if not numbers:
            return {}
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, facts FROM registry_indexedrecord WHERE id IN ({marks})", list(numbers)
            )
            return {number: bytes(facts) for number, facts in cursor.fetchall()}

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        """Return entries by number."""
        found = entries().filter(pk__in=list(numbers))
        return {
            number: Entry(str(record), Half(half), cells, bytes(facts))
            for number, record, half, cells, facts in found.values_list(
                "id", "record_id", "half", "cells", "facts"
            )
        }


def entries() -> ScopedQuerySet:
    """Return the entries of all agencies: whether two records may meet is asked of each pair."""
    rows: ScopedQuerySet = IndexedRecord.objects.everywhere(why="the index has no reader")
    return rows


def clear() -> None:
    """Forget the whole index and queue every record, to have it made anew."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM registry_indexkey")
        cursor.execute("DELETE FROM registry_heardword")
    entries().delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO registry_indexqueue (record_id) SELECT id FROM registry_record"
            " WHERE kind NOT IN ('inquirer', 'relative')"
        )


def queued(*, most: int) -> list[tuple[int, UUID]]:
    """Return what waits longest in the queue: number and record."""
    return list(IndexQueue.objects.order_by("id").values_list("id", "record_id")[:most])


def done(numbers: Iterable[int]) -> None:
    """Take rows from the queue."""
    IndexQueue.objects.filter(pk__in=list(numbers)).delete()


def put_last(number: int) -> None:
    """Put a row of the queue behind all others."""
    for row in IndexQueue.objects.filter(pk=number):
        IndexQueue.objects.create(record_id=row.record_id)
        row.delete()


def _listed(keys: Sequence[int]) -> Any:
    return json.dumps(list(keys)) if connection.vendor == "sqlite" else list(keys)
