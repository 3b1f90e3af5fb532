"""Which records of two tables have a key in common, and which of those are the likeliest?

Compiled. Keys are never stored for all records: each is made anew in every pass, and two bit maps
leave out the keys that only one table has, so that only a small part is ever looked up.
"""

from typing import NamedTuple

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints
from kintrace.matching.compiled import uncounted

Columns = tuple[Ints, Ints, Ints]
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_ONE, _BITS = np.uint64(1), np.uint64(63)
# Bits of a map for each key that is put in it: one key in eight passes by accident.
_ROOM = 8
_SMALLEST = 64


class Shared(NamedTuple):
    """Requests with a key that records have as well: ``postings[low:high]`` are those records."""

    requests: Ints
    low: Ints
    high: Ints
    postings: Ints


def shared(ours: Columns, theirs: Columns, *, seed: int, most: int) -> Shared:
    """Join two tables on one kind of key, a combination of up to three facts.

    A key that more than ``most`` records share is not followed.
    """
    start, empty = np.uint64(seed), np.zeros(1, np.uint64)
    ours_map = _map(walk(ours, start, empty, empty, False, False, *_rows(0)))
    walk(ours, start, empty, ours_map, False, True, *_rows(0))
    theirs_map = np.zeros_like(ours_map)
    records = _rows(walk(theirs, start, ours_map, theirs_map, True, True, *_rows(0)))
    walk(theirs, start, ours_map, empty, True, False, *records)
    requests = _rows(walk(ours, start, theirs_map, empty, True, False, *_rows(0)))
    walk(ours, start, theirs_map, empty, True, False, *requests)
    return Shared(*_joined(*records, *requests, most))


def _rows(count: int) -> tuple[Ints, NDArray[np.uint64]]:
    return np.zeros(count, np.int32), np.zeros(count, np.uint64)


def _map(keys: int) -> NDArray[np.uint64]:
    bits = max(keys * _ROOM, _SMALLEST)
    return np.zeros(1 << max(0, (bits - 1).bit_length() - 6), np.uint64)


