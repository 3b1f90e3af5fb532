"""Which different values does a column have, and where does each stand?

Numbers for texts and for rows of numbers, given in the order in which they are first met.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def distinct_texts(texts: pl.Series) -> tuple[pl.Series, Numbers]:
    """Return the different texts, and for each text its place among them; -1 for null.

    >>> distinct_texts(pl.Series(["b", "a", None, "b"]))[1].tolist()
    [0, 1, -1, 0]
    """
    values = texts.drop_nulls().unique(maintain_order=True)
    codes = texts.cast(pl.Enum(values)).to_physical().cast(pl.Int64).fill_null(-1)
    return values, codes.to_numpy()


def distinct_rows(rows: NDArray[Any]) -> tuple[Numbers, Numbers]:
    """Return where each different row first stands, and for each row its place among them.

    >>> [found.tolist() for found in distinct_rows(np.array([[5, 1], [2, 2], [5, 1]]))]
    [[0, 1], [0, 1, 0]]
    """
    if len(rows) == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    columns = {f"{at}": np.ascontiguousarray(column) for at, column in enumerate(rows.T)}
    frame = pl.DataFrame(columns).with_row_index("row")
    groups = frame.group_by(list(columns), maintain_order=True).agg("row").get_column("row")
    numbers = np.empty(len(rows), np.int64)
    sizes = groups.list.len().to_numpy()
    numbers[groups.explode().to_numpy()] = np.repeat(np.arange(len(sizes)), sizes)
    return groups.list.first().to_numpy().astype(np.int64), numbers


def starts(sizes: Iterable[int] | NDArray[Any]) -> Numbers:
    """Return where each of several runs laid end to end starts, and where the last ends."""
    counted = sizes if isinstance(sizes, np.ndarray) else np.fromiter(sizes, np.int64)
    return np.concatenate([[0], np.cumsum(counted, dtype=np.int64)])
