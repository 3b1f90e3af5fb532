"""Where does chance come from, so that one seed gives one world on every machine?

Only the raw 64-bit output of PCG64 is used, whose stream numpy promises to keep; everything
derived from it is computed here.
Each purpose has dice of its own, so a change in one table leaves the other draws as they were.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Truths = NDArray[np.bool_]
Texts = NDArray[np.object_]


class Dice:
    """Named, reproducible chance."""

    def __init__(self, seed: int, *names: str) -> None:
        """Seed the dice; the same seed and names give the same throws."""
        self._seed = seed
        self._names = names
        entropy = [seed, *(crc32(name.encode()) for name in names)]
        self._bits = np.random.PCG64(np.random.SeedSequence(entropy))

    def named(self, name: str) -> "Dice":
        """Return fresh dice for one purpose; using them doesn't move these."""
        return Dice(self._seed, *self._names, name)

    def raw(self, count: int) -> NDArray[np.uint64]:
        """Return that many 64-bit numbers."""
        return self._bits.random_raw(count)

    def uniform(self, count: int) -> NDArray[np.float64]:
        """Return numbers from 0 to below 1."""
        return (self.raw(count) >> np.uint64(11)).astype(np.float64) * 2.0**-53

    def below(self, count: int, limit: int | Whole) -> Whole:
        """Return whole numbers from 0 to below the limit (one limit, or one for each)."""
        return (self.uniform(count) * limit).astype(np.int64)

    def chance(self, count: int, share: float) -> Truths:
        """Return truths, true in that share."""
        return self.uniform(count) < share

    def weighted(self, count: int, weights: Sequence[float] | NDArray[np.float64] | Whole) -> Whole:
        """Return places in the list of weights, drawn in proportion to them."""
        # Whole millionths, so that the last bit of a sum can't differ between machines.
        whole = np.rint(np.asarray(weights, dtype=np.float64) * 1_000_000).astype(np.int64)
        edges = np.cumsum(whole)
        return np.searchsorted(edges, self.below(count, int(edges[-1])), side="right").astype(
            np.int64
        )

    def order(self, count: int) -> Whole:
        """Return the numbers 0 to count - 1 in random order."""
        return np.argsort(self.raw(count), kind="stable").astype(np.int64)

    def names(self, count: int, prefix: str) -> list[str]:
        """Return that many different identifiers that carry no meaning, such as ``R-7K2M9QXA``."""
        letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
        numbers = np.unique(self.raw(count + count // 1000 + 8) >> np.uint64(19))
        drawn = numbers[self.order(len(numbers))[:count]].tolist()
        shifts = range(40, -5, -5)
        return [prefix + "".join(letters[(n >> s) & 31] for s in shifts) for n in drawn]
