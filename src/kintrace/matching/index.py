"""Which records could one record be about, while records come and change?

A live index in two halves, sought and found. It finds by the same keys as the batch engine, ranks
by the same likeness of facts, and weighs by the same compiled kernel; where its rows are kept is a
storage's to say, so that the library touches no database. Adding, changing and withdrawing are
atomic if the storage's transaction is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np

from kintrace.matching.arrays import Ints
from kintrace.matching.candidates import MOST_PER_REQUEST, keys
from kintrace.matching.context import Context
from kintrace.matching.index_arrays import encoded_of
from kintrace.matching.index_counts import Cells, Counts
from kintrace.matching.index_facts import columns_of_facts, fact_rows, keys_of
from kintrace.matching.index_rank import likeliest, weighed
from kintrace.matching.record import Record, record_of


class Half(IntEnum):
    """Which half of the index a record stands in."""

    SOUGHT = 0
    FOUND = 1

    @property
    def other(self) -> "Half":
        """The half whose records may be the same persons."""
        return Half(1 - self)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of the index; ``facts`` is its row of lasting numbers as bytes.

    ``cells`` are its texts by the columns of ``fields.COLUMNS``.
    """

    record_id: str
    half: Half
    cells: Cells
    facts: bytes


class Storage(Protocol):
    """Where the rows of an index are kept; an entry's number is the storage's own."""

    def number_of(self, record_id: str) -> int | None:
        """Return the number of a record's entry, None if it has none."""

    def put(self, entry: Entry) -> int:
        """Keep an entry in the place of the record's earlier one and return its number."""

    def remove(self, number: int) -> None:
        """Forget an entry."""

    def hold(self, number: int, keys: Sequence[int]) -> None:
        """Keep keys (64 bits with a sign) of an entry."""

    def release(self, number: int, keys: Sequence[int]) -> None:
        """Forget keys of an entry."""

    def sharing(self, keys: Sequence[int], *, most: int) -> Iterable[tuple[int, int]]:
        """Return (key, number) for every entry of each key that at most ``most`` entries have."""

    def facts(self, numbers: Sequence[int]) -> Mapping[int, bytes]:
        """Return the facts of entries by number; one that is gone is left out."""

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        """Return entries by number; one that is gone is left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """One likely record: ``bits`` is evidence and prior in log2 odds, ``evidence`` by feature."""

    record_id: str
    cells: Cells
    bits: float
    evidence: Mapping[str, float]


class LiveIndex:
    """Records that can be searched while they come and change."""

    def __init__(self, storage: Storage, counts: Counts, *, context: Context | None = None) -> None:
        """Open an index on a storage; ``counts`` say how common each value is."""
        self.storage, self.counts = storage, counts
        self.context = context or counts.context()

    def put(self, record_id: str, cells: Cells, *, half: Half) -> None:
        """Add a record, or change it to these cells."""
        self.keep(self.entry_of(record_id, cells, half=half))

    def entry_of(self, record_id: str, cells: Cells, *, half: Half) -> Entry:
        """Return what is kept of a record; nothing is written, so that no one has to wait."""
        return Entry(record_id, half, cells, self._facts(record_of(cells)).tobytes())

    def keep(self, entry: Entry) -> None:
        """Add a record's entry, or put it in the place of its earlier one."""
        self.withdraw(entry.record_id, keeps_entry=True)
        row = np.frombuffer(entry.facts, np.int32)[None]
        number = self.storage.put(entry)
        self.storage.hold(number, keys_of(row, side=entry.half)[1].tolist())

    def withdraw(self, record_id: str, *, keeps_entry: bool = False) -> None:
        """Take a record out; nothing happens if it is not in."""
        number = self.storage.number_of(record_id)
        if number is None:
            return
        entry = self.storage.entries([number])[number]
        row = np.frombuffer(entry.facts, np.int32)[None]
        if row.shape[1] == _width():
            self.storage.release(number, keys_of(row, side=entry.half)[1].tolist())
        if not keeps_entry:
            self.storage.remove(number)

    def candidates(
        self, record_id: str, cells: Cells, *, half: Half, among: Half | None = None
    ) -> tuple[Found, ...]:
        """Return the likeliest records of the other half, or of ``among``, strongest first.

        At most ``MOST_PER_REQUEST``; the record need not be in the index itself.
        """
        record = record_of({**cells, "record_id": record_id})
        searched = half.other if among is None else among
        numbers = self._likely(self._facts(record), among=searched)
        entries = [e for e in self._entries(numbers) if e.record_id != record_id]
        if not entries:
            return ()
        records = [record_of({**entry.cells, "record_id": entry.record_id}) for entry in entries]
        is_asked = half is Half.FOUND and searched is Half.SOUGHT
        sides = (records, [record]) if is_asked else ([record], records)
        encoded = encoded_of(*sides, context=self.context)
        bits = weighed(encoded, is_asked=is_asked)
        prior = self.context.model.prior(self.context.register_size)
        found = [
            Found(
                entry.record_id,
                entry.cells,
                float(row.sum(dtype=np.float64)) + prior,
                dict(zip(encoded.features, row.tolist(), strict=True)),
            )
            for entry, row in zip(entries, bits, strict=True)
        ]
        return tuple(sorted(found, key=lambda one: -one.bits))

    def _facts(self, record: Record) -> Ints:
        return fact_rows(encoded_of([record], [], context=self.context))[0]

    def _entries(self, numbers: Sequence[int]) -> list[Entry]:
        entries = self.storage.entries(numbers)
        return [entries[number] for number in numbers if number in entries]

    def _likely(self, row: Ints, *, among: Half) -> list[int]:
        _, ours, kinds = keys_of(row, side=among)
        most = {
            key: keys()[kind][1] for key, kind in zip(ours.tolist(), kinds.tolist(), strict=True)
        }
        shared = list(self.storage.sharing(list(most), most=max(m for _, m in keys())))
        return likeliest(
            shared,
            most,
            facts=self.storage.facts,
            ours=row,
            rarity=self.counts.rarity(row, side=among),
            kept=MOST_PER_REQUEST,
        )


def _width() -> int:
    return max(int(columns.stop) for columns in columns_of_facts().values())
