"""Which pairs of records are worth weighing?

Never all pairs. Each record gets keys, combinations of a few of its facts in script-neutral form
(``keys.csv``); records that share a key are candidates unless too many share it. A pair is ranked
by the rarest key it shares and by how alike its facts are (``facts.csv``), and each request keeps
its best. This only finds; it proves nothing.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from os import cpu_count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints
from kintrace.matching.encode import Encoded
from kintrace.matching.facts import Facts, facts_of
from kintrace.matching.key_join import Columns, Compared, Shared, likeliest, shared
from kintrace.matching.tables import rows

Numbers = NDArray[np.int64]
MOST_PER_REQUEST = 32
# A record so many bits behind the likeliest of a request is left out, but for the next best.
WITHIN = 11.0
# Keys are followed from the rarest until so many records of a request are looked at.
LOOKED_AT = 192
_FACTS_IN_A_KEY = 3
_CHUNK = 2048


def candidate_pairs(
    encoded: Encoded, *, most: int = MOST_PER_REQUEST, is_one_table: bool = False
) -> tuple[Numbers, Numbers]:
    """Return row numbers of requests, rising, and of records, at most ``most`` a request.

    ``is_one_table`` says that requests and register are the same rows: none is its own candidate.
    """
    found, facts = _found(*facts_of(encoded))
    return _likeliest(found, facts, most, is_one_table=is_one_table)


def _found(ours: Facts, theirs: Facts) -> tuple["_Found", Compared]:
    """Join both tables on all kinds of keys; the facts themselves are not needed any more."""

    def joined(number: int) -> Shared:
        facts, most_records = keys()[number]
        columns = key_columns(ours, facts), key_columns(theirs, facts)
        return shared(*columns, seed=number + 1, most=most_records)

    with ThreadPoolExecutor(cpu_count()) as threads:
        found = _end_to_end(list(threads.map(joined, range(len(keys())))))
    return found, _compared(ours, theirs)


@cache
def keys() -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return the facts that stand together in each kind of key, and how many records may share it.

    A key shared by more records of the register says too little to be followed.
    """
    return tuple((tuple(row["facts"].split()), int(row["most"])) for row in rows("keys.csv"))


def key_columns(facts: Facts, chosen: Sequence[str]) -> Columns:
    """Return the columns of the facts that stand in one kind of key."""
    height = len(facts[chosen[0]])
    filling = [np.zeros((height, 1), np.int32)] * (_FACTS_IN_A_KEY - len(chosen))
    first, second, third = [np.ascontiguousarray(facts[fact]) for fact in chosen] + filling
    return first, second, third


@cache
def counted_facts() -> tuple[tuple[str, ...], NDArray[np.float32], NDArray[np.uint32]]:
    """Return the facts that count when records are compared, and their numbers in `Compared`."""
    told = [row for row in rows("facts.csv") if float(row["share"]) > 0]
    names = tuple(row["fact"] for row in told)
    weights = [[float(row[column]) for column in ("share", "most", "differ")] for row in told]
    instead = [sum(1 << names.index(fact) for fact in row["instead"].split()) for row in told]
    return names, np.array(weights, np.float32), np.array(instead, np.uint32)


def _compared(ours: Facts, theirs: Facts) -> Compared:
    """Lay the facts that count in a comparison side by side."""
    names, weights, instead = counted_facts()
    return Compared(
        ours=np.concatenate([ours[fact] for fact in names], axis=1),
        theirs=np.concatenate([theirs[fact] for fact in names], axis=1),
        rarity=np.concatenate([_rarity(ours[fact], theirs[fact]) for fact in names], axis=1),
        begin=np.cumsum([0, *(ours[fact].shape[1] for fact in names)]),
        weights=weights,
        instead=instead,
    )


def _rarity(ours: Ints, theirs: Ints) -> NDArray[np.float32]:
    """Return in bits how rare each of our values is among their records, 0 where unknown."""
    counts = np.bincount(theirs[theirs >= 0], minlength=int(ours.max(initial=0)) + 1)
    bits = np.log2(len(theirs) / np.maximum(counts[np.maximum(ours, 0)], 1))
    return np.where(ours >= 0, np.maximum(bits, 0), 0).astype(np.float32)


class _Found(NamedTuple):
    """The postings of all kinds of keys end to end: see `likeliest`."""

    begin: Numbers
    low: Numbers | Ints
    high: Numbers | Ints
    postings: Ints


def _end_to_end(found: list[Shared]) -> _Found:
    sizes = [len(one.postings) for one in found]
    position = np.int32 if sum(sizes) <= np.iinfo(np.int32).max else np.int64
    offsets = np.cumsum([0, *sizes])[:-1].astype(position)
    asked = np.concatenate([one.requests for one in found])
    rarest_first = asked.astype(np.int64) * (1 + max(most for _, most in keys()))
    rarest_first += np.concatenate([one.high - one.low for one in found])
    order = np.argsort(rarest_first, kind="stable")
    del rarest_first
    low, high = (
        np.concatenate([run.astype(position) + at for run, at in zip(runs, offsets, strict=True)])
        for runs in ([one.low for one in found], [one.high for one in found])
    )
    begin = np.searchsorted(asked[order], np.arange(int(asked.max(initial=-1)) + 2))
    return _Found(begin, low[order], high[order], np.concatenate([one.postings for one in found]))


def _likeliest(
    found: _Found, facts: Compared, most: int, *, is_one_table: bool
) -> tuple[Numbers, Numbers]:
    compiled: Any = likeliest
    best: Ints = compiled(*found, is_one_table, facts, most, np.float32(WITHIN), LOOKED_AT, _CHUNK)
    request, place = np.nonzero(best >= 0)
    return request, best[request, place].astype(np.int64)
