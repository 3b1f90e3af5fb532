"""Which of the records that share a key with one record are worth weighing, and what do they weigh?

Ranked as the batch engine ranks: the rarest key that two records share, and the likeness of their
facts. Compiled work runs on one thread here, since a search is short and others search too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numba
import numpy as np
from numba import njit
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints
from kintrace.matching.candidates import WITHIN, counted_facts
from kintrace.matching.encode import Encoded
from kintrace.matching.engine import weigh
from kintrace.matching.index_facts import columns_of_facts
from kintrace.matching.key_join import Compared, likeness

# Records whose facts are compared for one search: those with the rarest keys.
MOST_COMPARED = 600


def likeliest(
    shared: Sequence[tuple[int, int]],
    most: Mapping[int, int],
    *,
    facts: Callable[[Sequence[int]], Mapping[int, bytes]],
    ours: Ints,
    rarity: NDArray[np.float32],
    kept: int,
) -> list[int]:
    """Return the numbers of the likeliest entries, best first.

    ``shared`` pairs keys with entries, whole blocks; ``most`` says how large a block may be.
    """
    rarest = _smallest_blocks(shared, most)
    looked_at = sorted(rarest, key=lambda number: (rarest[number], number))[:MOST_COMPARED]
    told = facts(looked_at)
    there = [number for number in looked_at if len(told.get(number, b"")) == ours.nbytes]
    if not there:
        return []
    theirs = np.frombuffer(b"".join(told[number] for number in there), np.int32)
    compiled: Any = _likenesses
    alike = compiled(_compared(ours, theirs.reshape(len(there), -1), rarity))
    weights = alike - np.log2([rarest[number] for number in there])
    order = np.argsort(-weights, kind="stable")[:kept]
    # The next best is looked at however far behind: a pair is judged beside it.
    near = [at for at in order[2:] if weights[at] >= weights[order[0]] - WITHIN]
    return [there[at] for at in (*order[:2], *near)]


def weighed(encoded: Encoded, *, is_asked: bool) -> NDArray[np.float32]:
    """Return the kernel's bits of one record with each of several, a row a pair.

    ``is_asked``: the several are requests and the one is of the register.
    """
    count = len(encoded.requests.sex) if is_asked else len(encoded.register.sex)
    several, one = np.arange(count), np.zeros(count, np.int64)
    with _one_thread():
        return weigh(encoded, *((several, one) if is_asked else (one, several)))


def _smallest_blocks(shared: Sequence[tuple[int, int]], most: Mapping[int, int]) -> dict[int, int]:
    """Return for each entry how many have the rarest key that it shares."""
    sizes: dict[int, int] = {}
    for key, _ in shared:
        sizes[key] = sizes.get(key, 0) + 1
    rarest: dict[int, int] = {}
    for key, number in shared:
        size = sizes[key]
        if size <= most[key] and size < rarest.get(number, size + 1):
            rarest[number] = size
    return rarest


@contextmanager
def _one_thread() -> Iterator[None]:
    before = numba.get_num_threads()
    numba.set_num_threads(1)
    try:
        yield
    finally:
        numba.set_num_threads(before)


@njit(nogil=True, cache=True)
def _likenesses(facts):  # type: ignore[no-untyped-def]
    out = np.zeros(len(facts.theirs), np.float32)
    for at in range(len(out)):
        out[at] = likeness(0, at, facts)
    return out


def _compared(ours: Ints, theirs: Ints, rarity: NDArray[np.float32]) -> Compared:
    """Lay the facts that count in a comparison side by side."""
    names, weights, instead = counted_facts()
    columns = [columns_of_facts()[fact] for fact in names]
    chosen = np.concatenate([np.arange(c.start, c.stop) for c in columns])
    return Compared(
        ours=ours[:, chosen],
        theirs=theirs[:, chosen],
        rarity=rarity[:, chosen],
        begin=np.cumsum([0, *(c.stop - c.start for c in columns)]),
        weights=weights,
        instead=instead,
    )
