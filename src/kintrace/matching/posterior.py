"""How likely is each candidate of a request, all of them seen together?

The evidence of the pairs becomes chances in which "none of them" takes part.
"""

import numpy as np
from numpy.typing import NDArray


def posteriors(
    i: NDArray[np.int64], total: NDArray[np.float64], *, present: float
) -> NDArray[np.float64]:
    """Return the chance that each pair is one person when each request has at most one record."""
    if len(i) == 0:
        return np.zeros(0)
    odds = np.exp2(np.clip(total, -100, 100))
    sums = np.bincount(i, weights=odds)
    chance: NDArray[np.float64] = odds / (sums[i] + (1 - present))
    return chance
