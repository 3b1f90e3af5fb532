"""What do the cells of a column say, all read at once?

Which say anything, and which items their lists have. What is plain to a compiled search goes
through it; a cell with letters that it might read otherwise is read as ``values`` would alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from kintrace.matching.arrays import Ints
from kintrace.names.columns.distinct import Numbers, distinct_texts, starts
from kintrace.values import unknown_from_text
from kintrace.values.tables import rows

# What Python strips as white space.
SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
SPACES += "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
# Letters whose lower case is what folding makes of them.
LETTERS = "A-Za-zÀ-ÖØ-Þà-öø-ÿĀ-įı-ňŊ-žЀ-ҁҊ-ԯא-תء-غف-يپچژکگی"
SIGNS = r"\x20-/:-@\[-`{-~\xa0«»–—’‘“”„№،؛؟"
_STRANGE = f"[^0-9{LETTERS}{SIGNS}]"


@dataclass(frozen=True, slots=True)
class Cells:
    """The different cells of a column that say something; ``rows`` gives the cell of each row.

    -1 where a row says nothing.
    """

    texts: pl.Series
    rows: Numbers

    def spread(self, found: Ints) -> Ints:
        """Return what was found for each cell to each row, -1 throughout where it says nothing."""
        nothing = np.full((1, *found.shape[1:]), -1, found.dtype)
        return np.concatenate([found, nothing])[self.rows]


def cells_of(column: pl.Series) -> Cells:
    """Return the different cells of a column, without those that say nothing."""
    texts, numbers = distinct_texts(column)
    is_told = ~_is_unknown(texts)
    renumbered = np.where(is_told, np.cumsum(is_told) - 1, -1)
    return Cells(texts.filter(pl.Series(is_told)), np.append(renumbered, -1)[numbers])


def _is_unknown(texts: pl.Series) -> NDArray[np.bool_]:
    """Tell what ``unknown_from_text`` does of each text."""
    said = texts.str.strip_chars(SPACES)
    words = [row["word"].casefold() for row in rows("unknown_words.csv")]
    listed = said.str.strip_chars(".").str.to_lowercase().is_in(words)
    found = ((said == "") | listed).to_numpy().copy()
    strange = np.flatnonzero(texts.str.contains(_STRANGE).to_numpy())
    for at, text in zip(strange.tolist(), texts.gather(strange), strict=True):
        found[at] = unknown_from_text(text) is not None
    return found


def is_strange(texts: pl.Series) -> NDArray[np.bool_]:
    """Tell which texts have letters that a compiled search might read otherwise than Python."""
    return texts.str.contains(_STRANGE).to_numpy()


def items_of(cells: pl.Series, *, without: Sequence[str] = ()) -> tuple[pl.Series, Numbers]:
    """Return the items of lists in cells, parted at semicolons, and the cell of each.

    What matches a pattern of ``without`` is taken off; then blank items are left out.
    """
    parted = cells.str.split(";")
    of_cell = np.repeat(np.arange(len(parted)), parted.list.len().to_numpy())
    texts = parted.explode()
    for pattern in without:
        texts = texts.str.replace(pattern, "")
    texts = texts.str.strip_chars(SPACES)
    is_told = texts != ""
    return texts.filter(is_told), of_cell[is_told.to_numpy()]


def in_columns(values: Ints, cells: Numbers, *, height: int, width: int) -> Ints:
    """Lay values of cells out, a row a cell in order, at most ``width`` each; -1 after the last."""
    sizes = np.bincount(cells, minlength=height)
    place = np.arange(len(cells)) - np.repeat(starts(sizes)[:-1], sizes)
    kept = place < width
    found = np.full((height, width), -1, np.int32)
    found[cells[kept], place[kept]] = values[kept]
    return found
