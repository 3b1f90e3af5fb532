"""Which pairs of records are worth weighing?

Never all pairs. Each record gets keys, combinations of a few of its facts in script-neutral form
(``keys.csv``); records that share a key are candidates unless too many share it. A pair is ranked
by the rarest key it shares and by which facts its keys tell, and each request keeps its best.
This only finds; it proves nothing.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from os import cpu_count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints
from kintrace.matching.encode import Encoded
from kintrace.matching.facts import Facts, facts_of
from kintrace.matching.key_join import Columns, Shared, likeliest, shared
from kintrace.matching.tables import rows

Numbers = NDArray[np.int64]
# A key shared by more records of the register than this says too little to be followed.
MOST_PER_KEY = 200
MOST_PER_REQUEST = 24
_FACTS_IN_A_KEY = 3
_CHUNK = 2048


def candidate_pairs(
    encoded: Encoded, *, most: int = MOST_PER_REQUEST, most_per_key: int = MOST_PER_KEY
) -> tuple[Numbers, Numbers]:
    """Return row numbers of requests, rising, and of records, at most ``most`` a request."""
    ours, theirs = facts_of(encoded)

    def joined(number: int) -> Shared:
        facts = keys()[number]
        return shared(_columns(ours, facts), _columns(theirs, facts), seed=number + 1,
                      most=most_per_key)  # fmt: skip

    with ThreadPoolExecutor(cpu_count()) as threads:
        found = list(threads.map(joined, range(len(keys()))))
    return _gathered(found, len(encoded.requests.sex), len(encoded.register.sex), most)


@cache
def keys() -> tuple[tuple[str, ...], ...]:
    """Return the facts that stand together in each kind of key."""
    return tuple(tuple(row["facts"].split()) for row in rows("keys.csv"))


@cache
def _fact_bits() -> dict[str, float]:
    return {row["fact"]: float(row["bits"]) for row in rows("facts.csv")}


@cache
def _implied() -> dict[str, tuple[str, ...]]:
    return {row["fact"]: tuple(row["implies"].split()) for row in rows("facts.csv")}


def _told(facts: Sequence[str]) -> int:
    """Return the facts that a key tells, one bit each: those in it and those that they imply."""
    numbers = list(_fact_bits())
    bits = 0
    for fact in facts:
        bits |= 1 << numbers.index(fact) | _told(_implied()[fact])
    return bits


def _columns(facts: Facts, chosen: Sequence[str]) -> Columns:
    height = len(facts[chosen[0]])
    filling = [np.zeros((height, 1), np.int32)] * (_FACTS_IN_A_KEY - len(chosen))
    first, second, third = [np.ascontiguousarray(facts[fact]) for fact in chosen] + filling
    return first, second, third


def _gathered(
    found: Sequence[Shared], requests: int, size: int, most: int
) -> tuple[Numbers, Numbers]:
    offsets = np.cumsum([0, *(len(one.postings) for one in found)])
    asked = np.concatenate([one.requests for one in found])
    order = np.argsort(asked, kind="stable")
    kinds = np.repeat(np.arange(len(found)), [len(one.requests) for one in found])
    compiled: Any = likeliest
    best: Ints = compiled(
        np.searchsorted(asked[order], np.arange(requests + 1)),
        _laid_out([one.low for one in found], offsets)[order],
        _laid_out([one.high for one in found], offsets)[order],
        kinds.astype(np.int32)[order],
        np.concatenate([one.postings for one in found]),
        np.array([_told(facts) for facts in keys()], np.uint32),
        np.array(list(_fact_bits().values()), np.float32),
        size,
        most,
        _CHUNK,
    )
    request, place = np.nonzero(best >= 0)
    return request, best[request, place].astype(np.int64)


def _laid_out(runs: Sequence[Ints], offsets: Numbers) -> Numbers:
    """Return positions in the postings of all kinds laid end to end."""
    return np.concatenate([run + offset for run, offset in zip(runs, offsets[:-1], strict=True)])