@uncounted(nogil=True, cache=True)
def _mixed(key):  # type: ignore[no-untyped-def]
    key = (key ^ (key >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    key = (key ^ (key >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return key ^ (key >> np.uint64(31))


@uncounted(nogil=True, cache=True)
def _is_new(values, at):  # type: ignore[no-untyped-def]
    if values[at] < 0:
        return False
    for before in range(at):  # noqa: SIM110 (compiled: no generators)
        if values[before] == values[at]:
            return False
    return True


@uncounted(nogil=True, cache=True)
def walk(columns, seed, test, put, is_tested, is_put, rows, keys):  # type: ignore[no-untyped-def]
    """Make every key of every record and return how many passed the test.

    The test and what is put in are bit maps; rows and keys are filled as far as there is room.
    """
    a, b, c = columns
    found = 0
    test_mask, put_mask = np.uint64(len(test) * 64 - 1), np.uint64(len(put) * 64 - 1)
    for row in range(len(a)):
        for x in range(a.shape[1]):
            if not _is_new(a[row], x):
                continue
            first = _mixed(seed ^ (np.uint64(a[row, x]) * _SPREAD))
            for y in range(b.shape[1]):
                if not _is_new(b[row], y):
                    continue
                second = _mixed(first ^ (np.uint64(b[row, y]) * _SPREAD))
                for z in range(c.shape[1]):
                    if not _is_new(c[row], z):
                        continue
                    key = _mixed(second ^ (np.uint64(c[row, z]) * _SPREAD))
                    if is_tested:
                        bit = key & test_mask
                        if not (test[bit >> np.uint64(6)] >> (bit & _BITS)) & _ONE:
                            continue
                    if is_put:
                        bit = key & put_mask
                        put[bit >> np.uint64(6)] |= _ONE << (bit & _BITS)
                    if found < len(rows):
                        rows[found] = row
                        keys[found] = key
                    found += 1
    return found


@uncounted(nogil=True, cache=True)
def _slot(slots, key):  # type: ignore[no-untyped-def]
    """Return where a key (never 0) stands in an open table, or where it would."""
    mask = np.uint64(len(slots) - 1)
    at = (key >> np.uint64(20)) & mask
    while slots[at] != 0 and slots[at] != key:
        at = (at + _ONE) & mask
    return at


@njit(nogil=True, cache=True)
def _joined(records, record_keys, requests, request_keys, most):  # type: ignore[no-untyped-def]
    size = 16
    while size < 2 * len(record_keys) + 2:
        size *= 2
    slots, count = np.zeros(size, np.uint64), np.zeros(size, np.int32)
    start, where = np.full(size, -1, np.int32), np.zeros(len(record_keys), np.int64)
    for i in range(len(record_keys)):
        at = _slot(slots, record_keys[i] | _ONE)
        slots[at] = record_keys[i] | _ONE
        count[at] += 1
        where[i] = at
    total = 0
    for at in range(size):
        if 0 < count[at] <= most:
            start[at] = total
            total += count[at]
    postings, filled = np.zeros(total, np.int32), start.copy()
    for i in range(len(record_keys)):
        at = where[i]
        if filled[at] >= 0:
            postings[filled[at]] = records[i]
            filled[at] += 1
    rows = np.zeros(len(requests), np.int32)
    low, high = np.zeros(len(requests), np.int32), np.zeros(len(requests), np.int32)
    found = 0
    for i in range(len(requests)):
        at = _slot(slots, request_keys[i] | _ONE)
        if slots[at] != 0 and start[at] >= 0:
            rows[found], low[found] = requests[i], start[at]
            high[found] = start[at] + count[at]
            found += 1
    return rows[:found].copy(), low[:found].copy(), high[:found].copy(), postings


class Compared(NamedTuple):
    """All facts of both tables side by side, and how a shared one counts.

    Fact ``f`` stands in the columns from ``begin[f]`` to ``begin[f + 1]`` of ``ours`` and
    ``theirs``; ``rarity`` says in bits how rare each value of ours is. ``weights`` has a row a
    fact: the share of the rarity that counts, the most it may count, and what a difference counts.
    ``instead`` are the facts, one bit each, of which one that agreed makes this one say nothing.
    """

    ours: Ints
    theirs: Ints
    rarity: NDArray[np.float32]
    begin: NDArray[np.int64]
    weights: NDArray[np.float32]
    instead: NDArray[np.uint32]


@uncounted(nogil=True, cache=True)
def likeness(request, record, facts):  # type: ignore[no-untyped-def]
    """Return in bits about how much the facts of two records speak for one person."""
    bits, agreed = np.float32(0), np.uint32(0)
    for fact in range(len(facts.begin) - 1):
        if facts.instead[fact] & agreed:
            continue
        first, last = facts.begin[fact], facts.begin[fact + 1]
        best, are_known = np.float32(-1), False
        for x in range(first, last):
            if facts.ours[request, x] < 0:
                continue
            for y in range(first, last):
                if facts.theirs[record, y] < 0:
                    continue
                are_known = True
                if facts.ours[request, x] == facts.theirs[record, y]:
                    best = max(best, facts.rarity[request, x])
        if best >= 0:
            agreed |= np.uint32(1) << np.uint32(fact)
            bits += min(best * facts.weights[fact, 0], facts.weights[fact, 1])
        elif are_known:
            bits += facts.weights[fact, 2]
    return bits


@njit(parallel=True, cache=True)
def likeliest(begin, low, high, postings, is_one_table, facts, most, within, looked_at, chunk):  # type: ignore[no-untyped-def]
    """Return for each request the row numbers of its likeliest records, -1 after the last.

    ``low[v]:high[v]`` with ``v`` from ``begin[r]`` to ``begin[r + 1]`` are the keys of request
    ``r``, the rarest first; they are followed until ``looked_at`` records are found. The likeness
    of the facts is added to the rarity of the rarest key that a pair shares.
    Records more than ``within`` bits behind a request's likeliest are left out, but for the next.
    Where a table is matched with itself, ``is_one_table``, no record is its own.
    """
    requests, size = len(begin) - 1, len(facts.theirs)
    out = np.full((requests, most), -1, np.int32)
    for c in prange((requests + chunk - 1) // chunk):
        rarest, touched = np.full(size, -1, np.float32), np.zeros(size, np.int32)
        kept = np.zeros(most, np.float32)
        for r in range(c * chunk, min((c + 1) * chunk, requests)):
            count = 0
            for v in range(begin[r], begin[r + 1]):
                if count >= looked_at:
                    break
                rarity = np.float32(np.log2(size / (high[v] - low[v])))
                for p in range(low[v], high[v]):
                    row = postings[p]
                    if rarest[row] < 0 and not (is_one_table and row == r):
                        touched[count] = row
                        count += 1
                        rarest[row] = rarity
            kept_count = 0
            for t in range(count):
                row = touched[t]
                weight = rarest[row] + likeness(r, row, facts)
                rarest[row] = -1
                if kept_count == most and weight <= kept[most - 1]:
                    continue
                at = min(kept_count, most - 1)
                while at > 0 and kept[at - 1] < weight:
                    kept[at], out[r, at] = kept[at - 1], out[r, at - 1]
                    at -= 1
                kept[at], out[r, at] = weight, row
                kept_count = min(kept_count + 1, most)
            for at in range(2, kept_count):
                if kept[at] < kept[0] - within:
                    out[r, at] = -1
    return out
